using System.Data.Common;

namespace FaceEnroll.Ledger.Sql;

/// <summary>
/// Texts where a database takes no NUL: an id may hold anything. A character that Unicode keeps from all texts stands before what
/// stands for another.
/// </summary>
internal static class SqlText
{
    private const char Mark = '\uFFFF';
    private const string Nul = "\uFFFF0";
    private const string MarkItself = "\uFFFF1";

    /// <summary>The text without a NUL.</summary>
    public static string Write(string text) =>
        text.AsSpan().IndexOfAny('\0', Mark) < 0
            ? text
            : text.Replace("\uFFFF", MarkItself, StringComparison.Ordinal).Replace("\0", Nul, StringComparison.Ordinal);

    /// <summary>The text of a column, as it was given.</summary>
    public static string Read(DbDataReader reader, int column)
    {
        var text = reader.GetString(column);
        return !text.Contains(Mark)
            ? text
            : text.Replace(Nul, "\0", StringComparison.Ordinal).Replace(MarkItself, "\uFFFF", StringComparison.Ordinal);
    }
}
