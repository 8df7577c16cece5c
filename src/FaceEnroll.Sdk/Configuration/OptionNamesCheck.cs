using Microsoft.Extensions.Configuration;

namespace FaceEnroll.Sdk.Configuration;

/// <summary>
/// Finds what a registration's section says and no option takes: a misspelt name that the binder skips would silently
/// switch a safety feature off. It names keys, never values.
/// </summary>
/// <param name="vendor">The registration's vendor.</param>
/// <param name="vendors">The options that each vendor takes from configuration.</param>
internal sealed class OptionNamesCheck(FaceVendor vendor, IReadOnlyDictionary<FaceVendor, OptionNames> vendors)
{
    /// <summary>What is wrong.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Known options whose values were not taken, as <c>Retry:BaseDelay</c>.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Looks at a registration's section.</summary>
    public void Check(IConfiguration configuration, OptionNames names)
    {
        if (configuration is IConfigurationSection section && !section.GetChildren().Any())
        {
            Faults.Add(
                section.Value is { Length: > 0 }
                    ? $"'{section.Path}' is a value, not a section: it takes options of {vendor}."
                    : $"The configuration section '{section.Path}' is empty or absent: it gives no option. To register "
                        + $"{vendor} with nothing but defaults, give it the value 'Vendor': '{vendor}'."
            );
        }
        else if (configuration is IConfigurationRoot && !configuration.GetChildren().Any(c => IsKnown(c.Key, names)))
        {
            Faults.Add(
                $"The whole configuration was given, and no option of {vendor} is at its top: give the section, for "
                    + $"example configuration.GetSection(\"FaceEnrollment:{vendor}\")."
            );
        }
        else if (configuration is IConfigurationSection above && Registration(above, names) is { } registration)
        {
            Faults.Add(
                $"'{above.Path}' holds registrations, not options of {vendor}: give "
                    + $"configuration.GetSection(\"{registration.Path}\")."
            );
        }
        else
        {
            // A whole configuration holds environment variables and other people's sections.
            Group(configuration, names, "", skipUnknown: configuration is IConfigurationRoot);
        }
    }

    /// <summary>The registration below a section that holds registrations; null when it holds options.</summary>
    private IConfigurationSection? Registration(IConfigurationSection above, OptionNames names)
    {
        var children = above.GetChildren().ToList();
        return children.Exists(c => IsKnown(c.Key, names))
            ? null
            : children.Find(c =>
                c.GetChildren().Any()
                && (OptionNames.Is(vendor.ToString(), c.Key) || OptionNames.Is(vendor.ToString(), c["Vendor"] ?? ""))
            );
    }

    private static bool IsKnown(string key, OptionNames names) =>
        names.Value(key) is not null || names.Group(key) is not null;

    private void Group(IConfiguration section, OptionNames names, string prefix, bool skipUnknown)
    {
        foreach (var child in section.GetChildren())
        {
            var hasChildren = child.GetChildren().Any();
            if (prefix.Length == 0 && OptionNames.Is("Vendor", child.Key) && !skipUnknown)
            {
                Vendor(child, hasChildren);
            }
            else if (names.Group(child.Key) is { } group)
            {
                Section(child, hasChildren, group, prefix);
            }
            else if (names.Value(child.Key) is { } option)
            {
                Single(child, hasChildren, option, prefix);
            }
            // Even where it is null, as an empty section is: a misspelt one has no effect.
            else if (!skipUnknown && !IsSchema(child, prefix, hasChildren))
            {
                Faults.Add(Unknown(child, names, prefix));
            }
        }
    }

    /// <summary>Editors write the address of the JSON schema there.</summary>
    private static bool IsSchema(IConfigurationSection child, string prefix, bool hasChildren) =>
        prefix.Length == 0 && !hasChildren && child.Key == "$schema";

    /// <summary>A registration's vendor is that of the start.</summary>
    private void Vendor(IConfigurationSection child, bool hasChildren)
    {
        if (hasChildren)
        {
            Faults.Add(NoSection(child));
        }
        else if (child.Value is { Length: > 0 } name && !OptionNames.Is(vendor.ToString(), name))
        {
            Faults.Add($"'{child.Path}' is not {vendor}, which this registration is of.");
        }
    }

    private void Section(IConfigurationSection child, bool hasChildren, OptionNames group, string prefix)
    {
        var takes = string.Join(", ", group.Configurable);
        var isEmpty = child.GetChildren().All(static c => c.Value is null && !c.GetChildren().Any());
        if (hasChildren)
        {
            Group(child, group, prefix + child.Key + ":", skipUnknown: false);
        }
        else if (child.Value is { Length: > 0 })
        {
            Faults.Add($"'{child.Path}' is a section, not a value: it takes {takes}.");
        }

        // To a JSON file null and {} are the same, and {} looks like on; an empty text is off.
        if (group.IsOffWhenEmpty && isEmpty && child.Value is null)
        {
            Faults.Add($"'{child.Path}' is empty and switches nothing on: give one of {takes}, or leave it out.");
        }
    }

    private void Single(IConfigurationSection child, bool hasChildren, OptionName option, string prefix)
    {
        if ((hasChildren ? NoSection(child) : Fault(child, option)) is { } fault)
        {
            Faults.Add(fault);
            _ = Refused.Add(prefix + option.Name);
        }
    }

    private static string? Fault(IConfigurationSection child, OptionName option) =>
        child.Value is { } text && option.Fault(text) is { } fault ? $"'{child.Path}' {fault}." : null;

    private static string NoSection(IConfigurationSection child) =>
        $"'{child.GetChildren().First().Path}' is unknown: '{child.Path}' is a single value.";

    private string Unknown(IConfigurationSection child, OptionNames names, string prefix)
    {
        if (names.CodeOnly.Any(n => OptionNames.Is(n, child.Key)))
        {
            return $"'{child.Path}' cannot be configured: set {prefix}{child.Key} in code, with Configure on the builder.";
        }

        var others = vendors
            .Where(v => prefix.Length == 0 && IsKnown(child.Key, v.Value))
            .Select(v => v.Key.ToString())
            .ToList();
        return others.Count > 0
            ? $"'{child.Path}' is no option of {vendor}, but of {string.Join(", ", others)}."
            : $"'{child.Path}' is no option of {vendor}."
                + NearestName.Question(
                    child.Key,
                    names.Groups.Select(static g => g.Key).Concat(names.Configurable).Select(n => prefix + n)
                );
    }
}
