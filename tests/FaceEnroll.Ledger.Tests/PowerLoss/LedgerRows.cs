using System.Globalization;
using System.Text;
using FaceEnroll.Ledger.Sqlite;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Tests.PowerLoss;

/// <summary>All rows of a ledger's file, and what must hold among them.</summary>
internal static class LedgerRows
{
    private static readonly string[] s_tables = ["call", "picture", "run", "run_count", "item"];

    /// <summary>Each of them counts what must not be.</summary>
    private static readonly (string What, string Sql)[] s_broken =
    [
        ("calls without pictures", "SELECT COUNT(*) FROM call WHERE id NOT IN (SELECT call FROM picture)"),
        ("pictures without their call", "SELECT COUNT(*) FROM picture WHERE call NOT IN (SELECT id FROM call)"),
        (
            "calls that lack a picture",
            "SELECT COUNT(*) FROM (SELECT 1 FROM picture GROUP BY call HAVING COUNT(*) <> MAX(n) + 1)"
        ),
        (
            "people with two open calls",
            "SELECT COUNT(*) FROM (SELECT 1 FROM call WHERE status IN (1, 2, 6) GROUP BY account, library, person HAVING COUNT(*) > 1)"
        ),
        (
            "pictures enrolled twice",
            "SELECT COUNT(*) FROM (SELECT 1 FROM picture WHERE status = 1 GROUP BY account, library, person, source HAVING COUNT(*) > 1)"
        ),
        (
            "counters that are not the counts",
            "SELECT COUNT(*) FROM (SELECT run, status, SUM(n) k FROM (SELECT run, status, n FROM run_count UNION ALL "
                + "SELECT run, status, -COUNT(*) FROM item GROUP BY run, status) GROUP BY run, status HAVING k <> 0)"
        ),
        ("items behind their run's next number", "SELECT COUNT(*) FROM item JOIN run ON run.id = run WHERE n >= next"),
    ];

    /// <summary>All rows as text.</summary>
    public static string Read(string file)
    {
        using var connection = Connect(file);
        var text = new StringBuilder();
        foreach (var table in s_tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2, 3";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                text.Append(table);
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    var value = reader.GetValue(i);
                    text.Append('|')
                        .Append(
                            value is byte[] bytes
                                ? Convert.ToHexString(bytes)
                                : Convert.ToString(value, CultureInfo.InvariantCulture)
                        );
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>What is wrong with a ledger; empty when nothing is.</summary>
    public static IReadOnlyList<string> Broken(string file)
    {
        using var connection = Connect(file);
        var broken = s_broken
            .Select(b => (b.What, Count: (long)Scalar(connection, b.Sql)))
            .Where(b => b.Count > 0)
            .Select(b => $"{b.Count} {b.What}")
            .ToList();
        var check = (string)Scalar(connection, "PRAGMA integrity_check");
        return check == "ok" ? broken : [.. broken, check];
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        SqliteSchema.Run(connection, "PRAGMA query_only = 1");
        return connection;
    }

    private static object Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
