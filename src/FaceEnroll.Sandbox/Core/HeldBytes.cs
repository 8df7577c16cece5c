namespace FaceEnroll.Sandbox.Core;

/// <summary>How many bytes of requests wait to be executed later, up to a limit.</summary>
internal sealed class HeldBytes(long maxBytes)
{
    private long _bytes;

    public long MaxBytes => maxBytes;

    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) <= maxBytes)
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    public void Give(long bytes) => Interlocked.Add(ref _bytes, -bytes);
}
