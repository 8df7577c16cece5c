using System.Diagnostics;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Measure;

/// <summary>What the ledger and a run cost, beside the same enrollments by hand without them.</summary>
internal static class OverheadFigures
{
    private const int Rounds = 3;

    public static async Task RunAsync(int items)
    {
        var folder = Directory.CreateTempSubdirectory("faceenroll-overhead").FullName;
        try
        {
            var random = new Random(1);
            for (var i = 0; i < items; i++)
            {
                await File.WriteAllBytesAsync(Picture(folder, i), UniquePicture.Make(random, i, 2000));
            }

            Console.WriteLine($"{items} items, {Bed.AtOnce} at once, pictures of 2 kB, median of {Rounds}");
            var without = await MedianAsync("by hand, without a ledger", items, _ => ByHandAsync(folder, items, null));
            var ledger = await MedianAsync(
                "by hand, with a ledger",
                items,
                round => ByHandAsync(folder, items, Path.Combine(folder, $"hand{round}.ledger"))
            );
            _ = await MedianAsync("a run is planned", items, round => PlanAsync(folder, items, round));
            var run = await MedianAsync("a run is driven", items, round => DriveAsync(folder, items, round));
            Console.WriteLine(
                FormattableString.Invariant(
                    $"the ledger adds {ledger - without:0.000} ms of the processor an item, a run that is planned {run - without:0.000}"
                )
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> MedianAsync(string what, int items, Func<int, Task> act)
    {
        var processor = new List<double>();
        var rates = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            await act(round);
            rates.Add(items / watch.Elapsed.TotalSeconds);
            processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / items);
        }

        processor.Sort();
        rates.Sort();
        Console.WriteLine(
            FormattableString.Invariant(
                $"{what, -28} {rates[Rounds / 2], 7:0} items a second  {processor[Rounds / 2], 6:0.000} ms of the processor an item"
            )
        );
        return processor[Rounds / 2];
    }

    private static async Task ByHandAsync(string folder, int items, string? ledger)
    {
        await using var services = Bed.Services(ledger);
        var client = services.GetRequiredService<IFaceEnrollmentClient>();
        await Parallel.ForAsync(
            0,
            items,
            new ParallelOptions { MaxDegreeOfParallelism = Bed.AtOnce },
            async (i, token) =>
                await client.EnrollAsync(
                    new FaceEnrollmentRequest(Person(i), FaceImage.FromFile(Picture(folder, i))),
                    token
                )
        );
    }

    private static async Task PlanAsync(string folder, int items, int round)
    {
        await using var services = Bed.Services(Path.Combine(folder, $"run{round}.ledger"));
        _ = await services
            .GetRequiredService<IFaceRuns>()
            .StartAsync(
                new FaceRun("measured")
                {
                    Source = FaceRunSource.From(ItemsAsync(folder, items)),
                    Concurrency = Bed.AtOnce,
                }
            );
    }

    private static async Task DriveAsync(string folder, int items, int round)
    {
        await using var services = Bed.Services(Path.Combine(folder, $"run{round}.ledger"));
        var done = await services.GetRequiredService<IFaceRuns>().RunAsync(new FaceRun("measured"));
        if (done.Enrolled != items)
        {
            throw new InvalidOperationException($"Not all were enrolled: {done}");
        }
    }

    private static async IAsyncEnumerable<FaceRunItem> ItemsAsync(string folder, int items)
    {
        await Task.CompletedTask;
        for (var i = 0; i < items; i++)
        {
            yield return new FaceRunItem(Person(i), Picture(folder, i));
        }
    }

    private static string Person(int item) => FormattableString.Invariant($"person-{item}");

    private static string Picture(string folder, int item) =>
        Path.Combine(folder, FormattableString.Invariant($"{item}.jpg"));
}
