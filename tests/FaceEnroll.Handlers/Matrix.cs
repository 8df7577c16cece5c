using System.Threading.Channels;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;

namespace FaceEnroll.Handlers;

/// <summary>All cells, a pairwise cover of them, and running them.</summary>
internal static class Matrix
{
    public static readonly HostHandler[] Handlers = Enum.GetValues<HostHandler>();
    public static readonly Arrangement[] Arrangements = Enum.GetValues<Arrangement>();
    public static readonly WireFault[] Faults = Enum.GetValues<WireFault>();
    public static readonly FaceVendor[] Vendors = Enum.GetValues<FaceVendor>();

    public static IEnumerable<MatrixCell> All() =>
        from outer in Handlers
        from inner in Handlers
        from arrangement in Arrangements
        from fault in Faults
        from vendor in Vendors
        select new MatrixCell(outer, inner, arrangement, fault, vendor);

    /// <summary>Cells in which every pair of values of two different parameters stands at least once.</summary>
    public static IEnumerable<MatrixCell> Pairwise(int seed)
    {
        var sizes = new[] { Handlers.Length, Handlers.Length, Arrangements.Length, Faults.Length, Vendors.Length };
        return PairwiseCover
            .Of(sizes, seed)
            .Select(row => new MatrixCell(
                Handlers[row[0]],
                Handlers[row[1]],
                Arrangements[row[2]],
                Faults[row[3]],
                Vendors[row[4]]
            ));
    }

    /// <summary>Runs cells at several sandboxes side by side.</summary>
    public static async Task<IReadOnlyList<CellResult>> RunAsync(
        IEnumerable<MatrixCell> cells,
        int parallel,
        int seed,
        Action<CellResult>? onResult = null
    )
    {
        var queue = Channel.CreateUnbounded<MatrixCell>();
        foreach (var cell in cells)
        {
            queue.Writer.TryWrite(cell);
        }

        queue.Writer.Complete();
        var results = new List<CellResult>();
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(RunLaneAsync));
        return results;

        async Task RunLaneAsync(int lane)
        {
            await using var run = await CellRun.StartAsync(seed * 31 + lane);
            await foreach (var cell in queue.Reader.ReadAllAsync())
            {
                var result = await run.RunAsync(cell);
                lock (results)
                {
                    results.Add(result);
                    onResult?.Invoke(result);
                }
            }
        }
    }
}
