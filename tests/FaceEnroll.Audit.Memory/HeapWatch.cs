namespace FaceEnroll.Audit.Memory;

/// <summary>What is alive in the managed heap, above what was alive at the start: garbage is collected before each look.</summary>
internal sealed class HeapWatch(int every)
{
    private readonly long _start = GC.GetTotalMemory(forceFullCollection: true);
    private int _calls;

    public long Most { get; private set; }

    /// <summary>Looks at some of the calls.</summary>
    public void Look()
    {
        if (_calls++ % every == 0)
        {
            Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - _start);
        }
    }
}
