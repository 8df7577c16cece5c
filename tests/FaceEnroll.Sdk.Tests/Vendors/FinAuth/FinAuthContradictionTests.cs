using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.FinAuth.FinAuthSetup;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

/// <summary>A reply that contradicts itself, or the request.</summary>
[TestOf(typeof(FinAuthProtocol))]
[TestOf(typeof(FinAuthAddFace))]
public class FinAuthContradictionTests
{
    [TestCase("""{"face_token":"t","error":"CONCURRENCY_LIMIT_EXCEEDED"}""", 403)]
    [TestCase("""{"face_token":"t","error":"NO_FACE_FOUND"}""", 400)]
    [TestCase("""{"face_token":"t","error_message":"INVALID_GROUP_ID"}""", 200)]
    [TestCase("""{"face_token":"t","error":"SOMETHING_NEW"}""", 400)]
    public async Task Error_BesideAFaceToken_IsUnknown(string reply, int status)
    {
        using var stub = new VendorStub(() => VendorStub.Reply(status, reply));
        var e = await Catch.Async<FaceEnrollmentException>(() => EnrollAsync(stub));
        Assert.That(e.Certainty, Is.EqualTo(Certainty.Unknown));
        Assert.That(e.VendorCode, Is.Not.Null);
        Assert.That(stub.Sent, Has.Count.EqualTo(1));
    }

    // It may answer another request: a proxy that mixes up its connections does that.
    [Test]
    public async Task Success_OfAnotherLibrary_IsUnknown()
    {
        using var stub = new VendorStub(() => VendorStub.Reply(200, """{"face_token":"t","group_id":"guests"}"""));
        var e = await Catch.Async<FaceEnrollmentException>(() => EnrollAsync(stub));
        Assert.That(e.Certainty, Is.EqualTo(Certainty.Unknown));
        Assert.That(e.Message, Does.Contain("names another library").And.Not.Contain("guests"));
    }

    [TestCase("\"staff\"")]
    [TestCase("\"Staff\"")]
    [TestCase("\"\"")]
    [TestCase("null")]
    public async Task Success_ThatNamesNoOtherLibrary_IsOne(string library)
    {
        using var stub = new VendorStub(() => VendorStub.Reply(200, $$"""{"face_token":"t","group_id":{{library}}}"""));
        Assert.That((await EnrollAsync(stub)).FaceToken, Is.EqualTo("t"));
    }
}
