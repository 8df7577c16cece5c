using System.Globalization;

namespace FaceEnroll.Sdk;

/// <summary>
/// Reads how long a vendor asks to wait, from raw header text: ADVANCE.AI writes "10s", which the typed header drops.
/// </summary>
internal static class RetryAfterParser
{
    /// <summary>Longer waits are cut to this; anybody told to wait a day gives up anyway.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly string[] s_dateFormats =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        // RFC 9110's obsolete forms.
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy",
    ];

    /// <summary><c>Retry-After</c>: "120", "10s" or an HTTP date; null when absent or anything else.</summary>
    public static TimeSpan? Parse(string? value, DateTimeOffset now)
    {
        var text = value?.Trim() ?? "";
        var number = text.EndsWith("s", StringComparison.OrdinalIgnoreCase)
            ? text.Substring(0, text.Length - 1).TrimEnd()
            : text;
        if (Digits(number, TimeSpan.TicksPerSecond) is { } wait)
        {
            return wait;
        }

        return DateTimeOffset.TryParseExact(
            text,
            s_dateFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite,
            out var date
        )
            ? Cap(date - now)
            : null;
    }

    /// <summary>Alibaba's <c>x-acs-retry-after</c>: milliseconds.</summary>
    public static TimeSpan? ParseMilliseconds(string? value) =>
        Digits(value?.Trim() ?? "", TimeSpan.TicksPerMillisecond);

    private static TimeSpan? Digits(string text, long ticksPerUnit)
    {
        if (text.Length == 0 || !text.All(c => c is >= '0' and <= '9'))
        {
            return null;
        }

        // All digits, but too many, is a very long wait, not garbage.
        return
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count < Longest.Ticks / ticksPerUnit
            ? TimeSpan.FromTicks(count * ticksPerUnit)
            : Longest;
    }

    private static TimeSpan Cap(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero
        : wait > Longest ? Longest
        : wait;
}
