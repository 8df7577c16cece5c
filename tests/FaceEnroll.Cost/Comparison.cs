using System.Diagnostics;
using System.Globalization;

namespace FaceEnroll.Cost;

/// <summary>Two commits in turn, round by round; figures are medians, ratios are medians of the rounds' ratios.</summary>
internal static class Comparison
{
    public static int Run(string before, string after, int rounds)
    {
        var old = new List<Dictionary<string, (double Time, double Bytes)>>();
        var present = new List<Dictionary<string, (double Time, double Bytes)>>();
        var guarded = new List<Dictionary<string, (double Time, double Bytes)>>();
        for (var i = 0; i < rounds; i++)
        {
            old.Add(Measure(before));
            present.Add(Measure(after));
            guarded.Add(Measure(after, "--guard"));
        }

        Console.WriteLine(
            $"{rounds} rounds; µs of processor time and bytes allocated per call, a handler that answers at once"
        );
        Console.WriteLine(
            "| row | base µs | here µs | here/base | with guard/base | base B | here B | more B | guard B |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var row in CostRows.All)
        {
            double Median(IEnumerable<double> values) => values.Order().ElementAt(rounds / 2);
            var (a, b, c) = (Of(old), Of(present), Of(guarded));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {row.Name} | {Median(a.Select(x => x.Time)):F2} | {Median(b.Select(x => x.Time)):F2} | {Median(b.Zip(a, (x, y) => x.Time / y.Time)):F3} | {Median(c.Zip(a, (x, y) => x.Time / y.Time)):F3} | {Median(a.Select(x => x.Bytes)):F0} | {Median(b.Select(x => x.Bytes)):F0} | {Median(b.Zip(a, (x, y) => x.Bytes - y.Bytes)):F0} | {Median(c.Zip(b, (x, y) => x.Bytes - y.Bytes)):F0} |"
                )
            );

            List<(double Time, double Bytes)> Of(List<Dictionary<string, (double Time, double Bytes)>> of) =>
                [.. of.Select(round => round[row.Name])];
        }

        return 0;
    }

    private static Dictionary<string, (double Time, double Bytes)> Measure(string program, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [program, "measure", .. more]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0
            ? lines
                .Select(line => line.Split('|'))
                .ToDictionary(
                    parts => parts[0],
                    parts =>
                        (
                            double.Parse(parts[1], CultureInfo.InvariantCulture),
                            double.Parse(parts[2], CultureInfo.InvariantCulture)
                        )
                )
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
