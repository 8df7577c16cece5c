using System.Globalization;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

public sealed class FinAuthOperationsTests : SandboxFixture
{
    [Test]
    public async Task Library_FromCreationToEnd_KeepsTheVendorsRules()
    {
        var group = ("group_id", "staff");
        await ExpectAsync(400, "INVALID_OUTER_ID", Client.FinAuthAsync("add", Portrait.Bytes, group, ("user_id", "u")));
        await ExpectAsync(200, null, Client.FinAuthAsync("create", null, group, ("group_name", "Staff")));
        var added = await ExpectAsync(
            200,
            null,
            Client.FinAuthAsync("add", Portrait.Bytes, group, ("user_id", "u"), ("user_data", "note"))
        );
        var token = added.At("face_token")!;
        Assert.That(token, Does.Match("^[0-9a-f]{32}$"));

        var info = await ExpectAsync(200, null, Client.FinAuthAsync("face_info", null, group, ("face_token", token)));
        Assert.That((info.At("info.user_id"), info.At("info.user_data")), Is.EqualTo(("u", "note")));
        Assert.That(
            info.At("info.add_time"),
            Is.EqualTo(Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))
        );

        var found = await ExpectAsync(200, null, Client.FinAuthAsync("search", Portrait.Bytes, group, ("limit", "5")));
        Assert.That(found.At("results.0.face_token"), Is.EqualTo(token));
        await ExpectAsync(400, "NOT_EMPTY", Client.FinAuthAsync("free", null, group));

        var deleted = await ExpectAsync(
            200,
            null,
            Client.FinAuthAsync("delete", null, group, ("face_tokens", token + ",unknown"))
        );
        Assert.That(
            (deleted.At("face_removed"), deleted.At("face_count"), deleted.At("failure_detail.0.reason")),
            Is.EqualTo(("1", "0", "FACE_NOT_IN_GROUP"))
        );
        await ExpectAsync(200, null, Client.FinAuthAsync("free", null, group));
        await ExpectAsync(400, "INVALID_OUTER_ID", Client.FinAuthAsync("free", null, group));
    }

    [Test]
    public async Task Create_EleventhLibrary_IsRefused()
    {
        for (var i = 0; i < 9; i++)
        {
            Sandbox.Store.AddLibrary(SandboxVendor.FinAuth, "g" + i);
        }

        await ExpectAsync(
            400,
            "BAD_ARGUMENTS: group_id",
            Client.FinAuthAsync("create", null, ("group_id", "g11"), ("group_name", "x"))
        );
    }

    [Test]
    public async Task Add_Wrong_HasTheVendorsCode()
    {
        await ExpectAsync(400, "MISSING_ARGUMENTS: image", FinAuthAddAsync(null));
        await ExpectAsync(400, "COEXISTENCE_ARGUMENTS", FinAuthAddAsync(Portrait.Bytes, ("image", Base64)));
        await ExpectAsync(
            400,
            "BAD_ARGUMENTS: multi_oriented_detection",
            FinAuthAddAsync(Portrait.Bytes, ("multi_oriented_detection", "2"))
        );
        await ExpectAsync(
            400,
            "BAD_ARGUMENTS: user_data",
            FinAuthAddAsync(Portrait.Bytes, ("user_data", new string('x', 129)))
        );
        await ExpectAsync(400, "IMAGE_ERROR_UNSUPPORTED_FORMAT: file", FinAuthAddAsync(FakePicture.Gif(300, 300)));
        await ExpectAsync(400, "INVALID_IMAGE_SIZE: file", FinAuthAddAsync(FakePicture.Png(4097, 300)));
        await ExpectAsync(200, null, FinAuthAddAsync(null, ("image", Base64)));
        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Add_OverTwoMegabytes_IsPlainText413()
    {
        var reply = await FinAuthAddAsync(FakePicture.Jpeg(300, 300, (2 * 1024 * 1024) + 1));

        Assert.That((reply.Status, reply.Body), Is.EqualTo((413, "Request Entity Too Large")));
    }

    [Test]
    public async Task Add_NoFacePerson_IsRefused()
    {
        Sandbox.Verdicts.ForPerson("user_*", SandboxVerdict.NoFace);

        await ExpectAsync(400, "NO_FACE_FOUND", FinAuthAddAsync(Portrait.Bytes));
    }

    [Test]
    public async Task UnknownPath_IsApiNotFound_WithoutRequestId()
    {
        var reply = await ExpectAsync(404, "API_NOT_FOUND", Client.FinAuthAsync("nothing", null));

        Assert.That(reply.At("request_id"), Is.Null);
    }

    private static async Task<Reply> ExpectAsync(int status, string? error, Task<Reply> sending)
    {
        var reply = await sending;
        Assert.That((reply.Status, reply.At("error")), Is.EqualTo((status, error)), reply.Body);
        return reply;
    }
}
