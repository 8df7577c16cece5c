using System.Globalization;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>Which part of a numbered list is asked for.</summary>
/// <param name="Since">Only what has a higher number.</param>
/// <param name="Before">Only what has a lower number.</param>
/// <param name="Limit">How many at most, the newest of them.</param>
/// <param name="Vendor">Whose; null for everybody's.</param>
internal sealed record PageQuery(long Since, long Before, int Limit, SandboxVendor? Vendor)
{
    /// <param name="query"><c>since</c>, <c>before</c>, <c>limit</c> and <c>vendor</c>; each is optional.</param>
    /// <exception cref="FormatException">A value cannot be read.</exception>
    public static PageQuery Parse(string query)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        if (!WebForm.TryRead(query, pairs))
        {
            throw new FormatException("The query is not percent-encoded UTF-8.");
        }

        var page = new PageQuery(0, long.MaxValue, int.MaxValue, null);
        foreach (var (name, value) in pairs)
        {
            page = name switch
            {
                "since" => page with { Since = Number(name, value) },
                "before" => page with { Before = Number(name, value) },
                "limit" => page with { Limit = (int)Math.Min(Number(name, value), int.MaxValue) },
                "vendor" => page with { Vendor = EnumName.Parse<SandboxVendor>(value, name) },
                _ => throw new FormatException($"{name} is unknown here: this takes before, limit, since, vendor."),
            };
        }

        return page;
    }

    /// <returns>The part, the oldest first, and whether there are older ones that were asked for too.</returns>
    public (IReadOnlyList<T> Items, bool IsMore) Of<T>(
        IEnumerable<T> items,
        Func<T, long> number,
        Func<T, SandboxVendor> vendor
    )
    {
        var fitting = items
            .Where(item => number(item) > Since && number(item) < Before)
            .Where(item => Vendor is null || vendor(item) == Vendor)
            .ToList();
        return ([.. fitting.TakeLast(Limit)], fitting.Count > Limit);
    }

    private static long Number(string name, string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} is not a whole number.");
}
