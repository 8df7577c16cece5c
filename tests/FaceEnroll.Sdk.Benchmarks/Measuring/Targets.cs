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
    private const int Megabyte = 1_000_000;
    private const string Rpc = "AlibabaIdVerification RPC";
    private const string Acs3 = "AlibabaIdVerification ACS3";
    private const string Upload = "AlibabaIdVerification upload";

    public static IEnumerable<Target> Of(Report report)
    {
        // Another asset of the library may take twice the ratios.
        var slack = Report.Library == "net10.0" ? 1 : 2;
        List<Row> rows = [.. report.Rows.Where(static r => r.Scenario.InSequence == 1)];
        var urls = rows.Where(static r => r.Scenario.Length == 0);
        // Vendors that take the picture's bytes as they are in multipart, where encoding saves nothing.
        var multipart = Of(rows, "FinAuth", "AdvanceAI", Upload);
        var encoded = Of(rows, "TencentCloud", Rpc, Acs3).Where(static r => r.Scenario.Length > 0);
        return (
            (Target?[])
                [
                    Cpu("ours / by hand, encoded picture", encoded, static r => r.CpuOverByHand, 0.48 * slack),
                    Cpu(
                        "ours / by hand, encoded, from 1 MB",
                        Large(encoded),
                        static r => r.CpuOverByHand,
                        0.31 * slack
                    ),
                    Cpu("ours / by hand, URL only", urls, static r => r.CpuOverByHand, slack),
                    Cpu("ours / by hand, multipart", multipart, static r => r.CpuOverByHand, slack),
                    Cpu(
                        "ours / signed floor, TencentCloud, from 1 MB",
                        Bytes(rows, "TencentCloud"),
                        OverFloor,
                        1.1 * slack
                    ),
                    Cpu("ours / signed floor, ID Verification RPC 1 MB", Bytes(rows, Rpc), OverFloor, 1.25 * slack),
                    Cpu("ours / signed floor, ID Verification ACS3 1 MB", Bytes(rows, Acs3), OverFloor, 1.2 * slack),
                    AtLeast("calls/s at concurrency 8, URL only, ours / by hand", urls, 1.0 / slack),
                    OwnWork(report.SmallCalls, 5 * slack),
                    Memory(
                        "allocated above the floor, one request",
                        rows,
                        static r => r.Scenario.Bench.Requests == 1,
                        2.5
                    ),
                    Memory("allocated above the floor, upload", rows, static r => r.Scenario.Bench.Requests > 1, 12),
                    Growth(rows.Where(static r => !r.Scenario.FromFile && r.Scenario.Length > 0)),
                    Collections(report),
                    Peak("10 MB upload from a file", Upload, report.PeakUploadBytes, 512 * Kb),
                    Peak("64 ACS3 forms of 1 MB at once", Acs3, report.PeakFormsBytes, 48 * Kb * Kb),
                ]
        ).OfType<Target>();

        Target? Memory(string name, List<Row> of, Func<Row, bool> which, double kb) =>
            Worst(name, of.Where(which), static r => r.Ours.Bytes - r.Floor.Bytes, kb * Kb * slack, Report.Bytes);
    }

    private static double OverFloor(Row row) => row.CpuOverFloorAndHash;

    private static IEnumerable<Row> Of(List<Row> rows, params string[] benches) =>
        rows.Where(r => !r.Scenario.WireOnly && benches.Contains(r.Scenario.Bench.Name));

    private static IEnumerable<Row> Large(IEnumerable<Row> rows) =>
        rows.Where(static r => r.Scenario.Length >= Megabyte);

    /// <summary>Pictures from 1 MB that the floor has in memory too.</summary>
    private static IEnumerable<Row> Bytes(List<Row> rows, string bench) =>
        Large(Of(rows, bench)).Where(static r => !r.Scenario.FromFile);

    private static Target? Cpu(string name, IEnumerable<Row> rows, Func<Row, double> value, double bound) =>
        Worst("processor, " + name, rows, value, bound, static v => Report.Text(v, "F2"));

    private static Target? Worst(
        string name,
        IEnumerable<Row> rows,
        Func<Row, double> value,
        double bound,
        Func<double, string> format
    )
    {
        var worst = rows.MaxBy(value);
        return worst is null
            ? null
            : new Target(
                name,
                "at most " + format(bound),
                format(value(worst)),
                Where(worst),
                Math.Round(value(worst), 2) <= bound
            );
    }

    private static Target? AtLeast(string name, IEnumerable<Row> rows, double bound)
    {
        var worst = rows.MinBy(static r => r.RateOverByHand);
        return worst is null
            ? null
            : new Target(
                name,
                "at least " + Report.Text(bound, "0.0#"),
                Report.Text(worst.RateOverByHand, "F2"),
                Where(worst),
                Math.Round(worst.RateOverByHand, 2) >= bound
            );
    }

    private static Target? OwnWork(SmallCalls? small, double bound) =>
        small is null
            ? null
            : new Target(
                "own work of a URL-only call, in a loop",
                string.Create(CultureInfo.InvariantCulture, $"at most {bound:F0} µs"),
                string.Create(CultureInfo.InvariantCulture, $"{small.Ours.LoopUs:F1} µs"),
                small.Vendor,
                small.Ours.LoopUs <= bound
            );

    /// <summary>The same at the smallest and the largest size: half a kilobyte is one box more or less, not a copy.</summary>
    private static Target? Growth(IEnumerable<Row> rows)
    {
        var vendors = rows.GroupBy(static r => r.Scenario.Bench.Name)
            .ToDictionary(
                static g => g.MaxBy(static r => r.Scenario.Length)!,
                static g => g.MinBy(static r => r.Scenario.Length)!
            );
        return Worst(
            "difference between smallest and largest picture",
            vendors.Keys,
            row => Math.Abs(Above(row) - Above(vendors[row])),
            Kb / 2,
            Report.Bytes
        );

        static double Above(Row row) => row.Ours.Bytes - row.Floor.Bytes;
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

    private static Target? Peak(string name, string where, long? bytes, double bound) =>
        bytes is not { } peak
            ? null
            : new Target(
                "peak extra memory, " + name,
                "at most " + Report.Bytes(bound),
                Report.Bytes(peak),
                where,
                peak <= bound
            );

    private static string Where(Row row) => $"{row.Scenario.Bench.Name}, {row.Scenario.Label}, {row.Scenario.Source}";
}
