using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>Full collections in many calls with each vendor's largest picture.</summary>
internal static class FullCollections
{
    public static async Task<SortedDictionary<string, int>> CountAsync(
        List<Scenario> scenarios,
        Clients clients,
        Dictionary<Scenario, RecordedRequest[]> recorded,
        CompareOptions options
    )
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (
            var vendor in scenarios
                .Where(static s => !s.WireOnly && !s.FromFile && s.InSequence == 1)
                .GroupBy(static s => s.Bench.Name)
        )
        {
            var largest = vendor.MaxBy(static s => s.Length)!;
            var ours = ContenderSet.Create(largest, clients, recorded[largest])[^1];
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var before = GC.CollectionCount(2);
            for (var i = 0; i < options.CollectionCalls; i++)
            {
                await ours.CallAsync(i);
            }

            counts.Add(vendor.Key, GC.CollectionCount(2) - before);
        }

        return counts;
    }
}
