using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.AdvanceAI.AdvanceAISetup;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;

namespace FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;

/// <summary>A reply that says both: nobody knows which of the two is wrong.</summary>
[TestOf(typeof(AdvanceAIProtocol))]
public class AdvanceAIContradictionTests
{
    [TestCase("\"1\"", ExpectedResult = Certainty.Unknown)]
    [TestCase("17", ExpectedResult = Certainty.Unknown)]
    [TestCase("null", ExpectedResult = Certainty.NotApplied)]
    [TestCase("\"\"", ExpectedResult = Certainty.NotApplied)]
    [TestCase("{}", ExpectedResult = Certainty.NotApplied)]
    public async Task<Certainty> Error_BesideAFaceId(string data)
    {
        using var stub = Stub(() => VendorStub.Reply(200, $$"""{"code":"RETRY_LATER","data":{{data}}}"""));
        var e = await FailAsync(stub, Options(o => o.Retry.MaxRetries = 0));
        Assert.That(e.VendorCode, Is.EqualTo("RETRY_LATER"));
        return e.Certainty;
    }
}
