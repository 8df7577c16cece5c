using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>How each vendor is registered from configuration: a new vendor is one line here.</summary>
internal static class FaceVendorTable
{
    private static readonly FaceVendorEntry[] s_vendors =
    [
        new(
            FaceVendor.TencentCloud,
            TencentCloudOptions.Names,
            static (builder, name, section) => builder.AddTencentCloud(name, section)
        ),
        new(
            FaceVendor.FinAuth,
            FinAuthOptions.Names,
            static (builder, name, section) => builder.AddFinAuth(name, section)
        ),
        new(
            FaceVendor.AdvanceAI,
            AdvanceAIOptions.Names,
            static (builder, name, section) => builder.AddAdvanceAI(name, section)
        ),
        new(
            FaceVendor.AlibabaIdVerification,
            AlibabaIdVerificationOptions.Names,
            static (builder, name, section) => builder.AddAlibabaIdVerification(name, section)
        ),
        new(
            FaceVendor.AlibabaGuardrails,
            AlibabaGuardrailsOptions.Names,
            static (builder, name, section) => builder.AddAlibabaGuardrails(name, section)
        ),
    ];

    /// <summary>All vendors.</summary>
    public static IReadOnlyList<FaceVendorEntry> All => s_vendors;

    /// <summary>The options that each takes from configuration.</summary>
    public static IReadOnlyDictionary<FaceVendor, OptionNames> OptionNames { get; } =
        s_vendors.ToDictionary(static v => v.Vendor, static v => v.OptionNames);

    /// <summary>All names, for messages.</summary>
    public static string Names => string.Join(", ", s_vendors.Select(static v => v.Name));

    /// <summary>A vendor by its name, whatever the case; null when there is none.</summary>
    public static FaceVendorEntry? Find(string name) =>
        Array.Find(s_vendors, v => v.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
