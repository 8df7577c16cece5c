using System.Globalization;

namespace FaceEnroll.Sdk;

/// <summary>The name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>
    /// The nearest by edits, whatever the case; null when none is near: at least half of the longer name has to stay.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> names)
    {
        string? nearest = null;
        var least = Math.Max(2, name.Length / 2) + 1;
        foreach (var candidate in names)
        {
            // A group's option without its group is near too: MaxRetries is Retry:MaxRetries.
            var last = candidate.Substring(candidate.LastIndexOf(':') + 1);
            var distance = IsPart(name, last) ? 1 : Math.Min(Distance(name, candidate), Distance(name, last));
            if (distance < least && distance <= Math.Max(name.Length, last.Length) / 2)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>"Did you mean …?", or nothing.</summary>
    public static string Question(string name, IEnumerable<string> names) =>
        Of(name, names) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    private static bool IsPart(string name, string whole) =>
        name.Length > 3
        && CultureInfo.InvariantCulture.CompareInfo.IndexOf(whole, name, CompareOptions.OrdinalIgnoreCase) >= 0;

    /// <summary>Characters to insert, delete or replace.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                var replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[right.Length];
    }
}
