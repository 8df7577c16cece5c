using FaceEnroll.Sdk.Tests.Errors;

namespace FaceEnroll.Sdk.Tests.Vendors.Alibaba;

[TestOf(typeof(AlibabaGatewayErrors))]
public class AlibabaGatewayErrorsTests
{
    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "alibaba-gateway" })]
    public void ForCode_DocumentedRow_GivesItsVerdict(string code, string? message, object expected) =>
        Assert.That(AlibabaGatewayErrors.ForCode(code), Is.EqualTo(expected));

    [Test]
    public void Codes_TableListAndRows_AreTheSame()
    {
        Assert.That(AlibabaGatewayErrors.Codes, Is.EquivalentTo(CodeData.Listed("AlibabaGateway")));
        Assert.That(CodeData.CodesOf("alibaba-gateway"), Is.EquivalentTo(CodeData.Listed("AlibabaGateway")));
    }

    [TestCase("Throttling.New", "Throttled/NotApplied/BackOff/Unspecified")]
    [TestCase("Forbidden", "Permission/NotApplied/No/Unspecified")]
    [TestCase("Forbidden.New", "Permission/NotApplied/No/Unspecified")]
    [TestCase("InvalidSecurityToken.New", "Authentication/NotApplied/RefreshCredentials/Unspecified")]
    [TestCase("InvalidAccessKeyId.New", "Authentication/NotApplied/No/Unspecified")]
    [TestCase("InvalidTimeStamp.New", "ClockSkew/NotApplied/CorrectClock/Unspecified")]
    [TestCase("InvalidParameter.New", "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase("MissingParameter.New", "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase("SignatureNonceUsed.New", "Conflict/Unknown/No/Unspecified")]
    [TestCase("InternalError.New", "VendorFault/Unknown/No/Unspecified")]
    [TestCase("ServiceUnavailable.New", "VendorFault/Unknown/No/Unspecified")]
    public void ForCode_UnlistedCodeOfAGroup_TakesTheGroup(string code, string expected) =>
        Assert.That(AlibabaGatewayErrors.ForCode(code).ToString(), Is.EqualTo(expected));

    [TestCase("SomethingNew")]
    [TestCase("ThrottlingNew")]
    [TestCase("throttling")]
    [TestCase("New.Throttling")]
    [TestCase("")]
    public void ForCode_UnlistedCode_IsLeftToTheStatus(string code) =>
        Assert.That(AlibabaGatewayErrors.ForCode(code), Is.Null);
}
