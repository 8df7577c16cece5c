namespace FaceEnroll.Sandbox.Hosting;

/// <summary>What goes on only when it is told to.</summary>
internal sealed class HeldWork
{
    private readonly object _gate = new();
    private List<Func<Task>> _held = [];

    public void Add(Func<Task> work)
    {
        lock (_gate)
        {
            _held.Add(work);
        }
    }

    /// <summary>Does everything held until now, one after the other; says how much it was.</summary>
    public async Task<int> RunAsync()
    {
        var held = Take();
        foreach (var work in held)
        {
            await work().ConfigureAwait(false);
        }

        return held.Count;
    }

    public void Clear() => Take();

    private List<Func<Task>> Take()
    {
        lock (_gate)
        {
            var held = _held;
            _held = [];
            return held;
        }
    }
}
