using System.Diagnostics.Tracing;
using System.Globalization;
using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>What a call allocates, by type, from the runtime's own random sampling: shares, where the table has sums.</summary>
internal static class AllocationProfile
{
    private const int Calls = 20_000;

    public static async Task<int> RunAsync(CompareOptions options)
    {
        var scenarios = Scenarios.All();
        scenarios.Add(new Scenario(new AlibabaIdVerificationUploadBench(), Scenarios.Kb100, 100 * 1024));
        scenarios.RemoveAll(s =>
            s.Length > 200 * 1024 || !s.Registration.Contains(options.Only ?? "", StringComparison.OrdinalIgnoreCase)
        );
        var recorded = await WireCheck.RunAsync(scenarios);
        using var sink = SinkProcess.Start(kestrel: false, tls: false);
        using var clients = new Clients(sink.Url, scenarios);
        foreach (var scenario in scenarios)
        {
            foreach (var contender in ContenderSet.Create(scenario, clients, recorded[scenario]))
            {
                if (contender.Name is ContenderSet.Floor or ContenderSet.Ours)
                {
                    await PrintAsync(scenario, contender);
                }
            }
        }

        return 0;
    }

    private static async Task PrintAsync(Scenario scenario, Contender contender)
    {
        for (var i = 0; i < 2000; i++)
        {
            await contender.CallAsync(i);
        }

        using var listener = new Listener();
        var before = GC.GetTotalAllocatedBytes(true);
        for (var i = 0; i < Calls; i++)
        {
            await contender.CallAsync(i);
        }

        var perCall = (double)(GC.GetTotalAllocatedBytes(true) - before) / Calls;
        var types = listener.Stop();
        var samples = types.Values.Sum();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\n{scenario.Bench.Name} {scenario.Label}, {contender.Name}: {perCall:F0} B"
            )
        );
        foreach (var (type, count) in types.OrderByDescending(static t => t.Value).Take(45))
        {
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{perCall * count / samples, 7:F0}  {type}")
            );
        }
    }

    private sealed class Listener : EventListener
    {
        private const EventKeywords AllocationSampling = (EventKeywords)0x80000000000;
        private readonly Dictionary<string, int> _types = [];
        private bool _stopped;

        public Dictionary<string, int> Stop()
        {
            lock (_types)
            {
                _stopped = true;
                return _types;
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            {
                EnableEvents(eventSource, EventLevel.Informational, AllocationSampling);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "AllocationSampled" && eventData.Payload?[3] is string type)
            {
                lock (_types)
                {
                    if (!_stopped)
                    {
                        _types[type] = _types.GetValueOrDefault(type) + 1;
                    }
                }
            }
        }
    }
}
