using System.Globalization;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>One bound and the row that comes nearest to it, or breaks it most.</summary>
internal sealed record Target(string Name, string Bound, string Measured, string Where, bool IsMet)
{
    public string[] Cells() => [Name, Bound, Measured, Where, IsMet ? "met" : "NOT MET"];
}

/// <summary>The project's own bounds. Ratios of one run; allocation is exact.</summary>
internal static class Targets
{
    private const double Kb = 1024;

    public static IEnumerable<Target> Of(Report report)
    {
        // Another asset of the library may take twice the ratios.
        var slack = Report.Library == "net10.0" ? 1 : 2;
        var rows = report.Rows;
        var single = rows.Where(static r => r.Scenario.Bench.Requests == 1).ToList();
        foreach (
            var target in (Target?[])
                [
                    Bytes("allocated above the floor, one request", single, 4 * Kb * slack),
                    Growth(rows.Where(static r => !r.Scenario.FromFile && r.Scenario.Length > 0)),
                    Bytes(
                        "allocated above the floor, upload",
                        rows.Where(static r => r.Scenario.Bench.Requests > 1),
                        12 * Kb * slack
                    ),
                    Ratio(
                        "processor, TencentCloud 1 and 3.75 MB",
                        Of(rows, "TencentCloud", "1 MB", "3.75 MB"),
                        1.15 * slack
                    ),
                    Ratio(
                        "processor, ID Verification RPC 1 MB",
                        Of(rows, "AlibabaIdVerification RPC", "1,000,000 B"),
                        1.5 * slack
                    ),
                    Ratio(
                        "processor, ID Verification ACS3 1 MB",
                        Of(rows, "AlibabaIdVerification ACS3", "1,000,000 B"),
                        1.25 * slack
                    ),
                    Ratio("processor, FinAuth 1 and 1.9 MB", Of(rows, "FinAuth", "1 MB", "1.9 MB"), 1.05 * slack),
                    Ratio("processor, AdvanceAI 1 and 1.9 MB", Of(rows, "AdvanceAI", "1 MB", "1.9 MB"), 1.05 * slack),
                    UrlProcessor(rows.Where(static r => r.Scenario.Length == 0), 1.35 * slack),
                    UrlThroughput(rows.Where(static r => r.Scenario.Length == 0), 0.75 / slack),
                    Collections(report),
                    Peak(report.PeakUploadBytes),
                ]
        )
        {
            if (target is not null)
            {
                yield return target;
            }
        }
    }

    private static IEnumerable<Row> Of(List<Row> rows, string bench, params string[] labels) =>
        rows.Where(r => r.Scenario.Bench.Name == bench && !r.Scenario.FromFile && labels.Contains(r.Scenario.Label));

    private static Target? Bytes(string name, IEnumerable<Row> rows, double bound)
    {
        var worst = rows.MaxBy(static r => r.Ours.Bytes - r.Floor.Bytes);
        return worst is null ? null : AtMost(name, worst, worst.Ours.Bytes - worst.Floor.Bytes, bound, Report.Bytes);
    }

    /// <summary>The same at the smallest and the largest size: half a kilobyte is one box more or less, not a copy.</summary>
    private static Target? Growth(IEnumerable<Row> rows)
    {
        var growth = rows.GroupBy(static r => r.Scenario.Bench.Name)
            .Select(static g =>
                (Worst: g.MaxBy(static r => r.Scenario.Length)!, Least: g.MinBy(static r => r.Scenario.Length)!)
            )
            .Select(static p => (Row: p.Worst, Bytes: Math.Abs(Above(p.Worst) - Above(p.Least))))
            .OrderByDescending(static p => p.Bytes)
            .FirstOrDefault();
        return growth.Row is null
            ? null
            : AtMost("difference between smallest and largest picture", growth.Row, growth.Bytes, Kb / 2, Report.Bytes);

        static double Above(Row row) => row.Ours.Bytes - row.Floor.Bytes;
    }

    private static Target? Ratio(string name, IEnumerable<Row> rows, double bound)
    {
        var worst = rows.MaxBy(static r => r.CpuOverFloorAndHash);
        return worst is null
            ? null
            : AtMost(name, worst, worst.CpuOverFloorAndHash, bound, static v => Report.Text(v, "F2"));
    }

    private static Target? UrlProcessor(IEnumerable<Row> rows, double bound)
    {
        var worst = rows.MaxBy(static r => r.CpuOverFloor);
        return worst is null
            ? null
            : AtMost("processor, URL only", worst, worst.CpuOverFloor, bound, static v => Report.Text(v, "F2"));
    }

    private static Target? UrlThroughput(IEnumerable<Row> rows, double bound)
    {
        var worst = rows.MinBy(static r => r.RateOverFloor);
        if (worst is null)
        {
            return null;
        }

        var ratio = worst.RateOverFloor;
        return new Target(
            "calls/s at concurrency 8, URL only",
            "at least " + Report.Text(bound, "0.##"),
            Report.Text(ratio, "F2"),
            Where(worst),
            ratio >= bound
        );
    }

    private static Target? Collections(Report report)
    {
        if (report.FullCollections.Count == 0)
        {
            return null;
        }

        var worst = report.FullCollections.MaxBy(static c => c.Value);
        return new Target(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Gen2 collections in {report.Options.CollectionCalls:N0} calls"
            ),
            "0",
            worst.Value.ToString(CultureInfo.InvariantCulture),
            worst.Value == 0 ? "all vendors" : worst.Key,
            worst.Value == 0
        );
    }

    private static Target? Peak(long? bytes) =>
        bytes is not { } peak
            ? null
            : new Target(
                "peak extra memory, 10 MB upload from a file",
                "at most 512 KB",
                Report.Bytes(peak),
                "AlibabaIdVerification upload",
                peak <= 512 * Kb
            );

    private static Target AtMost(string name, Row row, double value, double bound, Func<double, string> format) =>
        new(name, "at most " + format(bound), format(value), Where(row), value <= bound);

    private static string Where(Row row) => $"{row.Scenario.Bench.Name}, {row.Scenario.Label}, {row.Scenario.Source}";
}
