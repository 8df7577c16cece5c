using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Cli.Configuration;

/// <summary>The vendors as a person names them, and their options.</summary>
internal static class VendorOptions
{
    /// <summary>All vendors, in the order of the documentation.</summary>
    public static IReadOnlyList<FaceVendor> All { get; } =
    [
        FaceVendor.TencentCloud,
        FaceVendor.AlibabaGuardrails,
        FaceVendor.AlibabaIdVerification,
        FaceVendor.FinAuth,
        FaceVendor.AdvanceAI,
    ];

    /// <summary>For messages.</summary>
    public static string Names { get; } = string.Join(", ", All);

    /// <summary>Options of a vendor as they are by default.</summary>
    public static FaceEnrollmentOptions New(FaceVendor vendor) =>
        vendor switch
        {
            FaceVendor.TencentCloud => new TencentCloudOptions(),
            FaceVendor.AlibabaGuardrails => new AlibabaGuardrailsOptions(),
            FaceVendor.AlibabaIdVerification => new AlibabaIdVerificationOptions(),
            FaceVendor.FinAuth => new FinAuthOptions(),
            FaceVendor.AdvanceAI => new AdvanceAIOptions(),
            _ => throw new ArgumentOutOfRangeException(nameof(vendor), vendor, null),
        };

    /// <summary>What the vendor documents of pictures and ids, without a registration.</summary>
    public static FaceEnrollmentLimits Limits(FaceVendor vendor) =>
        vendor switch
        {
            FaceVendor.TencentCloud => TencentCloudLimits.Instance,
            FaceVendor.AlibabaGuardrails => AlibabaGuardrailsLimits.For(new AlibabaGuardrailsOptions()),
            FaceVendor.AlibabaIdVerification => AlibabaIdVerificationLimits.For(new AlibabaIdVerificationOptions()),
            FaceVendor.FinAuth => FinAuthLimits.Instance,
            FaceVendor.AdvanceAI => AdvanceAILimits.Instance,
            _ => throw new ArgumentOutOfRangeException(nameof(vendor), vendor, null),
        };

    /// <summary>A vendor by its name, whatever the case; null when there is none. A number is no name.</summary>
    public static FaceVendor? Find(string? name) =>
        All.Cast<FaceVendor?>()
            .FirstOrDefault(v => string.Equals(v.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
