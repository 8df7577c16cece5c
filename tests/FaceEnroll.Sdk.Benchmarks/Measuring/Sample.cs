using System.Diagnostics;
using FaceEnroll.Sdk.Benchmarks.Contenders;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>What one batch of calls cost, per call.</summary>
internal readonly record struct Sample(
    double Bytes,
    double CpuMs,
    double WallMs,
    double CallsPerSecond,
    int Calls,
    int Gen2
)
{
    public const int Concurrency = 8;

    /// <summary>Sequential calls for bytes, processor time and wall time; as many again at once for calls per second.</summary>
    public static async Task<Sample> TakeAsync(Contender contender, int calls)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var gen2 = GC.CollectionCount(2);
        var bytes = GC.GetTotalAllocatedBytes(true);
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            await contender.CallAsync(i);
        }

        var wall = Stopwatch.GetElapsedTime(start);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetTotalAllocatedBytes(true) - bytes;
        var rounds = Math.Max(1, calls / Concurrency);
        start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(worker => Task.Run(() => WorkAsync(worker))));
        var parallel = Stopwatch.GetElapsedTime(start);
        return new Sample(
            (double)bytes / calls,
            cpu.TotalMilliseconds / calls,
            wall.TotalMilliseconds / calls,
            rounds * Concurrency / parallel.TotalSeconds,
            calls + (rounds * Concurrency),
            GC.CollectionCount(2) - gen2
        );

        async Task WorkAsync(int worker)
        {
            for (var i = 0; i < rounds; i++)
            {
                await contender.CallAsync((i * Concurrency) + worker);
            }
        }
    }

    public static Sample Median(List<Sample> samples) =>
        new(
            Median(samples, static s => s.Bytes),
            Median(samples, static s => s.CpuMs),
            Median(samples, static s => s.WallMs),
            Median(samples, static s => s.CallsPerSecond),
            samples.Sum(static s => s.Calls),
            samples.Sum(static s => s.Gen2)
        );

    public static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static double Median(List<Sample> samples, Func<Sample, double> value) =>
        Median([.. samples.Select(value)]);
}
