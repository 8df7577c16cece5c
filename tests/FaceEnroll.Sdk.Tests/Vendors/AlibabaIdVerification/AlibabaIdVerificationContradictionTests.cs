using FaceEnroll.Sdk.AlibabaIdVerification;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>A reply that says both: nobody knows which of the two is wrong.</summary>
[TestOf(typeof(AlibabaIdVerificationProtocol))]
public class AlibabaIdVerificationContradictionTests
{
    [TestCase("Y", 200, ExpectedResult = Certainty.Unknown)]
    [TestCase("Y", 400, ExpectedResult = Certainty.Unknown)]
    [TestCase("N", 200, ExpectedResult = Certainty.NotApplied)]
    [TestCase("", 400, ExpectedResult = Certainty.NotApplied)]
    public Certainty Error_BesideAPass(string passed, int status)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("AddFaceRecord", status, $$$"""{"Code":"NoFaceDetected","Result":{"Passed":"{{{passed}}}"}}""");
        var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
            AlibabaIdVerificationSetup.Client(wire).EnrollAsync(AlibabaIdVerificationSetup.Request())
        )!;
        Assert.That(e.VendorCode, Is.EqualTo("NoFaceDetected"));
        return e.Certainty;
    }
}
