using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.Tests.Errors;

namespace FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;

[TestOf(typeof(AdvanceAIErrors))]
public class AdvanceAIErrorsTests
{
    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "advance-ai" })]
    public void ForCode_DocumentedRow_GivesItsVerdict(string code, string? message, object expected) =>
        Assert.That(AdvanceAIErrors.ForCode(code, message, tokenWasFresh: false), Is.EqualTo(expected));

    [Test]
    public void Codes_EveryDocumentedCode_IsInTheTable() =>
        Assert.That(AdvanceAIErrors.Codes, Is.SupersetOf(CodeData.Listed("AdvanceAI")));

    [Test]
    public void Codes_EveryCodeOfTheTable_IsDocumentedAndHasARow()
    {
        Assert.That(AdvanceAIErrors.Codes, Is.EquivalentTo(CodeData.Listed("AdvanceAI")));
        Assert.That(CodeData.CodesOf("advance-ai"), Is.EquivalentTo(CodeData.Listed("AdvanceAI")));
    }

    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "advance-ai-token" })]
    public void ForTokenCode_DocumentedRow_GivesItsVerdict(string code, string? message, object expected) =>
        Assert.That(AdvanceAIErrors.ForTokenCode(code, message), Is.EqualTo(expected));

    [TestCase("IAM_FAILED")]
    [TestCase("ACCESS_DENIED")]
    public void ForCode_RefusedAgainWithAFreshToken_IsPermission(string code) =>
        Assert.That(
            AdvanceAIErrors.ForCode(code, null, tokenWasFresh: true).ToString(),
            Is.EqualTo("Permission/NotApplied/No/Unspecified")
        );

    [TestCaseSource(typeof(CodeData), nameof(CodeData.Rows), new object[] { "advance-ai" })]
    public void ForCode_FreshToken_ChangesNothingElse(string code, string? message, object expected)
    {
        if (code is not ("IAM_FAILED" or "ACCESS_DENIED"))
        {
            Assert.That(AdvanceAIErrors.ForCode(code, message, tokenWasFresh: true), Is.EqualTo(expected));
        }
    }

    [TestCase("SOMETHING_NEW")]
    [TestCase("NO_FACE_DETECTED")]
    [TestCase("iam_failed")]
    [TestCase("")]
    public void ForCode_UnlistedCode_IsLeftToTheStatus(string code) =>
        Assert.That(AdvanceAIErrors.ForCode(code, "x", tokenWasFresh: false), Is.Null);

    // A message of another code decides nothing.
    [Test]
    public void ForCode_ParameterMessageOnError_StaysUnknown() =>
        Assert.That(
            AdvanceAIErrors.ForCode("ERROR", "FaceSet not found, id: 1", tokenWasFresh: false),
            Is.EqualTo(Verdict.Unknown())
        );

    [TestCase(401, "Permission/NotApplied/No/Unspecified")]
    [TestCase(403, "Permission/NotApplied/No/Unspecified")]
    [TestCase(400, "")]
    [TestCase(413, "")]
    [TestCase(429, "")]
    [TestCase(503, "")]
    public void ForStatus_OwnMeaning_OrNone(int status, string expected) =>
        Assert.That(AdvanceAIErrors.ForStatus(status)?.ToString() ?? "", Is.EqualTo(expected));
}
