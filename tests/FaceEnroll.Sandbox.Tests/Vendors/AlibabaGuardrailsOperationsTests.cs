using System.Globalization;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

public sealed class AlibabaGuardrailsOperationsTests : SandboxFixture
{
    [Test]
    public async Task Person_FromCreationToDeletion_KeepsTheVendorsRules()
    {
        var url = Sandbox.PublishPicture(Portrait.Bytes).ToString();
        await ExpectAsync("face/add", $$"""{"personId":"p1","urls":["{{url}}"]}""", 400, "The person is not exist!");
        await ExpectAsync("person/add", """{"personId":"p1"}""", 400);
        await ExpectAsync("person/add", """{"personId":"p1","groupIds":["new-group"],"name":"One"}""", 200);
        await ExpectAsync("person/add", """{"personId":"p1","groupIds":["new-group"]}""", 400, "The person is exist!");
        Assert.That(
            Sandbox.Store.LibrariesAt(SandboxVendor.AlibabaGuardrails),
            Does.Contain("new-group"),
            "naming a group makes it"
        );

        var added = await AddFacesAsync("p1", url, "http://example.com/far.jpg", url);
        Assert.That(added.At("data.faceImageItems.1.success"), Is.EqualTo("False"), added.Body);
        var faceId = added.At("data.faceImageItems.0.faceId")!;
        Assert.That(long.Parse(faceId, CultureInfo.InvariantCulture), Is.GreaterThan(1L << 53));

        var person = await ExpectAsync("person", """{"personId":"p1"}""", 200);
        Assert.That(
            person.Json.GetProperty("data").GetProperty("faceIds")[0].GetString(),
            Is.EqualTo(faceId),
            "a string when read back"
        );
        Assert.That((person.At("data.name"), person.At("data.groupIds.0")), Is.EqualTo(("One", "new-group")));

        var faces = await ExpectAsync("faces", $$"""{"personId":"p1","faceIds":["{{faceId}}","1"]}""", 200);
        Assert.That(
            (faces.At("data.faceImageItems.0.success"), faces.At("data.faceImageItems.1.success")),
            Is.EqualTo(("True", "False"))
        );

        var deleted = await ExpectAsync("face/delete", $$"""{"personId":"p1","faceIds":["{{faceId}}","1"]}""", 200);
        Assert.That(deleted.At("data.deleteCount"), Is.EqualTo("1"));
        await ExpectAsync("face/delete", """{"personId":"nobody","faceIds":["1"]}""", 500);
        await ExpectAsync("person/delete", """{"personId":"p1"}""", 200);
        Assert.That(Sandbox.Store.FaceCount, Is.Zero);
    }

    [Test]
    public async Task AddFaces_BeyondTwenty_IsRefused()
    {
        var url = Sandbox.PublishPicture(Portrait.Bytes).ToString();
        await AddFacesAsync("sandbox-person", [.. Enumerable.Repeat(url, 20)]);

        var reply = await AddFacesAsync("sandbox-person", url);

        Assert.That((reply.At("code"), Sandbox.Store.FaceCount), Is.EqualTo(("400", 20)));
    }

    [TestCase("http://example.com/a.jpg", "404")]
    [TestCase("no address", "400")]
    public async Task AddFaces_OnePictureThatCannotBeHad_HasTheVendorsCode(string url, string code) =>
        Assert.That((await AddFacesAsync("sandbox-person", url)).At("code"), Is.EqualTo(code));

    [Test]
    public async Task AddFaces_NoPicture_IsBadFormat()
    {
        var url = Sandbox.PublishPicture("no picture at all"u8.ToArray()).ToString();

        Assert.That((await AddFacesAsync("sandbox-person", url)).At("code"), Is.EqualTo("590"));
    }

    [Test]
    public async Task AddFaces_WithdrawnPicture_IsNotFound()
    {
        var url = Sandbox.PublishPicture(Portrait.Bytes);
        Assert.That(Sandbox.WithdrawPicture(url), Is.True);

        Assert.That((await AddFacesAsync("sandbox-person", url.ToString())).At("code"), Is.EqualTo("404"));
    }

    private async Task<Reply> ExpectAsync(string operation, string json, int code, string? message = null)
    {
        var reply = await Client.GuardrailsAsync("/green/sface/" + operation, json);
        Assert.That(
            (reply.Status, reply.At("code")),
            Is.EqualTo((200, code.ToString(CultureInfo.InvariantCulture))),
            reply.Body
        );
        Assert.That(reply.At("msg"), message is null ? Is.Not.Empty : Is.EqualTo(message));
        return reply;
    }
}
