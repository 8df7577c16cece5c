using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk;

/// <summary>The vendors whose "add a face" API this library speaks.</summary>
public enum FaceVendor
{
    /// <summary>Tencent Cloud IAI, operation <c>CreateFace</c>.</summary>
    TencentCloud = 1,

    /// <summary>Alibaba Cloud AI Guardrails (Content Moderation), <c>POST /green/sface/face/add</c>.</summary>
    AlibabaGuardrails = 2,

    /// <summary>Alibaba Cloud ID Verification (cloudauth-intl), operation <c>AddFaceRecord</c>.</summary>
    AlibabaIdVerification = 3,

    /// <summary>YLJZ FinAuth FaceSearch, <c>POST /finauth/search/group/add</c>.</summary>
    FinAuth = 4,

    /// <summary>ADVANCE.AI face-search, <c>POST /intl/openapi/face-search/facereferences</c>.</summary>
    AdvanceAI = 5,
}

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

    /// <summary>All names, for messages.</summary>
    public static string Names => string.Join(", ", s_vendors.Select(static v => v.Name));

    /// <summary>A vendor by its name, whatever the case; null when there is none.</summary>
    public static FaceVendorEntry? Find(string name) =>
        Array.Find(s_vendors, v => v.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A line of the vendor table.</summary>
internal sealed class FaceVendorEntry(
    FaceVendor vendor,
    OptionNames optionNames,
    Action<IFaceEnrollmentBuilder, string, IConfiguration> register
)
{
    /// <summary>Section name, and name of the registration unless another is given.</summary>
    public string Name { get; } = vendor.ToString();

    /// <summary>What configuration may give.</summary>
    public OptionNames OptionNames { get; } = optionNames;

    public Action<IFaceEnrollmentBuilder, string, IConfiguration> Register { get; } = register;
}
