using System.Globalization;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

/// <summary>What Guardrails lists, and in and out of which groups a person goes.</summary>
public sealed class AlibabaGuardrailsLifecycleTests : SandboxFixture
{
    private const SandboxVendor Guardrails = SandboxVendor.AlibabaGuardrails;

    [TestCase("")]
    [TestCase("{}")]
    public async Task Groups_WithOrWithoutABody_AreAllThere(string body)
    {
        Sandbox.Store.AddLibrary(Guardrails, "a");

        Assert.That((await ExpectAsync("groups", body)).At("data.groupIds"), Is.EqualTo("""["sandbox-library","a"]"""));
    }

    [Test]
    public async Task Persons_PageByPage_AreEachThereOnce()
    {
        for (var i = 0; i < 45; i++)
        {
            Sandbox.Store.AddPerson(Guardrails, $"p{i}", "staff");
        }

        var seen = new List<string?>();
        for (var page = 1; page <= 3; page++)
        {
            var reply = await ExpectAsync("group/persons", $$"""{"groupId":"staff","currentPage":{{page}}}""");
            Assert.That(
                (reply.At("data.currentPage"), reply.At("data.pageSize"), reply.At("data.totalCount")),
                Is.EqualTo((page.ToString(CultureInfo.InvariantCulture), "20", "45"))
            );
            seen.AddRange(
                reply.Json.GetProperty("data").GetProperty("personIds").EnumerateArray().Select(id => id.GetString())
            );
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 45).Select(i => $"p{i}")));
        var beyond = await ExpectAsync("group/persons", """{"groupId":"staff","currentPage":4,"pageSize":100}""");
        Assert.That(beyond.At("data.personIds"), Is.EqualTo("[]"));
    }

    [Test]
    public async Task Persons_OfAnUnknownGroup_AreNone() =>
        Assert.That(
            (await ExpectAsync("group/persons", """{"groupId":"nowhere"}""")).At("data.totalCount"),
            Is.EqualTo("0")
        );

    [TestCase("""{}""")]
    [TestCase("""{"groupId":"a b"}""")]
    [TestCase("""{"groupId":"a","pageSize":101}""")]
    [TestCase("""{"groupId":"a","currentPage":0}""")]
    [TestCase("""{"groupId":"a","currentPage":"1"}""")]
    public Task Persons_Wrong_AreRefused(string json) => ExpectAsync("group/persons", json, 400);

    [Test]
    public async Task Groups_OfAPerson_AreMadeByNaming_AndOnlyUnbound()
    {
        var face = Sandbox.Store.AddFace(Guardrails, "one", "p", Portrait.Bytes);

        var added = await ExpectAsync("person/groups/add", """{"personId":"p","groupIds":["two","three"]}""");
        Assert.That(added.At("data.groupIds"), Is.EqualTo("""["one","two","three"]"""));
        Assert.That(Sandbox.Store.LibrariesAt(Guardrails), Does.Contain("three"));

        var left = await ExpectAsync(
            "person/groups/delete",
            """{"personId":"p","groupIds":["one","two","three","never"]}"""
        );
        Assert.That(
            (left.At("data.personId"), left.At("data.groupIds")),
            Is.EqualTo(("p", """["one","two","three"]"""))
        );
        var person = await ExpectAsync("person", """{"personId":"p"}""");
        Assert.That(
            (person.At("data.groupIds"), person.At("data.faceIds")),
            Is.EqualTo(("[]", $"[\"{face.FaceId}\"]")),
            "neither person nor pictures go"
        );
        Assert.That(Sandbox.Store.LibrariesAt(Guardrails), Does.Contain("one"), "nor the group");
        Assert.That(
            (await ExpectAsync("group/persons", """{"groupId":"one"}""")).At("data.totalCount"),
            Is.EqualTo("0"),
            "no list shows a person who is in no group"
        );
        Assert.That(Sandbox.Store.FacesAt(Guardrails).Single().LibraryId, Is.Empty);
        await ExpectAsync("person/delete", """{"personId":"p"}""");
        Assert.That(Sandbox.Store.FaceCount, Is.Zero);
    }

    [Test]
    public async Task AddGroups_BeyondAHundred_IsRefused()
    {
        for (var i = 0; i < 99; i++)
        {
            Sandbox.Store.AddLibrary(Guardrails, $"g{i}");
        }

        await ExpectAsync("person/groups/add", """{"personId":"sandbox-person","groupIds":["g101"]}""", 400);
        await ExpectAsync("person/groups/add", """{"personId":"sandbox-person","groupIds":["g1"]}""");
    }

    [TestCase("person/groups/add")]
    [TestCase("person/groups/delete")]
    [TestCase("person/delete")]
    public async Task Call_OfNobody_SaysSo(string operation)
    {
        var reply = await ExpectAsync(operation, """{"personId":"nobody","groupIds":["a"]}""", 400);

        Assert.That(reply.At("msg"), Is.EqualTo("The person is not exist!"));
        Assert.That(Sandbox.Store.LibrariesAt(Guardrails), Does.Not.Contain("a"));
    }

    [Test]
    public async Task DeleteFaces_UnknownOnes_AreMissingFromTheAnswer_AndDeletionsTellTheRest()
    {
        var faces = Enumerable
            .Range(0, 3)
            .Select(_ => Sandbox.Store.AddFace(Guardrails, "g", "p", Portrait.Bytes).FaceId)
            .ToList();

        var reply = await ExpectAsync(
            "face/delete",
            $$"""{"personId":"p","faceIds":["{{faces[2]}}","1","{{faces[0]}}"]}"""
        );
        var none = await ExpectAsync("face/delete", """{"personId":"p","faceIds":["1"]}""");
        var person = await ExpectAsync("person/delete", """{"personId":"p"}""");

        Assert.That(
            (reply.At("data.faceIds"), reply.At("data.deleteCount")),
            Is.EqualTo(($"[\"{faces[0]}\",\"{faces[2]}\"]", "2"))
        );
        Assert.That((none.At("data.faceIds"), none.At("data.deleteCount")), Is.EqualTo(("[]", "0")));
        Assert.That((person.At("data.personId"), person.At("data.deleteCount")), Is.EqualTo(("p", "1")));
        Assert.That(
            Sandbox.Store.Deletions.Select(d => (d.Face.FaceId, d.Operation, d.RequestNumber)),
            Is.EqualTo(
                new[] { (faces[0], "DeleteFaces", 1L), (faces[2], "DeleteFaces", 1L), (faces[1], "DeletePerson", 3L) }
            )
        );
    }

    [TestCase("groups", "GetGroups")]
    [TestCase("group/persons", "GetPersons")]
    [TestCase("person/groups/add", "AddGroups")]
    [TestCase("person/groups/delete", "DeleteGroups")]
    public async Task Call_SignedLongAgo_IsRefused(string operation, string name)
    {
        using var request = Client.Roa("/green/sface/" + operation, "{}");
        Clock.Advance(TimeSpan.FromMinutes(16));

        var reply = await Client.SendAsync(request);

        Assert.That((reply.Status, reply.At("Code")), Is.EqualTo((400, "InvalidTimeStamp.Expired")));
        Assert.That(Sandbox.Requests.Single().Operation, Is.EqualTo(name));
    }

    private async Task<Reply> ExpectAsync(string operation, string json, int code = 200)
    {
        var reply = await Client.GuardrailsAsync("/green/sface/" + operation, json);
        Assert.That(
            (reply.Status, reply.At("code")),
            Is.EqualTo((200, code.ToString(CultureInfo.InvariantCulture))),
            reply.Body
        );
        return reply;
    }
}
