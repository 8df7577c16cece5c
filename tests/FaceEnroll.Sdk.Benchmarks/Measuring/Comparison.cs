using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>The whole comparison: check, measure, print.</summary>
internal static class Comparison
{
    public static async Task<int> RunAsync(CompareOptions options)
    {
        var scenarios = Scenarios.All();
        if (options.Only is { } only)
        {
            scenarios.RemoveAll(s => !s.Registration.Contains(only, StringComparison.OrdinalIgnoreCase));
        }

        try
        {
            var recorded = await WireCheck.RunAsync(scenarios);
            Console.Error.WriteLine($"Every contender's requests verified ({scenarios.Count} rows). Measuring ...");
            using var sink = SinkProcess.Start(options.Kestrel, options.Tls);
            using var clients = new Clients(sink.Url, scenarios);
            await WarmUpAsync(scenarios, clients, recorded);
            var rows = new List<Row>();
            foreach (var scenario in scenarios)
            {
                var contenders = ContenderSet.Create(scenario, clients, recorded[scenario]);
                rows.Add(await Row.MeasureAsync(scenario, contenders, options));
                Console.Error.WriteLine($"  {scenario.Bench.Name}, {scenario.Label}, {scenario.Source}");
            }

            var report = new Report(
                options,
                rows,
                await FullCollections.CountAsync(scenarios, clients, recorded, options),
                options.Tls ? null : PeakMemory.OfUpload(sink.Url),
                options.Tls ? null : PeakMemory.OfForms(sink.Url),
                ClearingCost.Measure(),
                scenarios.Find(static s => s.Length == 0) is { } small
                    ? await SmallCalls.MeasureAsync(small, clients, recorded[small][0])
                    : null
            );
            report.Print(Console.Out);
            if (options.JsonFile is { } file)
            {
                ReportJson.Write(report, file);
            }

            return 0;
        }
        finally
        {
            SamplePicture.DeleteFiles();
        }
    }

    /// <summary>The small calls alone, of each vendor that takes a URL.</summary>
    public static async Task<int> RunSmallAsync(CompareOptions options)
    {
        var scenarios = Scenarios.All();
        scenarios.RemoveAll(s =>
            s.Length > 0
            || s.InSequence > 1
            || !s.Registration.Contains(options.Only ?? "", StringComparison.OrdinalIgnoreCase)
        );
        var recorded = await WireCheck.RunAsync(scenarios);
        using var sink = SinkProcess.Start(options.Kestrel, options.Tls);
        using var clients = new Clients(sink.Url, scenarios);
        // As often as it takes until everything is compiled for good.
        foreach (var scenario in scenarios)
        {
            _ = await SmallCalls.MeasureAsync(scenario, clients, recorded[scenario][0]);
        }

        foreach (var scenario in scenarios)
        {
            Console.WriteLine((await SmallCalls.MeasureAsync(scenario, clients, recorded[scenario][0])).Text());
        }

        return 0;
    }

    /// <summary>
    /// Everything that small calls run through, until the runtime has compiled it for good: it does so in the background,
    /// in tiers, so that the rows measured first would pay for it.
    /// </summary>
    private static async Task WarmUpAsync(
        List<Scenario> scenarios,
        Clients clients,
        Dictionary<Scenario, RecordedRequest[]> recorded
    )
    {
        const int Rounds = 4;
        const int Calls = 80;
        const int LargestPicture = 200 * 1024;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var scenario in scenarios.Where(static s => s.Length < LargestPicture && s.InSequence == 1))
            {
                foreach (var contender in ContenderSet.Create(scenario, clients, recorded[scenario]))
                {
                    await Sample.TakeAsync(contender, Calls);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300));
        }
    }
}
