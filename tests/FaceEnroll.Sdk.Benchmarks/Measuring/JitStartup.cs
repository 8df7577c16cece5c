using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>
/// What a process pays that compiles as it runs: time from its start to its first URL-only enrollment, and processor time of
/// its first calls. Processes of this program, started in turn; the median counts.
/// </summary>
internal static class JitStartup
{
    private static readonly int[] s_calls = [40, 400];

    private static readonly string[] s_contenders =
    [
        FirstCalls.Raw,
        FirstCalls.ByHand,
        FirstCalls.WithoutContainer,
        FirstCalls.WithContainer,
    ];

    public static int Run(CompareOptions options)
    {
        using var sink = SinkProcess.Start(kestrel: false, tls: false);
        var samples = s_contenders.ToDictionary(
            static c => c,
            static _ => s_calls.Select(static _ => new List<Start>()).ToArray()
        );
        for (var run = 0; run < (options.Quick ? 1 : 15); run++)
        {
            foreach (var contender in s_contenders)
            {
                for (var i = 0; i < s_calls.Length; i++)
                {
                    samples[contender][i].Add(Begin(contender, sink.Url, s_calls[i]));
                }
            }
        }

        Console.WriteLine(
            "| JIT, URL only | process start to first enrollment, ms | / raw | processor ms of 40 calls | / raw | / by hand | of 400 | / raw | / by hand | compiled in 40 calls: methods | ms |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var contender in s_contenders)
        {
            string[] cells =
            [
                contender,
                Text(First(contender), "F0"),
                Text(First(contender) / First(FirstCalls.Raw), "F2"),
                .. Enumerable.Range(0, s_calls.Length).SelectMany(calls => Used(contender, calls)),
                Text(Median(contender, 0, static s => s.Methods), "F0"),
                Text(Median(contender, 0, static s => s.CompilationMs), "F0"),
            ];
            Console.WriteLine("| " + string.Join(" | ", cells) + " |");
        }

        return 0;

        string[] Used(string contender, int calls)
        {
            var used = Median(contender, calls, static s => s.UsedMs);
            return
            [
                Text(used, "F0"),
                Text(used / Median(FirstCalls.Raw, calls, static s => s.UsedMs), "F2"),
                Text(used / Median(FirstCalls.ByHand, calls, static s => s.UsedMs), "F2"),
            ];
        }

        double First(string contender) => Median(contender, 0, static s => s.FirstMs);

        double Median(string contender, int calls, Func<Start, double> value) =>
            Sample.Median([.. samples[contender][calls].Select(value)]);
    }

    private static string Text(double value, string format) => Report.Text(value, format);

    private static Start Begin(string contender, Uri server, int calls)
    {
        var info = SinkProcess.Child("first");
        info.ArgumentList.Add(contender);
        info.ArgumentList.Add(server.AbsoluteUri);
        info.ArgumentList.Add(calls.ToString(CultureInfo.InvariantCulture));
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(info)!;
        var line = process.StandardOutput.ReadLine();
        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var figures = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 && line is not null
            ? new Start(first, Number(figures[0]), Number(figures[1]), Number(figures[2]))
            : throw new InvalidOperationException($"{contender} failed.");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private readonly record struct Start(double FirstMs, double UsedMs, double Methods, double CompilationMs);
}
