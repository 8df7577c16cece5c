using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>A part of the requests, the oldest first, and whether there are older ones that were asked for too.</summary>
internal sealed record RequestPage(IReadOnlyList<SandboxRequest> Requests, bool IsMore)
{
    /// <param name="log">The requests.</param>
    /// <param name="query">
    /// <c>since</c> and <c>before</c>: numbers beyond which, both excluded; <c>limit</c>: how many at most, the newest of
    /// them; <c>vendor</c>: whose. Each is optional.
    /// </param>
    /// <exception cref="FormatException">A value cannot be read.</exception>
    public static RequestPage Of(RequestLog log, string query)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        if (!WebForm.TryRead(query, pairs))
        {
            throw new FormatException("The query is not percent-encoded UTF-8.");
        }

        long since = 0;
        var (before, limit) = (long.MaxValue, RequestLog.Capacity);
        SandboxVendor? vendor = null;
        foreach (var (name, value) in pairs)
        {
            switch (name)
            {
                case "since":
                    since = Number(name, value);
                    break;
                case "before":
                    before = Number(name, value);
                    break;
                case "limit":
                    limit = (int)Math.Clamp(Number(name, value), 0, RequestLog.Capacity);
                    break;
                case "vendor":
                    vendor =
                        Enum.TryParse<SandboxVendor>(value, ignoreCase: true, out var one) && Enum.IsDefined(one)
                            ? one
                            : throw new FormatException(
                                $"vendor is not one of {string.Join(", ", Enum.GetNames<SandboxVendor>())}."
                            );
                    break;
                default:
                    throw new FormatException($"{name} is unknown here: this takes before, limit, since, vendor.");
            }
        }

        // A call that stores late is recorded late, so the log is not in the order of the numbers.
        var fitting = log.Snapshot()
            .Where(r => r.Number > since && r.Number < before && (vendor is null || r.Vendor == vendor))
            .OrderBy(r => r.Number)
            .ToList();
        return new RequestPage([.. fitting.TakeLast(limit)], fitting.Count > limit);
    }

    private static long Number(string name, string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} is not a whole number.");
}
