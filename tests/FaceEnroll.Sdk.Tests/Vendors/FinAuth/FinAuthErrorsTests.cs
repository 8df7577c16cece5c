using FaceEnroll.Sdk.FinAuth;

namespace FaceEnroll.Sdk.Tests;

public class FinAuthErrorsTests
{
    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "finauth" })]
    public void ForCode_DocumentedRow_GivesItsVerdict(string code, string? message, object expected) =>
        Assert.That(FinAuthErrors.ForCode(code), Is.EqualTo(expected));

    [Test]
    public void Codes_EveryDocumentedCode_IsInTheTable() =>
        Assert.That(FinAuthErrors.Codes, Is.SupersetOf(CodeData.Listed("FinAuth")));

    [Test]
    public void Codes_EveryCodeOfTheTable_IsDocumentedAndHasARow()
    {
        Assert.That(FinAuthErrors.Codes, Is.EquivalentTo(CodeData.Listed("FinAuth")));
        Assert.That(CodeData.CodesOf("finauth"), Is.EquivalentTo(CodeData.Listed("FinAuth")));
    }

    // One line per way a vendor page writes the detail.
    [TestCase("NO_FACE_FOUND: image", "NoFace/NotApplied/No/Unspecified")]
    [TestCase("  NO_FACE_FOUND :image ", "NoFace/NotApplied/No/Unspecified")]
    [TestCase("MISSING_ARGUMENTS:group_id", "InvalidRequest/NotApplied/No/Unspecified")]
    [TestCase("INVALID_IMAGE_SIZE<param>", "ImageInvalid/NotApplied/No/Unspecified")]
    [TestCase("INVALID_IMAGE_SIZEimage", "ImageInvalid/NotApplied/No/Unspecified")]
    [TestCase("INVALID_IMAGE_SIZE<a:b>", "ImageInvalid/NotApplied/No/Unspecified")]
    [TestCase("INTERNAL_ERROR: x", "VendorFault/Unknown/No/Unspecified")]
    [TestCase("AUTHORIZATION_ERROR: EXPIRED_SIGN", "ClockSkew/NotApplied/CorrectClock/Unspecified")]
    [TestCase("AUTHORIZATION_ERROR :<EXPIRED_SIGN>", "ClockSkew/NotApplied/CorrectClock/Unspecified")]
    [TestCase("AUTHORIZATION_ERROR<INVALID_SIGN>", "Authentication/NotApplied/No/Unspecified")]
    [TestCase("AUTHORIZATION_ERROR:Denied.", "Permission/NotApplied/No/Unspecified")]
    [TestCase("AUTHORIZATION_ERROR:SOMETHING_NEW", "Permission/NotApplied/No/Unspecified")]
    [TestCase("AUTHORIZATION_ERROR:", "Permission/NotApplied/No/Unspecified")]
    public void ForCode_CodeWithDetail_IsTheCode(string text, string expected) =>
        Assert.That(FinAuthErrors.ForCode(text).ToString(), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase(":")]
    [TestCase("SOMETHING_NEW")]
    [TestCase("SOMETHING_NEW: NO_FACE_FOUND")]
    [TestCase("INVALID_GROUP_ID_TOO_LONG")]
    [TestCase("INTERNAL_ERROR2")]
    [TestCase("no_face_found")]
    public void ForCode_UnlistedCode_IsLeftToTheStatus(string text) =>
        Assert.That(FinAuthErrors.ForCode(text), Is.Null);

    [TestCase(401, "Permission/NotApplied/No/Unspecified")]
    [TestCase(403, "Permission/NotApplied/No/Unspecified")]
    [TestCase(413, "ImageInvalid/NotApplied/No/Unspecified")]
    [TestCase(400, "")]
    [TestCase(408, "")]
    [TestCase(429, "")]
    [TestCase(200, "")]
    [TestCase(500, "")]
    public void ForStatus_OwnMeaning_OrNone(int status, string expected) =>
        Assert.That(FinAuthErrors.ForStatus(status)?.ToString() ?? "", Is.EqualTo(expected));
}
