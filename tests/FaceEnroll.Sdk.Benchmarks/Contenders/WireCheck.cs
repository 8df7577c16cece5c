using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>
/// Before anything is timed: every contender's call once, against a sink that keeps what came, its signatures recomputed
/// and its picture compared. A fast path that sends something wrong cannot win.
/// </summary>
internal static class WireCheck
{
    /// <returns>Per row what the hand-written client sent.</returns>
    /// <exception cref="InvalidOperationException">Something on the wire is wrong.</exception>
    public static async Task<Dictionary<Scenario, RecordedRequest[]>> RunAsync(List<Scenario> scenarios)
    {
        var recorded = new List<RecordedRequest>();
        using var sink = new RawSink(tls: false, recorded.Add);
        using var clients = new Clients(sink.Url, scenarios);
        var byHand = new Dictionary<Scenario, RecordedRequest[]>();
        foreach (var scenario in scenarios)
        {
            var picture = scenario.Length == 0 ? null : SamplePicture.Create(scenario.Length);
            recorded.Clear();
            await ContenderSet.SendByHandAsync(scenario, clients, picture, 0);
            byHand.Add(scenario, [.. recorded]);
            foreach (var contender in ContenderSet.Create(scenario, clients, byHand[scenario]))
            {
                recorded.Clear();
                await contender.CallAsync(0);
                try
                {
                    scenario.Bench.Verify(recorded, picture, scenario.Url);
                }
                catch (InvalidOperationException e)
                {
                    throw new InvalidOperationException(
                        $"{scenario.Bench.Name}, {scenario.Label}, {contender.Name}: {e.Message}",
                        e
                    );
                }
            }
        }

        return byHand;
    }
}
