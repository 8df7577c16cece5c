using System.Collections.Concurrent;

namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>Runs schedules on two threads and counts what they showed.</summary>
internal sealed class ModelTally
{
    private readonly ConcurrentQueue<string> _faults = new();
    private int _count;

    public int Count => _count;

    public IReadOnlyList<string> Faults => [.. _faults];

    /// <summary>Runs them, and what each of them leads to.</summary>
    /// <param name="schedules">The schedules.</param>
    /// <param name="more">What to run too, given a schedule and how often its first writer sent.</param>
    public void Run(IReadOnlyList<Schedule> schedules, Func<Schedule, int, IEnumerable<Schedule>>? more = null)
    {
        var next = -1;
        // Not of the pool: a run keeps its thread, and the pool must be free to hand on turns at the gate.
        Thread[] threads = [new(Work), new(Work)];
        foreach (var thread in threads)
        {
            thread.Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        void Work()
        {
            for (int i; (i = Interlocked.Increment(ref next)) < schedules.Count; )
            {
                var sends = Add(schedules[i]);
                foreach (var other in more?.Invoke(schedules[i], sends) ?? [])
                {
                    Add(other);
                }
            }
        }
    }

    public void Report()
    {
        TestContext.Out.WriteLine($"Schedules: {Count}. Faults: {_faults.Count}.");
        foreach (var kind in _faults.GroupBy(f => f.Split(':')[0]))
        {
            TestContext.Out.WriteLine($"  {kind.Key}: {kind.Count()}");
        }
    }

    private int Add(Schedule schedule)
    {
        Interlocked.Increment(ref _count);
        var sends = 0;
        try
        {
            foreach (var fault in ModelRun.Faults(schedule, out sends))
            {
                _faults.Enqueue($"{fault}: {schedule}");
            }
        }
        catch (Exception e)
        {
            _faults.Enqueue($"Threw {e.GetType().Name} {e.Message}: {schedule}");
        }

        return sends;
    }
}
