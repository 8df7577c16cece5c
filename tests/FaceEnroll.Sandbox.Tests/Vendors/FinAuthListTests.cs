using System.Globalization;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

/// <summary>FinAuth's two ways to see what a library holds.</summary>
public sealed class FinAuthListTests : SandboxFixture
{
    private static readonly (string, string) s_group = ("group_id", "sandbox-library");

    [Test]
    public async Task List_PagedByNext_HasEveryFaceOnceInTheOrderOfCreation()
    {
        var tokens = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            tokens.Add(
                Sandbox.Store.AddFace(SandboxVendor.FinAuth, "sandbox-library", $"user-{i}", Portrait.Bytes).FaceId
            );
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        // A hole in the middle must not be filled by what comes later.
        Assert.That(
            (await Client.FinAuthAsync("delete", null, s_group, ("face_tokens", tokens[2]))).Status,
            Is.EqualTo(200)
        );
        tokens.RemoveAt(2);
        tokens.Add((await FinAuthAddAsync(Portrait.Bytes)).At("face_token")!);

        var seen = new List<string?>();
        var start = "1";
        var pages = 0;
        for (string? next = start; next is not null; pages++)
        {
            var reply = await ListAsync(("start", next), ("limit", "3"));
            seen.AddRange(
                reply
                    .Json.GetProperty("face_tokens")
                    .EnumerateArray()
                    .Select(f => f.GetProperty("face_token").GetString())
            );
            next = reply.At("next");
        }

        Assert.That((seen, pages), Is.EqualTo((tokens, 3)));
    }

    [Test]
    public async Task List_AFace_TellsUserDataAndMilliseconds()
    {
        Clock.Advance(TimeSpan.FromMilliseconds(1234));
        await FinAuthAddAsync(Portrait.Bytes, ("user_data", "note"));

        var reply = await ListAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.At("group_id"), Is.EqualTo("sandbox-library"));
            Assert.That(reply.At("face_tokens.0.user_id"), Is.EqualTo("user_01"));
            Assert.That(reply.At("face_tokens.0.user_data"), Is.EqualTo("note"));
            Assert.That(
                reply.At("face_tokens.0.add_time"),
                Is.EqualTo(Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))
            );
            Assert.That(reply.At("next"), Is.Null);
        }
    }

    [Test]
    public async Task List_WithoutLimit_GivesAHundred_AndTheEndIsEmpty()
    {
        for (var i = 0; i < 101; i++)
        {
            Sandbox.Store.AddFace(SandboxVendor.FinAuth, "sandbox-library", "u", Portrait.Bytes);
        }

        var first = await ListAsync();
        var beyond = await ListAsync(("start", "102"));

        Assert.That(
            (first.Json.GetProperty("face_tokens").GetArrayLength(), first.At("next")),
            Is.EqualTo((100, "101"))
        );
        Assert.That(
            (beyond.Status, beyond.At("face_tokens"), beyond.At("next")),
            Is.EqualTo((200, "[]", (string?)null))
        );
    }

    [TestCase("start", "0")]
    [TestCase("start", "x")]
    [TestCase("limit", "0")]
    [TestCase("limit", "1001")]
    public async Task List_NumberOutOfBounds_IsBadArgument(string field, string value)
    {
        var reply = await ListAsync((field, value));

        Assert.That((reply.Status, reply.At("error")), Is.EqualTo((400, $"BAD_ARGUMENTS: {field}")));
    }

    [Test]
    public async Task List_StartAbove1000_IsRefusedOnlyWhereTheBoundIsOn()
    {
        var before = await ListAsync(("start", "1001"));
        Sandbox.BoundsFinAuthListStart = true;
        var bounded = await ListAsync(("start", "1001"));
        var within = await ListAsync(("start", "1000"));

        Assert.That(
            (before.Status, bounded.At("error"), within.Status),
            Is.EqualTo((200, "BAD_ARGUMENTS: start", 200))
        );
    }

    [Test]
    public async Task GetSize_CountsTheLibraryAlone()
    {
        await FinAuthAddAsync(Portrait.Bytes);
        await FinAuthAddAsync(Portrait.Bytes);
        Sandbox.Store.AddFace(SandboxVendor.FinAuth, "elsewhere", "u", Portrait.Bytes);

        var reply = await Client.FinAuthAsync("get_size", null, s_group);

        Assert.That((reply.At("face_count"), reply.At("group_id")), Is.EqualTo(("2", "sandbox-library")), reply.Body);
    }

    [TestCase("list")]
    [TestCase("get_size")]
    [TestCase("face_info")]
    public async Task Read_UnknownLibrary_IsInvalidGroupId(string operation)
    {
        var reply = await Client.FinAuthAsync(operation, null, ("group_id", "nobody"), ("face_token", "x"));

        Assert.That((reply.Status, reply.At("error")), Is.EqualTo((400, "INVALID_GROUP_ID")));
    }

    [Test]
    public async Task FaceInfo_UnknownToken_IsInvalidFaceToken() =>
        Assert.That(
            (await Client.FinAuthAsync("face_info", null, s_group, ("face_token", "x"))).At("error"),
            Is.EqualTo("INVALID_FACE_TOKEN")
        );

    [TestCase("list")]
    [TestCase("get_size")]
    public async Task Read_SignExpired_IsRefused(string operation)
    {
        using var request = Client.FinAuth(operation, null, s_group);
        Clock.Advance(TimeSpan.FromSeconds(301));

        var reply = await Client.SendAsync(request);

        Assert.That((reply.Status, reply.At("error")), Is.EqualTo((403, "AUTHORIZATION_ERROR:EXPIRED_SIGN")));
    }

    private Task<Reply> ListAsync(params (string, string)[] more) =>
        Client.FinAuthAsync("list", null, [s_group, .. more]);
}
