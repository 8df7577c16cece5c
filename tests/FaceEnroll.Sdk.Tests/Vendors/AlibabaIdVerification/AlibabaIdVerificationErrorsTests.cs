using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Errors;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

[TestOf(typeof(AlibabaIdVerificationErrors))]
public class AlibabaIdVerificationErrorsTests
{
    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "alibaba-id-verification" })]
    public void ForCode_DocumentedRow_GivesItsVerdict(string code, string? message, object expected) =>
        Assert.That(AlibabaIdVerificationErrors.ForCode(code), Is.EqualTo(expected));

    [Test]
    public void Codes_EveryDocumentedCode_IsInTheTable() =>
        Assert.That(AlibabaIdVerificationErrors.Codes, Is.SupersetOf(CodeData.Listed("AlibabaIdVerification")));

    [Test]
    public void Codes_EveryCodeOfTheTable_IsDocumentedAndHasARow()
    {
        string[] documented = [.. CodeData.Listed("AlibabaIdVerification"), .. CodeData.Listed("AlibabaGateway")];
        string[] rows = [.. CodeData.CodesOf("alibaba-id-verification"), .. CodeData.CodesOf("alibaba-gateway")];
        Assert.That(AlibabaIdVerificationErrors.Codes.Distinct(), Is.EquivalentTo(documented.Distinct()));
        Assert.That(rows.Distinct(), Is.EquivalentTo(documented.Distinct()));
    }

    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "alibaba-gateway" })]
    public void ForCode_GatewayCode_GivesTheGatewaysVerdict(string code, string? message, object expected) =>
        Assert.That(AlibabaIdVerificationErrors.ForCode(code), Is.EqualTo(expected));

    [TestCase("Success")]
    [TestCase("success")]
    [TestCase("OK")]
    [TestCase("200")]
    public void IsSuccess_EverySpelling_IsSuccessAndNoFailure(string code)
    {
        Assert.That(AlibabaIdVerificationErrors.IsSuccess(code), Is.True);
        Assert.That(AlibabaIdVerificationErrors.ForCode(code), Is.Null);
    }

    [TestCase("SUCCESSFUL")]
    [TestCase("201")]
    [TestCase("")]
    public void IsSuccess_AnythingElse_IsNot(string code) =>
        Assert.That(AlibabaIdVerificationErrors.IsSuccess(code), Is.False);

    [Test]
    public void NotPassed_IsARefusedPicture() =>
        Assert.That(
            AlibabaIdVerificationErrors.NotPassed.ToString(),
            Is.EqualTo("ImageQuality/NotApplied/No/Unspecified")
        );

    [TestCase("Forbidden.New", "Permission/NotApplied/No/Unspecified")]
    [TestCase("Throttling.New", "Throttled/NotApplied/BackOff/Unspecified")]
    [TestCase("InternalError.New", "VendorFault/Unknown/No/Unspecified")]
    public void ForCode_UnlistedCodeOfAGroup_TakesTheGroup(string code, string expected) =>
        Assert.That(AlibabaIdVerificationErrors.ForCode(code).ToString(), Is.EqualTo(expected));

    [Test]
    public void ForCode_UnlistedCode_IsLeftToTheStatus() =>
        Assert.That(AlibabaIdVerificationErrors.ForCode("SomethingNew"), Is.Null);
}
