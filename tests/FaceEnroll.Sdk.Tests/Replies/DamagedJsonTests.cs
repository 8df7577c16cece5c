using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;

namespace FaceEnroll.Sdk.Tests.Replies;

/// <summary>A refusal whose JSON is damaged may hold a code that says more than its status.</summary>
[TestOf(typeof(JsonCompleteness))]
public class DamagedJsonTests
{
    private const string Used = """{"Code":"SignatureNonceUsed","Message":"m"}""";

    [TestCase(Used, ExpectedResult = Certainty.Unknown)]
    [TestCase(Used + "x", ExpectedResult = Certainty.Unknown)]
    [TestCase(Used + Used, ExpectedResult = Certainty.Unknown)]
    [TestCase("""{"Code":"SignatureNonceUsed","Message":m}""", ExpectedResult = Certainty.Unknown)]
    [TestCase("""{"Message":"a "quoted" word","Code":"SignatureNonceUsed"}""", ExpectedResult = Certainty.Unknown)]
    [TestCase("<html>{}</html>", ExpectedResult = Certainty.NotApplied)]
    [TestCase("no", ExpectedResult = Certainty.NotApplied)]
    [TestCase("{}", ExpectedResult = Certainty.NotApplied)]
    [TestCase("[]", ExpectedResult = Certainty.NotApplied)]
    public Certainty Refusal_IsAsSureAsItsJsonIsWhole(string body)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("AddFaceRecord", 400, body);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
            AlibabaIdVerificationSetup.Client(wire).EnrollAsync(AlibabaIdVerificationSetup.Request())
        )!;
        return e.Certainty;
    }
}
