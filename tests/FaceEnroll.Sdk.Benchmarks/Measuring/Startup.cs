using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>
/// Time from a process's start to its first enrollment, of programs published with NativeAOT from
/// FaceEnroll.Sdk.Benchmarks.Startup: started in turn, the median counts.
/// </summary>
internal static class Startup
{
    private const string Project = "tests/FaceEnroll.Sdk.Benchmarks.Startup";
    private const double Bound = 1.3;
    private const int Runs = 41;

    public static int Run()
    {
        try
        {
            string[] programs = [Publish("Raw"), Publish("Ours")];
            using var sink = new RawSink(tls: false);
            var picture = SamplePicture.FileOf(100 * 1024);
            var times = programs.Select(static _ => new List<double>()).ToArray();
            for (var run = 0; run < Runs; run++)
            {
                for (var i = 0; i < programs.Length; i++)
                {
                    times[i].Add(Time(programs[i], sink.Url.AbsoluteUri, picture));
                }
            }

            var (raw, ours) = (Median(times[0]), Median(times[1]));
            Console.WriteLine("| NativeAOT, process start to first enrollment | ms |");
            Console.WriteLine("|---|---|");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| raw HttpClient | {raw:F1} |"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| ours | {ours:F1} |"));
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| ratio (at most {Bound}) | {ours / raw:F2} |")
            );
            return 0;
        }
        finally
        {
            SamplePicture.DeleteFiles();
        }
    }

    private static string Publish(string contender)
    {
        var output = Path.Combine(Path.GetTempPath(), "faceenroll-startup-" + contender);
        using var publish = Process.Start(
            new ProcessStartInfo("dotnet")
            {
                ArgumentList = { "publish", Project, "-c", "Release", "-o", output, "-p:Contender=" + contender },
                RedirectStandardOutput = true,
            }
        )!;
        var log = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? Path.Combine(output, "Startup." + contender)
            : throw new InvalidOperationException("Run from the repository's root, with a C linker.\n" + log);
    }

    private static double Time(string program, string server, string picture)
    {
        var info = new ProcessStartInfo(program) { ArgumentList = { server, picture }, RedirectStandardOutput = true };
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        var line = process.StandardOutput.ReadLine();
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        process.WaitForExit();
        return process.ExitCode == 0 && line is not null
            ? time
            : throw new InvalidOperationException($"{Path.GetFileName(program)} failed.");
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
