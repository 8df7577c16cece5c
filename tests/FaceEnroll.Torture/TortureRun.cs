using System.Diagnostics;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Deletions;

namespace FaceEnroll.Torture;

/// <summary>All vendors in all modes, over HTTP/1.1 and HTTP/2; then those that delete, with deletions mixed in.</summary>
internal sealed class TortureRun(int count, int seed, int parallel, FaceVendor? only = null, int deletions = 0)
{
    /// <summary>In the place of a mode: their chance is not that of the enrollments.</summary>
    private const int DeletionFamily = 100;

    private readonly List<MemorySample> _memory = [];
    private int _done;

    /// <summary>The heap after a collection and the process's memory, at each tenth of the run.</summary>
    public IReadOnlyList<MemorySample> Memory => _memory;

    public TimeSpan Elapsed { get; private set; }

    public TimeSpan DrivenTime { get; private set; }

    /// <summary>Runs, and gives the rows: each vendor's in the order in which its faults first struck.</summary>
    public async Task<IReadOnlyList<(FaceUnknownOutcome Mode, FaultTally Tally)>> RunAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var modes = Enum.GetValues<FaceUnknownOutcome>();
        var plans =
            from mode in modes
            from vendor in Enum.GetValues<FaceVendor>()
            from isHttp2 in new[] { false, true }
            where only is null || vendor == only
            select (
                Vendor: vendor,
                Mode: mode,
                IsHttp2: isHttp2,
                Seed: HashCode(seed, (int)vendor, (int)mode, isHttp2)
            );
        var all = plans.ToArray();
        var rows = new List<(FaceUnknownOutcome, FaultTally)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel };
        await Parallel.ForAsync(
            0,
            all.Length,
            options,
            async (i, _) =>
            {
                var (vendor, mode, isHttp2, laneSeed) = all[i];
                var calls = (count / all.Length) + (i < count % all.Length ? 1 : 0);
                await using var lane = await Lane.StartAsync(vendor, mode, isHttp2, laneSeed);
                await lane.RunAsync(calls, OnCall);
                lock (rows)
                {
                    rows.AddRange(lane.Tallies.Select(tally => (mode, tally)));
                    DrivenTime += lane.DrivenTime;
                }
            }
        );
        Elapsed += Stopwatch.GetElapsedTime(start);
        return rows;
    }

    /// <summary>Runs the stories with deletions, and gives a row for each vendor and protocol.</summary>
    public async Task<IReadOnlyList<DeletionTally>> RunDeletionsAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var plans =
            from vendor in DeletionFacts.Vendors
            from isHttp2 in new[] { false, true }
            where only is null || vendor == only
            select (Vendor: vendor, IsHttp2: isHttp2, Seed: HashCode(seed, (int)vendor, DeletionFamily, isHttp2));
        var all = plans.ToArray();
        var rows = new List<DeletionTally>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel };
        await Parallel.ForAsync(
            0,
            all.Length,
            options,
            async (i, _) =>
            {
                var (vendor, isHttp2, laneSeed) = all[i];
                var steps = (deletions / all.Length) + (i < deletions % all.Length ? 1 : 0);
                await using var lane = await DeletionLane.StartAsync(vendor, isHttp2, laneSeed);
                await lane.RunAsync(steps);
                lock (rows)
                {
                    rows.Add(lane.Tally);
                    DrivenTime += lane.DrivenTime;
                }
            }
        );
        Elapsed += Stopwatch.GetElapsedTime(start);
        return rows;
    }

    /// <summary>Not the framework's: that one differs from process to process.</summary>
    private static int HashCode(int seed, int vendor, int mode, bool isHttp2) =>
        unchecked((((seed * 31 + vendor) * 31 + mode) * 2) + (isHttp2 ? 1 : 0));

    private void OnCall()
    {
        var done = Interlocked.Increment(ref _done);
        if (done * 10L / count == (done - 1) * 10L / count)
        {
            return;
        }

        lock (_memory)
        {
            _memory.Add(
                new MemorySample(
                    (int)(done * 100L / count),
                    GC.GetTotalMemory(forceFullCollection: true),
                    Environment.WorkingSet
                )
            );
        }
    }
}

/// <summary>How much memory is held at one moment.</summary>
internal sealed record MemorySample(int Percent, long HeapBytes, long WorkingSetBytes);
