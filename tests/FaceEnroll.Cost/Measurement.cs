using System.Globalization;
using FaceEnroll.Sdk;

namespace FaceEnroll.Cost;

/// <summary>What a call costs in this process: processor time and bytes allocated.</summary>
internal static class Measurement
{
    public static async Task<int> RunAsync(bool withGuard)
    {
        foreach (var row in CostRows.All)
        {
            using var http = new HttpClient(Handler(row, withGuard)) { Timeout = Timeout.InfiniteTimeSpan };
            var client = row.Client(http);
            var request = new FaceEnrollmentRequest("person-1", row.Image);
            await WarmUpAsync(client, request, Math.Max(300, row.Calls / 10));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var used = Environment.CpuUsage.TotalTime;
            await CallAsync(client, request, row.Calls);
            var time = (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / row.Calls;
            var bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / row.Calls;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name}|{time:F3}|{bytes}"));
        }

        return 0;
    }

    /// <summary>
    /// The runtime compiles hot methods better in the background, in two steps of 100 ms; a row would pay for that work, or
    /// not, as it happens to fall.
    /// </summary>
    private static async Task WarmUpAsync(IFaceEnrollmentClient client, FaceEnrollmentRequest request, int count)
    {
        for (var i = 0; i < 3; i++)
        {
            await CallAsync(client, request, count).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromMilliseconds(250)).ConfigureAwait(false);
        }
    }

    private static async Task CallAsync(IFaceEnrollmentClient client, FaceEnrollmentRequest request, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await client.EnrollAsync(request).ConfigureAwait(false);
        }
    }

    /// <summary>An older commit has no guard: it is found by its name.</summary>
    private static HttpMessageHandler Handler(CostRow row, bool withGuard)
    {
        var sink = new SinkHandler(CostRows.Reply(row.Name));
        if (!withGuard)
        {
            return sink;
        }

        var guard = typeof(FaceImage).Assembly.GetType(
            "FaceEnroll.Sdk.FaceEnrollmentGuardHandler",
            throwOnError: true
        )!;
        return (HttpMessageHandler)Activator.CreateInstance(guard, sink)!;
    }
}
