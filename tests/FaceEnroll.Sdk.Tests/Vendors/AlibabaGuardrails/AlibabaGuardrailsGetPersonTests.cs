using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>sface/person.</summary>
[TestOf(typeof(AlibabaGuardrailsGetPerson))]
public class AlibabaGuardrailsGetPersonTests
{
    [TestCase("""{"code":200,"data":{"faceIds":["23088737259260929","2"]}}""", "23088737259260929,2")]
    [TestCase("""{"Code":200,"Data":{"FaceIds":[23088737259260929]}}""", "23088737259260929")]
    [TestCase("""{"code":200,"data":{"faceIds":[]}}""", "")]
    [TestCase("""{"code":400,"msg":"The person is not exist!"}""", "")]
    public async Task GetPerson_Person_GivesItsFaceIdsAsText(string reply, string expected)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(reply);
        var ids = await GetPerson(fake);
        Assert.That(string.Join(",", ids), Is.EqualTo(expected));
        Assert.That(fake.Sent.Single().Uri.PathAndQuery, Is.EqualTo("/green/sface/person"));
        Assert.That(fake.Sent.Single().Text, Is.EqualTo("""{"personId":"p"}"""));
        AlibabaGuardrailsRequestTests.AssertRoaSigned(fake.Sent.Single(), fake.Options.AccessKeySecret!);
    }

    // Reading stores nothing, so nothing of it is Unknown.
    [TestCase("""{"code":400}""", "InvalidRequest")]
    [TestCase("""{"code":500}""", "VendorFault")]
    // No list is not an empty list: it would pass for the absence of a face.
    [TestCase("""{"code":200,"data":{"personId":"p"}}""", "Protocol")]
    [TestCase("""{"code":200}""", "Protocol")]
    [TestCase("""{"code":200,"data":{"faceIds":["1",{}]}}""", "Protocol")]
    [TestCase("""{"code":200,"data":{"faceIds":{}}}""", "Protocol")]
    [TestCase("", "Protocol")]
    public void GetPerson_Fails_IsTypedAndNotApplied(string reply, string kind)
    {
        var error = Assert.CatchAsync<FaceEnrollmentException>(() =>
            GetPerson(new AlibabaGuardrailsSetup().Reply(reply))
        )!;
        Assert.That(error.Kind.ToString(), Is.EqualTo(kind));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
    }

    private static async Task<IReadOnlyList<string>> GetPerson(AlibabaGuardrailsSetup fake)
    {
        var registration = Registration<AlibabaGuardrailsOptions>.Direct(
            FaceVendor.AlibabaGuardrails,
            fake.Options,
            fake.HttpClient
        );
        var call = new RequestPipeline(
            registration,
            fake.Client.Limits,
            AlibabaGuardrailsOptions.CredentialSource,
            Nonce.Hex
        );
        using var deadline = new Deadline(TimeProvider.System, TimeSpan.FromMinutes(1), default);
        var person = await call.ExecuteAsync(
            new AlibabaGuardrailsGetPerson("p", fake.Options),
            new CallScope(call, fake.Options, deadline, default)
        );
        return person?.FaceIds ?? [];
    }
}
