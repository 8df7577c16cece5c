using System.Collections.Frozen;
using System.Data;

namespace FaceEnroll.Ledger.Sql;

/// <summary>What the parameters of all statements hold: one name means one thing. SQLite does not ask, PostgreSQL does.</summary>
internal static class SqlParameters
{
    private static readonly FrozenSet<string> s_numbers = FrozenSet.ToFrozenSet(
        [
            "@after",
            "@alarm",
            "@ask",
            "@attempt",
            "@attempts",
            "@before",
            "@by",
            "@created",
            "@end",
            "@epoch",
            "@finished",
            "@from",
            "@item",
            "@kind",
            "@lane",
            "@length",
            "@line",
            "@most",
            "@n",
            "@next",
            "@now",
            "@pass",
            "@planned",
            "@run",
            "@start",
            "@state",
            "@status",
            "@to",
            "@vendor",
            "@version",
            "@wrong",
        ],
        StringComparer.Ordinal
    );

    public static DbType TypeOf(string name) =>
        name == "@key" ? DbType.Binary
        : s_numbers.Contains(name) ? DbType.Int64
        : DbType.String;
}
