using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>
/// Registers what a configuration section names. Its faults are reported at start together with all others, by key and
/// never by value.
/// </summary>
internal static class ConfigurationReader
{
    private const string Default = "Default";

    public static void Read(
        IConfiguration configuration,
        IFaceEnrollmentBuilder builder,
        FaceEnrollmentRegistry registry
    )
    {
        var children = configuration.GetChildren().ToList();
        if (children.Count == 0)
        {
            registry.AddFault(Nothing(configuration));
        }

        foreach (var child in children)
        {
            if (OptionNames.Is(Default, child.Key))
            {
                ReadDefault(child, builder, registry);
            }
            else if (Vendor(child) is { } vendor)
            {
                Register(child, vendor, builder, registry);
            }
            else if (configuration is IConfigurationRoot)
            {
                registry.AddFault(
                    "The whole configuration was given to AddFaceEnrollment: give it the section, for example "
                        + "configuration.GetSection(\"FaceEnrollment\")."
                );
                return;
            }
            else if (child.Key != "$schema" || child.GetChildren().Any())
            {
                registry.AddFault(NoVendor(child));
            }
        }
    }

    private static void Register(
        IConfigurationSection child,
        FaceVendorEntry vendor,
        IFaceEnrollmentBuilder builder,
        FaceEnrollmentRegistry registry
    )
    {
        // A vendor's name is written as the vendor is, whatever the case in configuration.
        var name = OptionNames.Is(vendor.Name, child.Key) ? vendor.Name : child.Key;
        if (string.IsNullOrWhiteSpace(name))
        {
            registry.AddFault($"The section '{child.Path}' has no name: a registration needs one.");
        }
        else if (registry.Taken(name) is { } taken)
        {
            registry.AddFault($"'{child.Path}': {taken}");
        }
        else
        {
            vendor.Register(builder, name, child);
        }
    }

    private static FaceVendorEntry? Vendor(IConfigurationSection child) =>
        FaceVendorTable.Find(child["Vendor"] is { Length: > 0 } vendor ? vendor : child.Key);

    private static void ReadDefault(
        IConfigurationSection child,
        IFaceEnrollmentBuilder builder,
        FaceEnrollmentRegistry registry
    )
    {
        if (child.GetChildren().Any())
        {
            registry.AddFault($"'{child.Path}' is a single value: the name of a registration.");
        }
        else if (child.Value is { Length: > 0 } name)
        {
            // Like the registration itself: a vendor's name is written as the vendor is.
            builder.SetDefault(FaceVendorTable.Find(name)?.Name ?? name);
        }
    }

    private static string Nothing(IConfiguration configuration) =>
        configuration is not IConfigurationSection section
            ? "The whole configuration is empty: it registers no face enrollment client."
        : section.Value is { Length: > 0 } ? $"'{section.Path}' is a value, not a section of registrations."
        : $"The configuration section '{section.Path}' is empty or absent: it registers no face enrollment client.";

    private static string NoVendor(IConfigurationSection child)
    {
        var vendors = FaceVendorTable.All.Select(static v => v.Name);
        return child["Vendor"] is { Length: > 0 } vendor
                ? $"'{child.Path}:Vendor' is none of {FaceVendorTable.Names}." + NearestName.Question(vendor, vendors)
            : child.Value is { Length: > 0 } && !child.GetChildren().Any()
                ? $"'{child.Path}' is a value: here stand {Default} and a section for each registration, which is named as "
                    + $"its vendor ({FaceVendorTable.Names}) or has a value 'Vendor'."
                    + NearestName.Question(child.Key, vendors.Append(Default))
            : $"The section '{child.Path}' names no vendor: '{child.Key}' is none of {FaceVendorTable.Names}. Give it a value "
                + "'Vendor', or a vendor's name."
                + NearestName.Question(child.Key, vendors);
    }
}
