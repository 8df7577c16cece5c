namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>
/// A socket that tells when so many bytes went in, inside the write that brings them. It keeps the first ones, which hold
/// the signature.
/// </summary>
internal sealed class ModelStream(long count, Action<byte[]> reached) : MemoryStream
{
    private const int Kept = 1000;

    private long _taken;

    public override void Write(byte[] buffer, int offset, int length)
    {
        base.Write(buffer, offset, Math.Min(length, Kept - (int)Math.Min(_taken, Kept)));
        _taken += length;
        if (_taken >= count)
        {
            reached(ToArray());
        }
    }
}
