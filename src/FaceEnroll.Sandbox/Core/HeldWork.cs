namespace FaceEnroll.Sandbox.Core;

/// <summary>Work that goes on only when it is told to.</summary>
internal sealed class HeldWork(HeldBytes bytes)
{
    private readonly object _gate = new();
    private List<(Func<Task> Work, long Bytes)> _held = [];

    /// <param name="work">What to do.</param>
    /// <param name="size">The bytes that it keeps; they are taken already.</param>
    public void Add(Func<Task> work, long size)
    {
        lock (_gate)
        {
            _held.Add((work, size));
        }
    }

    /// <summary>Does everything held until now, one after the other; says how many there were.</summary>
    public async Task<int> RunAsync()
    {
        var held = Take();
        foreach (var (work, size) in held)
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            finally
            {
                bytes.Give(size);
            }
        }

        return held.Count;
    }

    public void Clear() => bytes.Give(Take().Sum(held => held.Bytes));

    private List<(Func<Task> Work, long Bytes)> Take()
    {
        lock (_gate)
        {
            var held = _held;
            _held = [];
            return held;
        }
    }
}
