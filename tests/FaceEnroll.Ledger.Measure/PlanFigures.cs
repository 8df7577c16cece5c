using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Measure;

/// <summary>How long a long list takes to plan, and to go on with.</summary>
internal static class PlanFigures
{
    public static async Task RunAsync(int items)
    {
        var folder = Directory.CreateTempSubdirectory("faceenroll-plan").FullName;
        try
        {
            var manifest = Path.Combine(folder, "people.csv");
            await using (var writer = new StreamWriter(manifest))
            {
                await writer.WriteLineAsync("person,picture");
                for (var i = 0; i < items; i++)
                {
                    await writer.WriteLineAsync(FormattableString.Invariant($"person-{i / 2},photos/{i:D7}.jpg"));
                }
            }

            var ledger = Path.Combine(folder, "faces.ledger");
            var run = new FaceRun("long") { Source = FaceRunSource.Csv(manifest), Concurrency = Bed.AtOnce };
            await TimedAsync("planned", ledger, runs => runs.StartAsync(run));
            await TimedAsync("planned again, unchanged", ledger, runs => runs.StartAsync(run));
            await File.AppendAllTextAsync(manifest, "one-more,photos/more.jpg\n");
            await TimedAsync("planned again, one line more", ledger, runs => runs.StartAsync(run));
            await TimedAsync("resumed until the first picture", ledger, UntilAPictureAsync);
            Console.WriteLine(FormattableString.Invariant($"ledger: {new FileInfo(ledger).Length / 1048576.0:0} MiB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The time is that until a picture is opened; the run is stopped there.</summary>
    private static async Task<FaceRunSummary> UntilAPictureAsync(IFaceRuns runs)
    {
        using var stop = new CancellationTokenSource();
        return await runs.RunAsync(
            new FaceRun("long")
            {
                OpenPicture = _ =>
                {
                    stop.Cancel();
                    return FaceEnroll.Sdk.FaceImage.FromBytes("no picture"u8.ToArray());
                },
            },
            cancellationToken: stop.Token
        );
    }

    private static async Task TimedAsync(string what, string ledger, Func<IFaceRuns, Task<FaceRunSummary>> act)
    {
        await using var services = Bed.Services(ledger);
        var watch = Stopwatch.StartNew();
        var done = await act(services.GetRequiredService<IFaceRuns>());
        Console.WriteLine(
            FormattableString.Invariant(
                $"{what, -32} {watch.Elapsed.TotalSeconds, 6:0.0} s  {done.Total, 9} items  {Environment.WorkingSet / 1048576.0, 5:0} MiB of memory"
            )
        );
    }
}
