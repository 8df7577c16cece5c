using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>
/// The most memory that one upload of 10 MB from a file takes beyond what the process held before it, in a process of its
/// own that has called nothing but a small upload: pooled buffers are all new.
/// </summary>
internal static class PeakMemory
{
    private const int Length = 10 * 1024 * 1024;

    /// <returns>Bytes on the managed heap, garbage included.</returns>
    public static long Measure(Uri server)
    {
        var start = SinkProcess.Child("memory");
        start.ArgumentList.Add(server.AbsoluteUri);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? long.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The memory measurement failed.");
    }

    public static async Task<int> RunChildAsync(Uri server)
    {
        try
        {
            var scenario = new Scenario(new AlibabaIdVerificationUploadBench(), "10 MB", Length, FromFile: true);
            using var clients = new Clients(server, [scenario]);
            var client = clients.Ours(scenario);
            // The container, the connection and the compiled code are not what a picture costs.
            await client.EnrollAsync(
                new FaceEnrollmentRequest("person-1", FaceImage.FromBytes(SamplePicture.Create(1024)))
            );
            var image = scenario.Image(null);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            using var done = new ManualResetEventSlim();
            long peak = 0;
            var sampler = new Thread(() =>
            {
                while (!done.IsSet)
                {
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                    Thread.SpinWait(500);
                }
            });
            sampler.Start();
            await client.EnrollAsync(new FaceEnrollmentRequest("person-1", image));
            done.Set();
            sampler.Join();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{peak - before}"));
            return 0;
        }
        finally
        {
            SamplePicture.DeleteFiles();
        }
    }
}
