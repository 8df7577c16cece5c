using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Auditing;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Auditing;

/// <summary>What a vendor's limits say of a library that is gone is what an audit says.</summary>
[TestOf(typeof(LibraryLoss))]
public class LibraryLossTests
{
    private static readonly TestCaseData[] s_vendors =
    [
        new(TencentCloudLimits.Instance, true, false),
        new(AlibabaGuardrailsLimits.WithImageHost, true, true),
        new(AlibabaIdVerificationLimits.For(new AlibabaIdVerificationOptions()), false, true),
        new(FinAuthLimits.Instance, false, false),
        new(AdvanceAILimits.Instance, false, false),
        new(null, false, false),
    ];

    [TestCaseSource(nameof(s_vendors))]
    public void Detail_OfAVendor_SaysWhatIsSoThere(FaceEnrollmentLimits? limits, bool deletes, bool answersAlike)
    {
        var (missing, empty) = (LibraryLoss.Missing(limits), LibraryLoss.Empty(limits));
        Assert.That((missing.Contains("365 days"), empty.Contains("365 days")), Is.EqualTo((deletes, deletes)));
        Assert.That(empty.Contains("answers both alike"), Is.EqualTo(answersAlike));
    }
}
