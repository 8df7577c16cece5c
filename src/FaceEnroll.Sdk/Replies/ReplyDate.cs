using System.Globalization;
using System.Net.Http.Headers;
using FaceEnroll.Sdk.Polyfills;

namespace FaceEnroll.Sdk.Replies;

/// <summary>The one Date header of a reply.</summary>
internal static class ReplyDate
{
    /// <summary>The time that it names; null where there is none, or several, or one that cannot be read.</summary>
    public static DateTimeOffset? Of(HttpResponseHeaders headers) =>
        // Nearly every server writes this form.
        RawHeader.Only(headers, "Date")
            is { } raw
        && DateTimeOffset.TryParseExact(
            raw,
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var usual
        )
            ? usual
        : headers.Date is { } date && headers.TryGetValues("Date", out var all) && !all.Skip(1).Any() ? date
        : null;
}
