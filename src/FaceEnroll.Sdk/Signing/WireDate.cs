using System.Globalization;

namespace FaceEnroll.Sdk.Signing;

/// <summary>The vendors' date texts: UTC and Gregorian whatever the culture and time zone of the host.</summary>
internal static class WireDate
{
    /// <summary>RFC 1123, as in <c>Sat, 21 Nov 2026 01:02:03 GMT</c>: Alibaba ROA's Date header.</summary>
    public static string Rfc1123(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-21T01:02:03Z</c>: Alibaba's x-acs-date header and Timestamp parameter.</summary>
    public static string Iso8601(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Appends <c>2026-11-21</c>: the date of Tencent's credential scope.</summary>
    public static void AppendDate(ref Utf8Buffer buffer, DateTimeOffset time)
    {
        DateTime utc = time.UtcDateTime;
        AppendTwoDigits(ref buffer, utc.Year / 100);
        AppendTwoDigits(ref buffer, utc.Year % 100);
        buffer.Append((byte)'-');
        AppendTwoDigits(ref buffer, utc.Month);
        buffer.Append((byte)'-');
        AppendTwoDigits(ref buffer, utc.Day);
    }

    private static void AppendTwoDigits(ref Utf8Buffer buffer, int value)
    {
        buffer.Append((byte)('0' + (value / 10)));
        buffer.Append((byte)('0' + (value % 10)));
    }
}
