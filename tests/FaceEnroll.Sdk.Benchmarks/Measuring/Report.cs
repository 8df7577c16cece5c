using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>The result, printed as markdown.</summary>
internal sealed record Report(
    CompareOptions Options,
    List<Row> Rows,
    SortedDictionary<string, int> FullCollections,
    long? PeakUploadBytes,
    long? PeakFormsBytes,
    double ClearingMs,
    SmallCalls? SmallCalls
)
{
    public static string Library { get; } =
        typeof(Report)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(static a => a.Key == "LibraryTarget")
            .Value!;

    public string Server =>
        (Options.Kestrel ? "Kestrel" : "raw sockets")
        + (Options.Tls ? " over TLS" : "")
        + ", loopback, in its own process";

    public string Environment =>
        $"{RuntimeInformation.FrameworkDescription}, library asset {Library}, {System.Environment.ProcessorCount} processors, {Server}";

    public void Print(TextWriter output)
    {
        output.WriteLine(Environment);
        output.WriteLine();
        PrintTable(
            output,
            [
                "Vendor",
                "Picture",
                "From",
                "Allocated: floor",
                "by hand",
                "ours",
                "above floor",
                "Processor ms: floor",
                "+hash",
                "by hand",
                "ours",
                "ours/floor+hash",
                "ours/by hand",
                "by hand/floor+hash",
                "Wall ms: floor",
                "by hand",
                "ours",
                "Calls/s ×8: floor",
                "by hand",
                "ours",
                "ours/floor",
                "ours/by hand",
                "Gen2 of ours",
            ],
            Rows.Select(Cells)
        );
        output.WriteLine();
        PrintTable(
            output,
            ["Target", "Bound", "Measured", "Where", ""],
            Targets.Of(this).Select(static t => t.Cells())
        );
        output.WriteLine();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Clearing pooled buffers: {ClearingMs * 1000:F1} µs per call, whatever the picture's size."
            )
        );
        if (SmallCalls is not null)
        {
            output.WriteLine();
            output.WriteLine(SmallCalls.Text());
        }
    }

    public static string Bytes(double bytes) =>
        bytes switch
        {
            >= 10 * 1024 * 1024 => Text(bytes / 1024 / 1024, "F0") + " MB",
            >= 1024 * 1024 => Text(bytes / 1024 / 1024, "F1") + " MB",
            >= 100 * 1024 => Text(bytes / 1024, "F0") + " KB",
            _ => Text(bytes / 1024, "F1") + " KB",
        };

    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string[] Cells(Row row) =>
        [
            row.Scenario.Bench.Name,
            row.Scenario.Label,
            row.Scenario.Source,
            Bytes(row.Floor.Bytes),
            Bytes(row.ByHand.Bytes),
            Bytes(row.Ours.Bytes),
            Bytes(row.Ours.Bytes - row.Floor.Bytes),
            Text(row.Floor.CpuMs, "F2"),
            Text(row.FloorAndHash.CpuMs, "F2"),
            Text(row.ByHand.CpuMs, "F2"),
            Text(row.Ours.CpuMs, "F2"),
            Text(row.CpuOverFloorAndHash, "F2"),
            Text(row.CpuOverByHand, "F2"),
            Text(row.ByHandOverFloorAndHash, "F2"),
            Text(row.Floor.WallMs, "F2"),
            Text(row.ByHand.WallMs, "F2"),
            Text(row.Ours.WallMs, "F2"),
            Text(row.Floor.CallsPerSecond, "F0"),
            Text(row.ByHand.CallsPerSecond, "F0"),
            Text(row.Ours.CallsPerSecond, "F0"),
            Text(row.RateOverFloor, "F2"),
            Text(row.RateOverByHand, "F2"),
            row.Ours.Gen2.ToString(CultureInfo.InvariantCulture),
        ];

    private static void PrintTable(TextWriter output, string[] head, IEnumerable<string[]> rows)
    {
        string[][] all = [head, .. rows];
        var widths = head.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            output.WriteLine("| " + string.Join(" | ", all[i].Select((cell, c) => cell.PadRight(widths[c]))) + " |");
            if (i == 0)
            {
                output.WriteLine("|" + string.Join("|", widths.Select(static w => new string('-', w + 2))) + "|");
            }
        }
    }
}
