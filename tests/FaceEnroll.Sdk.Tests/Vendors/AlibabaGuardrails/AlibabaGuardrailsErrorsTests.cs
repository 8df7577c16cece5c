using System.Globalization;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Errors;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

[TestOf(typeof(AlibabaGuardrailsErrors))]
public class AlibabaGuardrailsErrorsTests
{
    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "alibaba-guardrails" })]
    public void ForCode_DocumentedRow_GivesItsVerdict(string code, string? message, object expected) =>
        Assert.That(
            AlibabaGuardrailsErrors.ForCode(int.Parse(code, CultureInfo.InvariantCulture), message),
            Is.EqualTo(expected)
        );

    [Test]
    public void Codes_EveryDocumentedCode_IsInTheTable() =>
        Assert.That(AlibabaGuardrailsErrors.Codes, Is.SupersetOf(CodeData.Listed("AlibabaGuardrails")));

    [Test]
    public void Codes_EveryCodeOfTheTable_IsDocumentedAndHasARow()
    {
        Assert.That(AlibabaGuardrailsErrors.Codes, Is.EquivalentTo(CodeData.Listed("AlibabaGuardrails")));
        Assert.That(CodeData.CodesOf("alibaba-guardrails"), Is.EquivalentTo(CodeData.Listed("AlibabaGuardrails")));
    }

    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "alibaba-guardrails" })]
    public void ForReply_CodeInsideData_MeansTheSame(string code, string? message, object expected) =>
        Assert.That(
            AlibabaGuardrailsErrors.ForReply(200, int.Parse(code, CultureInfo.InvariantCulture), message),
            Is.EqualTo(expected)
        );

    [Test]
    public void ForReply_OuterCodeFails_InnerCodeIsNotAsked() =>
        Assert.That(AlibabaGuardrailsErrors.ForReply(500, 588, null), Is.EqualTo(Verdict.Unknown()));

    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "alibaba-guardrails" })]
    public void ForCode_SeveralUrls_ChangeDownloadFailuresOnly(string code, string? message, object expected) =>
        Assert.That(
            AlibabaGuardrailsErrors.ForCode(int.Parse(code, CultureInfo.InvariantCulture), message, urls: 2),
            Is.EqualTo(
                code is "403" or "404" or "480" or "592"
                    ? Verdict.Unknown(FaceEnrollmentErrorKind.ImageInvalid)
                    : expected
            )
        );

    [TestCase(200)]
    [TestCase(null)]
    public void ForReply_Success_IsNoFailure(int? dataCode) =>
        Assert.That(AlibabaGuardrailsErrors.ForReply(200, dataCode, "OK"), Is.Null);

    [TestCase(402, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(429, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(499, "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase(399, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(201, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(599, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(0, "VendorFault/Unknown/No/Unspecified")]
    [TestCase(-400, "VendorFault/Unknown/No/Unspecified")]
    public void ForCode_UnlistedNumber_IsARefusalOnlyInTheFourHundreds(int code, string expected) =>
        Assert.That(AlibabaGuardrailsErrors.ForCode(code, null).ToString(), Is.EqualTo(expected));

    // Only the 400s carry the person messages: elsewhere the number decides.
    [Test]
    public void ForCode_PersonMessageOnAnotherCode_IsIgnored() =>
        Assert.That(AlibabaGuardrailsErrors.ForCode(500, "The person is not exist!"), Is.EqualTo(Verdict.Unknown()));

    [TestCase(null, "ImageInvalid/NotApplied/No/Unspecified")]
    [TestCase("whatever", "ImageInvalid/NotApplied/No/Unspecified")]
    [TestCase("The person is not exist!", "PersonNotFound/NotApplied/No/Unspecified")]
    [TestCase("The person is exist!", "Duplicate/NotApplied/No/Unspecified")]
    public void ForItem_FailedPicture_IsNotApplied(string? msg, string expected) =>
        Assert.That(AlibabaGuardrailsErrors.ForItem(msg).ToString(), Is.EqualTo(expected));

    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "alibaba-gateway" })]
    public void ForGatewayCode_GatewayCode_GivesTheGatewaysVerdict(string code, string? message, object expected) =>
        Assert.That(AlibabaGuardrailsErrors.ForGatewayCode(code), Is.EqualTo(expected));
}
