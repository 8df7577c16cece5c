using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>
/// The most memory that calls take beyond what the process held before them, in a process of its own that has made nothing
/// but one small call: pooled buffers are all new.
/// </summary>
internal static class PeakMemory
{
    private const string UploadCase = "upload";
    private const string FormsCase = "forms";
    private const int Forms = 64;

    /// <summary>One upload of 10 MB from a file.</summary>
    /// <returns>Bytes on the managed heap, garbage included.</returns>
    public static long OfUpload(Uri server) => Measure(server, UploadCase);

    /// <summary>64 ACS3 forms of 1 MB at once, which may stay encoded from their hash until they are sent.</summary>
    /// <inheritdoc cref="OfUpload"/>
    public static long OfForms(Uri server) => Measure(server, FormsCase);

    public static async Task<int> RunChildAsync(string what, Uri server)
    {
        try
        {
            var scenario =
                what == FormsCase
                    ? new Scenario(
                        new AlibabaIdVerificationBench(AlibabaIdVerificationSignatureScheme.Acs3HmacSha256),
                        "1,000,000 B",
                        1_000_000
                    )
                    : new Scenario(new AlibabaIdVerificationUploadBench(), "10 MB", 10 * 1024 * 1024, FromFile: true);
            using var clients = new Clients(server, [scenario]);
            var client = clients.Ours(scenario);
            // The container, the connection and the compiled code are not what a picture costs.
            await client.EnrollAsync(
                new FaceEnrollmentRequest("person-1", FaceImage.FromBytes(SamplePicture.Create(1024)))
            );
            var image = scenario.Image(scenario.FromFile ? null : SamplePicture.Create(scenario.Length));
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
            await Task.WhenAll(
                Enumerable
                    .Range(0, what == FormsCase ? Forms : 1)
                    .Select(i => client.EnrollAsync(new FaceEnrollmentRequest($"person-{i}", image)))
            );
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

    private static long Measure(Uri server, string what)
    {
        var start = SinkProcess.Child("memory");
        start.ArgumentList.Add(what);
        start.ArgumentList.Add(server.AbsoluteUri);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? long.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The memory measurement failed.");
    }
}
