using System.Globalization;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Errors;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

[TestOf(typeof(TencentCloudErrors))]
[TestOf(typeof(VerdictTable))]
public class TencentCloudErrorsTests
{
    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "tencent-cloud" })]
    public void ForCode_DocumentedRow_GivesItsVerdict(string code, string? message, object expected) =>
        Assert.That(TencentCloudErrors.ForCode(code), Is.EqualTo(expected));

    [Test]
    public void Codes_EveryDocumentedCode_IsInTheTable() =>
        Assert.That(TencentCloudErrors.Codes, Is.SupersetOf(CodeData.Listed("TencentCloud")));

    [Test]
    public void Codes_EveryCodeOfTheTable_IsDocumentedAndHasARow()
    {
        Assert.That(TencentCloudErrors.Codes, Is.EquivalentTo(CodeData.Listed("TencentCloud")));
        Assert.That(CodeData.CodesOf("tencent-cloud"), Is.EquivalentTo(CodeData.Listed("TencentCloud")));
    }

    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "tencent-cloud-images" })]
    public void ForImage_DocumentedRetCode_GivesItsVerdict(string code, string? message, object expected) =>
        Assert.That(TencentCloudErrors.ForImage(int.Parse(code, CultureInfo.InvariantCulture)), Is.EqualTo(expected));

    [Test]
    public void ForImage_Zero_IsNoFailure() => Assert.That(TencentCloudErrors.ForImage(0), Is.Null);

    // Section 6, "Class by the full code": what an unlisted code falls back to.
    [TestCase("AuthFailure.New", "Authentication/NotApplied/No/Unspecified")]
    [TestCase("UnauthorizedOperation.New", "Permission/NotApplied/No/Unspecified")]
    [TestCase("RequestLimitExceeded.New", "Throttled/NotApplied/BackOff/Unspecified")]
    [TestCase("LimitExceeded.New", "Quota/NotApplied/No/Unspecified")]
    [TestCase("ResourceInsufficient.New", "Quota/NotApplied/No/Unspecified")]
    [TestCase("ResourceUnavailable.New", "Billing/NotApplied/No/Account")]
    [TestCase("ResourcesSoldOut", "Billing/NotApplied/No/Account")]
    [TestCase("ResourcesSoldOut.New", "Billing/NotApplied/No/Account")]
    [TestCase("InvalidParameter.New", "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase("InvalidParameterValue.New", "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase("InvalidParameterValue.PersonFaceNumExceed.New", "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase("MissingParameter.New", "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase("UnknownParameter.New", "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase("UnsupportedOperation.New", "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase("ResourceInUse.New", "Conflict/NotApplied/No/Unspecified")]
    [TestCase("FailedOperation.New", "VendorFault/Unknown/No/Unspecified")]
    [TestCase("InternalError.New", "VendorFault/Unknown/No/Unspecified")]
    [TestCase("ResourceNotFound.New", "PersonNotFound/NotApplied/No/Unspecified")]
    [TestCase("SomethingNew", "VendorFault/Unknown/No/Unspecified")]
    [TestCase("authfailure.signaturefailure", "VendorFault/Unknown/No/Unspecified")]
    [TestCase("", "VendorFault/Unknown/No/Unspecified")]
    [TestCase(".", "VendorFault/Unknown/No/Unspecified")]
    public void ForCode_UnlistedCode_FallsBackToItsGroup(string code, string expected) =>
        Assert.That(TencentCloudErrors.ForCode(code).ToString(), Is.EqualTo(expected));

    /// <summary>Pictures before the one that could not be fetched may be stored: no page says that none is.</summary>
    [TestCase(0, "ImageInvalid/NotApplied/Bounded/Unspecified")]
    [TestCase(1, "ImageInvalid/NotApplied/Bounded/Unspecified")]
    [TestCase(2, "ImageInvalid/Unknown/No/Unspecified")]
    [TestCase(4, "ImageInvalid/Unknown/No/Unspecified")]
    public void ForCode_DownloadFailed_IsKnownForOneUrlOnly(int urls, string expected) =>
        Assert.That(
            TencentCloudErrors.ForCode("FailedOperation.ImageDownloadError", urls).ToString(),
            Is.EqualTo(expected)
        );

    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "tencent-cloud" })]
    public void ForCode_SeveralUrls_ChangeNothingElse(string code, string? message, object expected)
    {
        if (code != "FailedOperation.ImageDownloadError")
        {
            Assert.That(TencentCloudErrors.ForCode(code, 4), Is.EqualTo(expected));
        }
    }
}
