using System.Diagnostics;
using System.Globalization;
using System.Net;
using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Benchmarks.Sink;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>
/// What stands behind the ratio of a small call: its own work, apart from sockets, in a loop, after the processor has
/// rested, and between two calls over sockets.
/// </summary>
/// <param name="Vendor">The vendor that was called.</param>
/// <param name="Ours">Our own work for one URL-only call, over a handler that answers at once.</param>
/// <param name="Raw">The same for raw HttpClient.</param>
/// <param name="BetweenUs">Processor time that our own work adds when it is done after a raw call over sockets.</param>
internal sealed record SmallCalls(string Vendor, SmallCalls.Work Ours, SmallCalls.Work Raw, double BetweenUs)
{
    private const int RestedCalls = 500;
    private const int Calls = 2000;
    private const int Repeats = 15;

    public static async Task<SmallCalls> MeasureAsync(Scenario scenario, Clients clients, RecordedRequest recorded)
    {
        var raw = new RawRequest(clients.Server, recorded);
        using var stub = new StubHandler(CannedReplies.BodyFor(recorded.Head));
        using var http = new HttpClient(stub);
        var services = new ServiceCollection();
        var builder = services.AddFaceEnrollment();
        scenario.Bench.Register(builder, scenario.Registration, clients.Server, scenario.Preflight);
        services
            .AddHttpClient("FaceEnroll.Sdk:" + scenario.Registration)
            .ConfigurePrimaryHttpMessageHandler(() => stub);
        await using var provider = services.BuildServiceProvider();
        var ours = provider.GetRequiredKeyedService<IFaceEnrollmentClient>(scenario.Registration);
        Contender[] contenders =
        [
            new("ours", OursAsync),
            new("raw", _ => raw.SendAsync(http)),
            new("sockets", _ => raw.SendAsync(clients.Http)),
            new("sockets, then ours", call => BothAsync(raw, clients.Http, () => OursAsync(call))),
        ];
        var times = contenders.Select(static _ => new List<double>()).ToArray();
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                times[i].Add(await TimeAsync(contenders[i]));
            }
        }

        var medians = times.Select(Sample.Median).ToArray();
        return new SmallCalls(
            scenario.Bench.Name,
            new Work(medians[0], await RestedAsync(contenders[0])),
            new Work(medians[1], await RestedAsync(contenders[1])),
            medians[3] - medians[2]
        );

        Task OursAsync(int call) =>
            ours.EnrollAsync(new FaceEnrollmentRequest(Keys.People[call % 8], scenario.Image(null)));
    }

    public string Text() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Vendor}: a URL-only call's own work, over a handler that answers at once: {Ours.LoopUs:F1} µs in a loop, "
                + $"{Ours.RestedUs:F0} µs after a millisecond's sleep (raw HttpClient {Raw.LoopUs:F1} and {Raw.RestedUs:F0}). "
                + $"After each raw call over these sockets it adds {BetweenUs:F0} µs of processor time."
        );

    private static async Task BothAsync(RawRequest raw, HttpClient http, Func<Task> ours)
    {
        await raw.SendAsync(http);
        await ours();
    }

    private static async Task<double> TimeAsync(Contender contender)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Calls; i++)
        {
            await contender.CallAsync(i);
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / Calls;
    }

    /// <summary>A processor that rested, and served others meanwhile, has nothing cached or predicted.</summary>
    private static async Task<double> RestedAsync(Contender contender)
    {
        var times = new List<double>();
        for (var i = 0; i < RestedCalls; i++)
        {
            Thread.Sleep(1);
            var start = Stopwatch.GetTimestamp();
            await contender.CallAsync(i);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return Sample.Median(times);
    }

    /// <param name="LoopUs">Processor time per call, called in a loop.</param>
    /// <param name="RestedUs">Time of a call after a millisecond's sleep.</param>
    internal readonly record struct Work(double LoopUs, double RestedUs);

    /// <summary>Takes the body and answers, without a socket and without a wait.</summary>
    private sealed class StubHandler(byte[] body) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new ByteArrayContent(body),
                RequestMessage = request,
            };
        }
    }
}
