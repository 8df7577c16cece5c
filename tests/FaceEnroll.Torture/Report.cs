using System.Globalization;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Faults;

namespace FaceEnroll.Torture;

/// <summary>The table, and whether the numbers that must be zero are.</summary>
internal static class Report
{
    private const string Header =
        "vendor                 fault                           calls enrolled rejected unknown reconciled undecided | twice missing ghosts wrong untyped needless alone";

    public static void Print(IReadOnlyList<(FaceUnknownOutcome Mode, FaultTally Tally)> rows)
    {
        Console.WriteLine(Header);
        foreach (var vendor in rows.GroupBy(row => row.Tally.Vendor).OrderBy(group => group.Key))
        {
            foreach (var fault in FaultCatalog.All)
            {
                Line(vendor.Where(row => row.Tally.Fault == fault.Name), vendor.Key.ToString(), fault.Name);
            }

            Line(vendor, vendor.Key.ToString(), "= all");
        }

        foreach (var mode in rows.GroupBy(row => row.Mode).OrderBy(group => group.Key))
        {
            Line(mode, "all", mode.Key.ToString());
        }

        Line(rows, "all", "= all");
        Console.WriteLine();
        Console.WriteLine("twice: faces stored twice. missing: reported enrolled, not stored. ghosts: reported not");
        Console.WriteLine(
            "enrolled, but stored. wrong: given a face that is another call's. untyped: failures without a type or a"
        );
        Console.WriteLine(
            "ticket. needless: Unknown where the wire proves more, or a refused connection not retried. alone: undecided"
        );
        Console.WriteLine("though nobody else wrote; only where a vendor lists no faces may that be.");
        var all = Sum(rows);
        Console.WriteLine();
        Console.WriteLine(Text($"  stored twice                                {all.Twice}"));
        Console.WriteLine(Text($"  said enrolled, not stored                   {all.Missing}"));
        Console.WriteLine(Text($"  said not enrolled, stored                   {all.Ghosts}"));
        Console.WriteLine(Text($"  attributed to the wrong call                {all.Wrong}"));
        Console.WriteLine(Text($"  unknown where the wire proves more          {all.Needless}"));
        Console.WriteLine(Text($"  undecided at listing vendors, alone         {UndecidedAtListing(rows)}"));
        Console.WriteLine();
        foreach (var vendor in rows.GroupBy(row => row.Tally.Vendor).OrderBy(group => group.Key))
        {
            var sum = Sum(vendor);
            Console.WriteLine(Text($"  {vendor.Key, -22}{sum.Undecided} of {sum.Unknown} unknown outcomes"));
        }
    }

    public static void Print(TortureRun run)
    {
        Console.WriteLine();
        foreach (var sample in run.Memory)
        {
            Console.WriteLine(
                Text(
                    $"{sample.Percent, 4} %: heap {Mebibytes(sample.HeapBytes), 6:0.0} MiB, working set {Mebibytes(sample.WorkingSetBytes), 6:0.0} MiB"
                )
            );
        }

        Console.WriteLine(
            Text($"{run.Elapsed.TotalSeconds:0.0} s, in which {run.DrivenTime.TotalDays:0} days passed by the clock.")
        );
    }

    /// <summary>Whether every number that must be zero is.</summary>
    public static bool IsClean(IReadOnlyList<(FaceUnknownOutcome Mode, FaultTally Tally)> rows) =>
        rows.All(row => row.Tally is { Twice: 0, Missing: 0, Ghosts: 0, Wrong: 0, Untyped: 0, Needless: 0 })
        && UndecidedAtListing(rows) == 0;

    /// <summary>Lost calls that stayed undecided where a vendor lists its faces and nobody else wrote.</summary>
    public static int UndecidedAtListing(IEnumerable<(FaceUnknownOutcome Mode, FaultTally Tally)> rows) =>
        rows.Where(static row => VendorFacts.Of(row.Tally.Vendor).IsComplete)
            .Sum(static row => row.Tally.UndecidedAlone);

    public static FaultTally Sum(IEnumerable<(FaceUnknownOutcome Mode, FaultTally Tally)> rows)
    {
        var sum = new FaultTally(default, "");
        foreach (var (_, tally) in rows)
        {
            sum.Add(tally);
        }

        return sum;
    }

    private static void Line(IEnumerable<(FaceUnknownOutcome, FaultTally)> rows, string vendor, string fault)
    {
        var t = Sum(rows);
        Console.WriteLine(
            Text(
                $"{vendor, -22} {fault, -30} {t.Calls, 6} {t.Enrolled, 8} {t.Rejected, 8} {t.Unknown, 7} {t.Reconciled, 10} {t.Undecided, 9} | {t.Twice, 5} {t.Missing, 7} {t.Ghosts, 6} {t.Wrong, 5} {t.Untyped, 7} {t.Needless, 8} {t.UndecidedAlone, 5}"
            )
        );
    }

    private static double Mebibytes(long bytes) => bytes / 1048576.0;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
