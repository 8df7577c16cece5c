using System.Globalization;

namespace FaceEnroll.Ledger.Runs.Reports;

/// <summary>Times as reports write them: always UTC, so that two reports can be compared.</summary>
internal static class ReportTime
{
    /// <summary>ISO 8601, to the second.</summary>
    public static string Iso(DateTimeOffset time) => Text(time, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>The same for people.</summary>
    public static string Shown(DateTimeOffset time) => Text(time, "yyyy-MM-dd HH:mm:ss");

    public static string Text(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
