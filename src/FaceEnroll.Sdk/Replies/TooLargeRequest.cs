using System.Globalization;

namespace FaceEnroll.Sdk.Replies;

/// <summary>
/// What to say about a request that was refused for its size: the vendor's limits, and what the request's pictures have.
/// </summary>
internal static class TooLargeRequest
{
    public static string Describe(Attempt attempt)
    {
        const string TooLarge = "The request is too large for the vendor";
        var (count, bytes) = attempt.Pictures;
        if (count == 0)
        {
            return TooLarge + ".";
        }

        var picture = attempt.Limits?.MaxImageBytes;
        var request = attempt.Limits?.MaxRequestBytes;
        var limits =
            picture is { } p && request is { } r
                ? Invariant($": it takes pictures of {p.Value:N0} and requests of {r.Value:N0} bytes at most")
            : picture is { } only ? Invariant($": it takes pictures of {only.Value:N0} bytes at most")
            : "";
        var own =
            count == 1
                ? Invariant($"the picture has {bytes:N0}")
                : Invariant($"the {count} pictures have {bytes:N0} together");
        return limits.Length == 0 ? $"{TooLarge}: {own} bytes." : $"{TooLarge}{limits}; {own}.";

        static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
