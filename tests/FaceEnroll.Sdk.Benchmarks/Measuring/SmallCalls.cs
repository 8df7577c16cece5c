using System.Diagnostics;
using System.Globalization;
using System.Net;
using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Benchmarks.Sink;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>
/// What stands behind the ratio of a small call: its own work, apart from sockets, and what this machine makes of any such
/// work between a reply and the next request.
/// </summary>
/// <param name="OursUs">Our own work for one URL-only call, over a handler that answers at once.</param>
/// <param name="RawUs">The same for raw HttpClient.</param>
/// <param name="BetweenUs">Processor time that our work of the first figure adds when it is done after a raw call over sockets.</param>
/// <param name="DelayedUs">Processor time that 10 µs of computing add to a raw call over sockets.</param>
internal sealed record SmallCalls(double OursUs, double RawUs, double BetweenUs, double DelayedUs)
{
    private const int DelayUs = 10;
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
            new("sockets, delayed", _ => DelayedAsync(raw, clients.Http)),
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
        return new SmallCalls(medians[0], medians[1], medians[3] - medians[2], medians[4] - medians[2]);

        Task OursAsync(int call) =>
            ours.EnrollAsync(new FaceEnrollmentRequest(Keys.People[call % 8], scenario.Image(null)));
    }

    public string Text() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"A URL-only call's own work, over a handler that answers at once: {OursUs:F1} µs in a loop, raw HttpClient there {RawUs:F1} µs; "
                + $"the same work, done after each raw call over these sockets, adds {BetweenUs:F0} µs of processor time, "
                + $"and {DelayUs} µs of mere computing add {DelayedUs:F0} µs."
        );

    private static async Task BothAsync(RawRequest raw, HttpClient http, Func<Task> ours)
    {
        await raw.SendAsync(http);
        await ours();
    }

    private static Task DelayedAsync(RawRequest raw, HttpClient http)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMicroseconds < DelayUs) { }
        return raw.SendAsync(http);
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
