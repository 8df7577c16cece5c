using FaceEnroll.Sdk.AlibabaGuardrails;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>person/add.</summary>
[TestOf(typeof(AlibabaGuardrailsAddPerson))]
public class AlibabaGuardrailsAddPersonTests
{
    private const string PersonMade = """{"code":200,"requestId":"r1","data":{"code":200,"personId":"p"}}""";

    [Test]
    public async Task CreatePersonAsync_EverythingGiven_SendsItSigned()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(PersonMade);
        var result = await fake.Client.CreatePersonAsync(new("p", "g1", "g2") { Name = "Zoë \"Q\"", Note = "n\n" });
        var sent = fake.Sent.Single();
        Assert.That(sent.Uri.PathAndQuery, Is.EqualTo("/green/sface/person/add"));
        Assert.That(
            sent.Text,
            Is.EqualTo("""{"personId":"p","groupIds":["g1","g2"],"name":"Zoë \"Q\"","note":"n\n"}""")
        );
        AlibabaGuardrailsRequestTests.AssertRoaSigned(sent, fake.Options.AccessKeySecret!);
        Assert.That(result.Vendor, Is.EqualTo(FaceVendor.AlibabaGuardrails));
        Assert.That(result.RequestId, Is.EqualTo("r1"));
        Assert.That(result.FirstImage, Is.Null);
    }

    [Test]
    public async Task CreatePersonAsync_NameAndNoteEmpty_AreLeftOut()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(PersonMade);
        await fake.Client.CreatePersonAsync(new("p", "g1") { Name = "" });
        Assert.That(fake.Sent.Single().Text, Is.EqualTo("""{"personId":"p","groupIds":["g1"]}"""));
    }

    [TestCase("""{"code":400,"msg":"The person is exist!"}""", "Duplicate", "NotApplied")]
    [TestCase("""{"code":500}""", "VendorFault", "Unknown")]
    [TestCase("{}", "Protocol", "Unknown")]
    public void CreatePersonAsync_Fails_IsSentOnceAndTyped(string reply, string kind, string certainty)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(reply);
        fake.Options.Retry = new() { BaseDelay = TimeSpan.FromTicks(1) };
        var error = Assert.CatchAsync<FaceEnrollmentException>(() => fake.Client.CreatePersonAsync(new("p", "g")))!;
        Assert.That(error.Error.Operation, Is.EqualTo("AddPerson"));
        Assert.That(error.Kind.ToString(), Is.EqualTo(kind));
        Assert.That(error.Certainty.ToString(), Is.EqualTo(certainty));
        // A second one would answer "exists" for a person that the first one made.
        Assert.That(fake.Sent, Has.Count.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> BadPeople()
    {
        yield return Case("id", new("SECRET!", "g"), "PersonId must be");
        yield return Case("no group", new("p"), "GroupIds must hold at least one group");
        yield return Case("null group", new("p", (string)null!), "GroupIds must be 1 to 32");
        yield return Case("bad group", new("p", "g", "SECRET/"), "GroupIds must be 1 to 32");
        yield return Case("half a character", new("p", "g") { Name = "SECRET\ud83d" }, "Name must be");
        yield return Case("long note", new("p", "g") { Note = new string('S', 1025) }, "Note must be");
        yield return Case(
            "first image",
            new("p", "g") { FirstImage = FaceImage.FromUrl(new Uri("https://a/SECRET")) },
            "FirstImage must be null"
        );
    }

    [TestCaseSource(nameof(BadPeople))]
    public void CreatePersonAsync_BadRequest_NamesParameterRuleAndVendor(FacePersonRequest request, string expected)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(PersonMade);
        var error = Assert.ThrowsAsync<FaceEnrollmentException>(() => fake.Client.CreatePersonAsync(request))!;
        Assert.That(error.Message, Does.StartWith("AlibabaGuardrails AddPerson: InvalidRequest, nothing was sent."));
        Assert.That(error.Message, Does.Contain(expected));
        Assert.That(error.ToString(), Does.Not.Contain("SECRET"));
        Assert.That(fake.Sent, Is.Empty);
    }

    private static TestCaseData Case(string name, FacePersonRequest request, string expected) =>
        new TestCaseData(request, expected).SetArgDisplayNames(name);
}
