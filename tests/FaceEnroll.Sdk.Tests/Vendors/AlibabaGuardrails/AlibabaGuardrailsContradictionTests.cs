using FaceEnroll.Sdk.AlibabaGuardrails;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails.AlibabaGuardrailsSetup;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>A reply that contradicts itself, or the request.</summary>
[TestOf(typeof(AlibabaGuardrailsProtocol))]
[TestOf(typeof(AlibabaGuardrailsAddFaces))]
[TestOf(typeof(AlibabaGuardrailsGetPerson))]
public class AlibabaGuardrailsContradictionTests
{
    private const string Added = """{"success":true,"faceId":23088737259260929}""";

    private static FaceEnrollmentException Fails(string body, int status = 200, int urls = 1) =>
        Assert.CatchAsync<FaceEnrollmentException>(() =>
            new AlibabaGuardrailsSetup().Reply(body, status).Client.EnrollAsync(Urls(urls))
        )!;

    [TestCase(302)]
    [TestCase(400)]
    [TestCase(403)]
    [TestCase(500)]
    [TestCase(502)]
    public void Success_OnAStatusThatDeniesIt_IsUnknown(int status) =>
        Assert.That(Fails(Success, status).Certainty, Is.EqualTo(Certainty.Unknown));

    [TestCase("""{"code":588,"data":{"code":588,"faceImageItems":[ITEM]}}""")]
    [TestCase("""{"code":200,"data":{"code":400,"faceImageItems":[ITEM]}}""")]
    [TestCase("""{"code":"Throttling.User","data":{"faceImageItems":[{"success":false},ITEM]}}""")]
    public void Error_BesideAnAddedFace_IsUnknown(string reply)
    {
        var e = Fails(reply.Replace("ITEM", Added), urls: 2);
        Assert.That(e.Certainty, Is.EqualTo(Certainty.Unknown));
        Assert.That(e.VendorCode, Is.Not.Null);
    }

    [TestCase("""{"data":{"code":200,"faceImageItems":[ITEM]}}""")]
    [TestCase("""{"code":200,"data":{"code":"x","faceImageItems":[ITEM]}}""")]
    public void FaceWithoutACode_IsUnknown(string reply) =>
        Assert.That(Fails(reply.Replace("ITEM", Added), 400).Certainty, Is.EqualTo(Certainty.Unknown));

    [TestCase("""{"code":588,"data":{"code":588,"faceImageItems":[{"success":false}]}}""")]
    [TestCase("""{"code":588,"data":{"code":588,"faceImageItems":[]}}""")]
    [TestCase("""{"code":588,"data":[]}""")]
    public void Error_BesideNoFace_IsTheError(string reply) =>
        Assert.That(Fails(reply).Certainty, Is.EqualTo(Certainty.NotApplied));

    // It may answer another request: a proxy that mixes up its connections does that.
    [Test]
    public void Success_OfAnotherPerson_IsUnknown()
    {
        var e = Fails(Success.Replace("person1", "person2"));
        Assert.That(e.Certainty, Is.EqualTo(Certainty.Unknown));
        Assert.That(e.Message, Does.Contain("names another person").And.Not.Contain("person2"));
    }

    [TestCase("\"Person1\"")]
    [TestCase("\"\"")]
    [TestCase("null")]
    [TestCase("{}")]
    public async Task Success_ThatNamesNoOtherPerson_IsOne(string person)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(Success.Replace("\"person1\"", person));
        Assert.That((await fake.Client.EnrollAsync(Urls())).Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }

    // The faces of another person would be taken for what this one holds.
    [Test]
    public void ReadBack_OfAnotherPerson_IsNone()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(
            """{"code":200,"data":{"code":200,"personId":"person2","faceIds":["1"]}}"""
        );
        fake.Options.ReadFacesBeforeSending = true;
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => fake.Client.EnrollAsync(Urls()))!;
        Assert.That(fake.Sent, Has.Count.EqualTo(1));
        Assert.That(e.Certainty, Is.Not.EqualTo(Certainty.Unknown));
    }
}
