using System.Globalization;
using FaceEnroll.Sdk;

namespace FaceEnroll.Torture.Deletions;

/// <summary>The table of the deletions, and the numbers that must be zero.</summary>
internal static class DeletionReport
{
    public static void Print(IReadOnlyList<DeletionTally> rows)
    {
        Console.WriteLine();
        Console.WriteLine("Deletions beside enrollments of the same people");
        Console.WriteLine(
            "vendor                 calls enrolls deletes replaces erasures verifies |  gone absent refused unknown | complete open pending undecid."
        );
        foreach (var vendor in rows.GroupBy(static row => row.Vendor).OrderBy(static group => group.Key))
        {
            Line(vendor.Key.ToString(), Sum(vendor));
        }

        var all = Sum(rows);
        Line("= all", all);
        Console.WriteLine();
        Console.WriteLine(
            "gone, absent, refused, unknown: faces, as each call said of them. complete, open, pending, undecid.:"
        );
        Console.WriteLine("receipts in the end; open ones are pending because nobody could decide an enrollment.");
        Console.WriteLine(
            Text(
                $"Of another process, landed after an erasure: {all.LateAdds}. Deletions held back and let go late: {all.LateDeletions}, enrollments"
            )
        );
        Console.WriteLine(
            Text(
                $"kept back before: {all.KeptBack}. Deletions that the vendor answered and did not do: {all.NotDone}. Lists that lacked a"
            )
        );
        Console.WriteLine(
            Text(
                $"face: {all.ShortLists}. People who came back and were left alone: {all.CameBack}. Receipts refused to strangers: {all.Refused}."
            )
        );
        Console.WriteLine(
            Text(
                $"Erasures that asked to erase again, where clocks stepped or the person is in another library: {all.Again}."
            )
        );
        Console.WriteLine();
        Console.WriteLine(Text($"  deleted, of {all.Deleted, 6}, that nobody asked for   {all.Unasked}"));
        Console.WriteLine(Text($"  said gone or absent, but there             {all.StillThere}"));
        Console.WriteLine(Text($"  said not deleted, but gone by that call    {all.GoneAfterAll}"));
        Console.WriteLine(Text($"  erased, but a face is there again          {all.Survived}"));
        Console.WriteLine(Text($"  enrollments that were told wrong           {all.Mistaken}"));
        Console.WriteLine(Text($"  failures without a type                    {all.Untyped}"));
        Console.WriteLine(Text($"  unknown where the wire proves more         {all.Needless}"));
        Console.WriteLine(Text($"  strangers' receipts that were not refused  {all.Strangers}"));
    }

    public static DeletionTally Sum(IEnumerable<DeletionTally> rows)
    {
        var sum = new DeletionTally(default(FaceVendor));
        foreach (var row in rows)
        {
            sum.Add(row);
        }

        return sum;
    }

    private static void Line(string vendor, DeletionTally t) =>
        Console.WriteLine(
            Text(
                $"{vendor, -21} {t.Calls, 6} {t.Enrollments, 7} {t.Deletions, 7} {t.Replacements, 8} {t.Erasures, 8} {t.Verifications, 8} | {t.Gone, 5} {t.Absent, 6} {t.NotApplied, 7} {t.Unknown, 7} | {t.Complete, 8} {t.PendingOpen, 4} {t.Pending, 7} {t.Undecidable, 8}"
            )
        );

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
