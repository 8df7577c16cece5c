using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>
/// Finds what a registration's section says and no option takes: a misspelt name that the binder skips would switch a
/// safety feature off in silence. It names keys, never values.
/// </summary>
internal static class OptionNamesCheck
{
    /// <summary>Appends what is wrong.</summary>
    public static void Check(IConfiguration section, FaceVendor vendor, OptionNames names, ICollection<string> faults)
    {
        // A whole configuration holds environment variables and other people's sections.
        if (section is not IConfigurationRoot)
        {
            Group(section, vendor, names, "", faults);
        }
    }

    private static void Group(
        IConfiguration section,
        FaceVendor vendor,
        OptionNames names,
        string prefix,
        ICollection<string> faults
    )
    {
        foreach (var child in section.GetChildren())
        {
            var hasChildren = child.GetChildren().Any();
            // Null sets nothing; Vendor is read by AddFaceEnrollment.
            if ((child.Value is null && !hasChildren) || (prefix.Length == 0 && Is(child.Key, "Vendor")))
            {
                continue;
            }

            var name = prefix + child.Key;
            if (names.Groups.FirstOrDefault(g => Is(g.Key, child.Key)) is { Key: not null } group)
            {
                if (hasChildren)
                {
                    Group(child, vendor, group.Value, name + ":", faults);
                }
                else if (child.Value!.Length > 0)
                {
                    faults.Add(
                        $"'{child.Path}' is a section, not a value: it takes "
                            + $"{string.Join(", ", group.Value.Configurable)}."
                    );
                }
            }
            else if (names.Times.Concat(names.Values).Any(n => Is(n, child.Key)))
            {
                Single(child, hasChildren, names.Times.Any(n => Is(n, child.Key)), faults);
            }
            else
            {
                faults.Add(Unknown(child, vendor, names, prefix));
            }
        }
    }

    private static void Single(IConfigurationSection child, bool hasChildren, bool isTime, ICollection<string> faults)
    {
        if (hasChildren)
        {
            faults.Add($"'{child.GetChildren().First().Path}' is unknown: '{child.Path}' is a single value.");
        }
        else if (
            isTime
            && child.Value!.IndexOf(':') < 0
            && TimeSpan.TryParse(child.Value, CultureInfo.InvariantCulture, out var days)
            && days != TimeSpan.Zero
        )
        {
            faults.Add(
                $"'{child.Path}' has no unit and would be {days.TotalDays.ToString("0", CultureInfo.InvariantCulture)} "
                    + "day(s). Write hours:minutes:seconds, for example 00:00:30 for 30 seconds, or 1.00:00:00 for a day."
            );
        }
    }

    private static string Unknown(IConfigurationSection child, FaceVendor vendor, OptionNames names, string prefix)
    {
        if (names.CodeOnly.Any(n => Is(n, child.Key)))
        {
            return $"'{child.Path}' cannot be configured: set {prefix}{child.Key} in code, with Configure on the builder.";
        }

        var others = FaceVendorTable
            .All.Where(v => prefix.Length == 0 && v.OptionNames.Configurable.Any(n => Is(n, child.Key)))
            .Select(v => v.Name)
            .ToList();
        return others.Count > 0
            ? $"'{child.Path}' is no option of {vendor}, but of {string.Join(", ", others)}."
            : $"'{child.Path}' is no option of {vendor}."
                + NearestName.Question(
                    child.Key,
                    prefix.Length == 0 ? names.Configurable : names.Configurable.Select(n => prefix + n)
                );
    }

    private static bool Is(string name, string key) => name.Equals(key, StringComparison.OrdinalIgnoreCase);
}
