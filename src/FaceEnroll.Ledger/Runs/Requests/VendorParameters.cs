using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;
using Advance = FaceEnroll.Ledger.Runs.Requests.ParameterTable<FaceEnroll.Sdk.AdvanceAI.AdvanceAIFaceEnrollmentRequest>;
using Fin = FaceEnroll.Ledger.Runs.Requests.ParameterTable<FaceEnroll.Sdk.FinAuth.FinAuthFaceEnrollmentRequest>;
using Guardrails = FaceEnroll.Ledger.Runs.Requests.ParameterTable<FaceEnroll.Sdk.AlibabaGuardrails.AlibabaGuardrailsFaceEnrollmentRequest>;
using IdVerification = FaceEnroll.Ledger.Runs.Requests.ParameterTable<FaceEnroll.Sdk.AlibabaIdVerification.AlibabaIdVerificationFaceEnrollmentRequest>;
using Tencent = FaceEnroll.Ledger.Runs.Requests.ParameterTable<FaceEnroll.Sdk.TencentCloud.TencentCloudFaceEnrollmentRequest>;

namespace FaceEnroll.Ledger.Runs.Requests;

/// <summary>Which parameters of its own each vendor takes from a list, and the request made of them.</summary>
internal static class VendorParameters
{
    private static readonly VendorParameter[] s_tencent =
    [
        Tencent.Number("FaceMatchThreshold", 0, 100, (request, value) => request.FaceMatchThreshold = value),
        Tencent.Whole("QualityControl", 0, 4, (request, value) => request.QualityControl = value),
        Tencent.Flag("NeedRotateDetection", (request, value) => request.NeedRotateDetection = value),
    ];

    private static readonly VendorParameter[] s_guardrails =
    [
        Guardrails.Text("BizType", AlibabaGuardrailsLimits.MaxText, (request, value) => request.BizType = value),
    ];

    private static readonly VendorParameter[] s_idVerification =
    [
        IdVerification.Flag("FaceQualityCheck", (request, value) => request.FaceQualityCheck = value),
        IdVerification.Flag("ForceUpload", (request, value) => request.ForceUpload = value),
    ];

    private static readonly VendorParameter[] s_finAuth =
    [
        Fin.Text("UserData", FinAuthLimits.MaxUserData, (request, value) => request.UserData = value),
        Fin.Flag("MultiOrientedDetection", (request, value) => request.MultiOrientedDetection = value),
    ];

    private static readonly VendorParameter s_advanceName = Advance.Text(
        "Name",
        AdvanceAILimits.MaxText,
        (request, value) => request.Name = value
    );

    private static readonly VendorParameter[] s_advance =
    [
        Advance.Id(
            "ExternalReferenceId",
            AdvanceAILimits.Text,
            (request, value) => request.ExternalReferenceId = value
        ),
        Advance.Id("IdNumber", AdvanceAILimits.Text, (request, value) => request.IdNumber = value),
        Advance.Id("IdCardType", AdvanceAILimits.Text, (request, value) => request.IdCardType = value),
        Advance.Text(
            "Country",
            "be an ISO 3166 alpha-2 code, two capital letters",
            text => text.Length == 2 && text.All(char.IsAsciiLetterUpper),
            (request, value) => request.Country = value
        ),
        s_advanceName,
    ];

    /// <summary>The parameters of a vendor.</summary>
    public static IReadOnlyList<VendorParameter> Of(FaceVendor vendor) =>
        vendor switch
        {
            FaceVendor.TencentCloud => s_tencent,
            FaceVendor.AlibabaGuardrails => s_guardrails,
            FaceVendor.AlibabaIdVerification => s_idVerification,
            FaceVendor.FinAuth => s_finAuth,
            FaceVendor.AdvanceAI => s_advance,
            _ => throw new ArgumentOutOfRangeException(nameof(vendor)),
        };

    /// <summary>The parameter of a name, without regard to case; null where the vendor has none.</summary>
    public static VendorParameter? Find(FaceVendor vendor, string name)
    {
        foreach (var parameter in Of(vendor))
        {
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parameter;
            }
        }

        return null;
    }

    /// <summary>The parameter that a person's name is at this vendor; null where people have names of their own, or none.</summary>
    public static VendorParameter? OfName(FaceVendor vendor) => vendor == FaceVendor.AdvanceAI ? s_advanceName : null;

    /// <summary>The vendor's request for an item.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="item">The item. An empty parameter is one that is not given.</param>
    /// <param name="image">Its picture.</param>
    /// <param name="libraryId">
    /// Goes into the request as it is: null where the registration's is meant, and at vendors where a person carries its own groups.
    /// </param>
    /// <exception cref="ArgumentException">A parameter is none of this vendor's, or its value breaks its rule.</exception>
    public static FaceEnrollmentRequest Create(FaceVendor vendor, FaceRunItem item, FaceImage image, string? libraryId)
    {
        FaceEnrollmentRequest request = vendor switch
        {
            FaceVendor.TencentCloud => new TencentCloudFaceEnrollmentRequest(item.PersonId, image),
            FaceVendor.AlibabaGuardrails => new AlibabaGuardrailsFaceEnrollmentRequest(item.PersonId, image),
            FaceVendor.AlibabaIdVerification => new AlibabaIdVerificationFaceEnrollmentRequest(item.PersonId, image),
            FaceVendor.FinAuth => new FinAuthFaceEnrollmentRequest(item.PersonId, image),
            FaceVendor.AdvanceAI => new AdvanceAIFaceEnrollmentRequest(item.PersonId, image),
            _ => throw new ArgumentOutOfRangeException(nameof(vendor)),
        };
        request.LibraryId = libraryId;
        if (!string.IsNullOrEmpty(item.Name))
        {
            OfName(vendor)?.Set(request, item.Name);
        }

        // After the name: what is given as the vendor's own parameter says it more exactly.
        foreach (var (name, value) in item.Parameters)
        {
            var parameter =
                Find(vendor, name)
                ?? throw new ArgumentException($"The item has a parameter that {vendor} does not.", nameof(item));
            if (!string.IsNullOrEmpty(value))
            {
                parameter.Set(request, value);
            }
        }

        return request;
    }
}
