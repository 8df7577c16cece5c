using System.Diagnostics;
using FaceEnroll.Sdk.Benchmarks.Contenders;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>A row's medians by contender.</summary>
internal sealed record Row(Scenario Scenario, IReadOnlyDictionary<string, Sample> Medians)
{
    public Sample Floor => Medians[ContenderSet.Floor];

    /// <summary>Where no hash is demanded this is the floor itself.</summary>
    public Sample FloorAndHash => Medians.GetValueOrDefault(ContenderSet.FloorAndHash, Floor);

    public Sample ByHand => Medians[ContenderSet.ByHand];

    public Sample Ours => Medians[ContenderSet.Ours];

    /// <summary>All contenders in turn, again and again: what the machine does meanwhile falls on all of them.</summary>
    public static async Task<Row> MeasureAsync(Scenario scenario, Contender[] contenders, CompareOptions options)
    {
        var counts = new int[contenders.Length];
        for (var i = 0; i < contenders.Length; i++)
        {
            counts[i] = await WarmUpAsync(contenders[i], options);
        }

        var samples = contenders.Select(static _ => new List<Sample>()).ToArray();
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                // Nobody is always the one who comes after the heaviest.
                var turn = (i + repeat) % contenders.Length;
                samples[turn].Add(await Sample.TakeAsync(contenders[turn], counts[turn]));
            }
        }

        var medians = new Dictionary<string, Sample>();
        for (var i = 0; i < contenders.Length; i++)
        {
            medians.Add(contenders[i].Name, Sample.Median(samples[i]));
        }

        return new Row(scenario, medians);
    }

    /// <returns>Calls that take about one batch's time.</returns>
    private static async Task<int> WarmUpAsync(Contender contender, CompareOptions options)
    {
        const int Least = 4;
        var start = Stopwatch.GetTimestamp();
        var calls = 0;
        // Thirty calls begin tier 1; it is compiled in the background.
        while (calls < 40 && (calls < Least || Stopwatch.GetElapsedTime(start) < 2 * options.BatchTime))
        {
            await contender.CallAsync(calls++);
        }

        start = Stopwatch.GetTimestamp();
        calls = 0;
        while (calls < Least || Stopwatch.GetElapsedTime(start) < options.BatchTime)
        {
            await contender.CallAsync(calls++);
        }

        return calls;
    }
}
