using System.Diagnostics;
using FaceEnroll.Sdk.Benchmarks.Contenders;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>A row's medians by contender.</summary>
/// <param name="Scenario">What was called.</param>
/// <param name="Medians">By contender.</param>
/// <param name="Samples">By contender, in the order of the repeats.</param>
internal sealed record Row(
    Scenario Scenario,
    IReadOnlyDictionary<string, Sample> Medians,
    IReadOnlyDictionary<string, List<Sample>> Samples
)
{
    public Sample Floor => Medians[ContenderSet.Floor];

    /// <summary>Where no hash is demanded this is the floor itself.</summary>
    public Sample FloorAndHash => Medians.GetValueOrDefault(ContenderSet.FloorAndHash, Floor);

    public Sample ByHand => Medians[ContenderSet.ByHand];

    public Sample Ours => Medians[ContenderSet.Ours];

    public double CpuOverFloor => Ratio(ContenderSet.Ours, ContenderSet.Floor, static s => s.CpuMs);

    public double CpuOverFloorAndHash => Ratio(ContenderSet.Ours, Signed, static s => s.CpuMs);

    public double ByHandOverFloorAndHash => Ratio(ContenderSet.ByHand, Signed, static s => s.CpuMs);

    public double CpuOverByHand => Ratio(ContenderSet.Ours, ContenderSet.ByHand, static s => s.CpuMs);

    public double RateOverByHand => Ratio(ContenderSet.Ours, ContenderSet.ByHand, static s => s.CallsPerSecond);

    public double RateOverFloor => Ratio(ContenderSet.Ours, ContenderSet.Floor, static s => s.CallsPerSecond);

    private string Signed =>
        Samples.ContainsKey(ContenderSet.FloorAndHash) ? ContenderSet.FloorAndHash : ContenderSet.Floor;

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

        var byName = Enumerable.Range(0, contenders.Length).ToDictionary(i => contenders[i].Name, i => samples[i]);
        return new Row(scenario, byName.ToDictionary(static s => s.Key, static s => Sample.Median(s.Value)), byName);
    }

    /// <summary>The median of the ratios within one repeat: what disturbs a repeat falls on both.</summary>
    private double Ratio(string one, string other, Func<Sample, double> value) =>
        Sample.Median([.. Samples[one].Zip(Samples[other], (a, b) => value(a) / value(b))]);

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
