using System.Globalization;

namespace FaceEnroll.Handlers;

/// <summary>The tables.</summary>
internal static class MatrixReport
{
    private const string Columns =
        "  cells enrolled unknown notsent notappl | twice ghost missing needless senton lost foreign unsettled | unclean";

    public static void Print(IReadOnlyList<CellResult> results, int examples)
    {
        foreach (var isGuarded in new[] { true, false })
        {
            var these = results.Where(r => r.Cell.HasGuard == isGuarded).ToList();
            if (these.Count == 0)
            {
                continue;
            }

            Console.WriteLine();
            Console.WriteLine(isGuarded ? "With the guard:" : "Without the guard (a host's own HttpClient):");
            Console.WriteLine($"{"", -22}{Columns}");
            Group(these, static r => r.Cell.Arrangement);
            Group(these, static r => r.Cell.Vendor);
            Group(these, static r => r.Cell.Fault);
            Group(these, static r => r.Cell.Outer, "outer ");
            Group(these, static r => r.Cell.Inner, "inner ");
            Line("= all", these);
        }

        Console.WriteLine();
        Console.WriteLine(
            "twice: stored more than once. ghost: said not enrolled, but stored. missing: said enrolled, not"
        );
        Console.WriteLine(
            "stored. needless: Unknown where the wire proves more. senton: a final word, and more of the body"
        );
        Console.WriteLine(
            "went out after it. lost: no success where nothing went wrong. foreign: not this library's exception."
        );
        Console.WriteLine(
            "Without the guard, needless and senton are not asked, and twice is not asked where one handler"
        );
        Console.WriteLine("copies the body and another sends again: nobody above the primary handler can see that.");
        var unclean = results.Where(static r => !r.IsClean).ToList();
        foreach (var kind in unclean.GroupBy(static r => (r.Cell.HasGuard, r.Faults)).OrderByDescending(g => g.Count()))
        {
            Console.WriteLine();
            Console.WriteLine(
                Text($"{kind.Count()} {(kind.Key.HasGuard ? "guarded" : "unguarded")}: {kind.Key.Faults}")
            );
            foreach (var result in kind.OrderBy(static r => r.ToString(), StringComparer.Ordinal).Take(examples))
            {
                Console.WriteLine("  " + result);
            }
        }

        Console.WriteLine();
        Console.WriteLine(Text($"{results.Count} cells, {unclean.Count} of them not clean."));
    }

    private static void Group<TKey>(IEnumerable<CellResult> results, Func<CellResult, TKey> by, string prefix = "")
    {
        foreach (var group in results.GroupBy(by).OrderBy(static group => group.Key))
        {
            Line(prefix + group.Key, group.ToList());
        }

        Console.WriteLine();
    }

    private static void Line(string name, IReadOnlyCollection<CellResult> r)
    {
        int Said(Said said) => r.Count(x => x.Said == said);
        Console.WriteLine(
            Text(
                $"{name, -22} {r.Count, 6} {Said(Handlers.Said.Enrolled), 8} {Said(Handlers.Said.Unknown), 7} {Said(Handlers.Said.NotSent), 7} {Said(Handlers.Said.NotApplied), 7} | {r.Count(static x => x.IsTwice), 5} {r.Count(static x => x.IsGhost), 5} {r.Count(static x => x.IsMissing), 7} {r.Count(static x => x.IsNeedless), 8} {r.Count(static x => x.IsSentOn), 6} {r.Count(static x => x.IsSuccessLost), 4} {r.Count(static x => x.IsForeign), 7} {r.Count(static x => !x.IsSettled), 9} | {r.Count(static x => !x.IsClean), 7}"
            )
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
