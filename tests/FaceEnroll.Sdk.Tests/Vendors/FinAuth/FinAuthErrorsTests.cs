using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Errors;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

[TestOf(typeof(FinAuthErrors))]
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

    // Codes go into messages and logs, details may quote what was sent.
    [TestCase("NO_FACE_FOUND", "NO_FACE_FOUND")]
    [TestCase("BAD_ARGUMENTS: user_id=person-1", "BAD_ARGUMENTS")]
    [TestCase("BAD_ARGUMENTS person-1", "BAD_ARGUMENTS")]
    [TestCase("INVALID_IMAGE_SIZEperson-1", "INVALID_IMAGE_SIZE")]
    [TestCase("AUTHORIZATION_ERROR:<EXPIRED_SIGN>", "AUTHORIZATION_ERROR:EXPIRED_SIGN")]
    [TestCase("AUTHORIZATION_ERROR:Insufficient Account Balance", "AUTHORIZATION_ERROR:Insufficient Account Balance")]
    [TestCase("AUTHORIZATION_ERROR: key-1 is not person-1's", "AUTHORIZATION_ERROR")]
    [TestCase("SOMETHING_NEW: person-1", "SOMETHING_NEW")]
    [TestCase("Request Entity Too Large", "Request Entity Too Large")]
    [TestCase("person-1 is not known", "")]
    [TestCase("Ada Lovelace", "")]
    [TestCase(":", "")]
    public void CodeOf_WhateverTheDetail_ShowsNone(string text, string code) =>
        Assert.That(FinAuthErrors.CodeOf(text), Is.EqualTo(code));

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
