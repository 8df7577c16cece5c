using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

/// <summary>FinAuth's libraries, and what it deletes.</summary>
public sealed class FinAuthLifecycleTests : SandboxFixture
{
    private static readonly (string, string) s_group = ("group_id", "sandbox-library");

    [Test]
    public async Task Library_AfterItsCreation_IsListedAndRead()
    {
        var created = await Client.FinAuthAsync(
            "create",
            null,
            ("group_id", "staff"),
            ("group_name", "Staff"),
            ("group_data", "third floor")
        );
        var info = await Client.FinAuthAsync("group_info", null, ("group_id", "staff"));
        var list = await Client.FinAuthAsync("group_list", null);

        const string Library =
            """{"group_id":"staff","group_name":"Staff","group_data":"third floor","model_version":"s21","add_time":"2026-11-21T20:00:00+08:00"}""";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (
                    created.At("group_id"),
                    created.At("group_name"),
                    created.At("group_data"),
                    created.At("model_version")
                ),
                Is.EqualTo(("staff", "Staff", "third floor", "s21"))
            );
            Assert.That((info.At("info"), info.At("group_id")), Is.EqualTo((Library, (string?)null)), "only inside");
            Assert.That(
                (list.At("group_infos.0.group_id"), list.At("group_infos.1")),
                Is.EqualTo(("sandbox-library", Library))
            );
            Assert.That((list.At("group_infos.0.group_data"), list.At("group_id")), Is.EqualTo(("", (string?)null)));
            Assert.That(
                Sandbox.Requests.Select(r => r.Operation),
                Is.EqualTo(new[] { "create", "group_info", "group_list" })
            );
        }
    }

    [Test]
    public async Task GroupInfo_UnknownLibrary_IsInvalidGroupId()
    {
        var reply = await Client.FinAuthAsync("group_info", null, ("group_id", "nobody"));

        Assert.That((reply.Status, reply.At("error")), Is.EqualTo((400, "INVALID_GROUP_ID")));
    }

    [Test]
    public async Task Create_LongData_IsBadArgument()
    {
        var reply = await Client.FinAuthAsync(
            "create",
            null,
            ("group_id", "staff"),
            ("group_name", "Staff"),
            ("group_data", new string('x', 129))
        );

        Assert.That((reply.Status, reply.At("error")), Is.EqualTo((400, "BAD_ARGUMENTS: group_data")));
    }

    [Test]
    public async Task Delete_SomeOfThem_IsAnOrdinaryAnswer()
    {
        var tokens = Enumerable.Range(0, 3).Select(i => Add("sandbox-library", $"u{i}")).ToList();
        var other = Add("elsewhere", "u0");

        var reply = await DeleteAsync(tokens[0], other, "nothing", tokens[2], tokens[2]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (reply.Status, reply.At("error"), reply.At("face_removed"), reply.At("face_count")),
                Is.EqualTo((200, (string?)null, "2", "1"))
            );
            Assert.That(
                reply
                    .Json.GetProperty("failure_detail")
                    .EnumerateArray()
                    .Select(f => (f.GetProperty("face_token").GetString(), f.GetProperty("reason").GetString())),
                Is.EqualTo(new[] { other, "nothing", tokens[2] }.Select(t => (t, "FACE_NOT_IN_GROUP")))
            );
            Assert.That(
                Sandbox.Store.Deletions.Select(d => (d.Face.FaceId, d.Face.PersonId, d.Operation)),
                Is.EqualTo(new[] { (tokens[0], "u0", "delete"), (tokens[2], "u2", "delete") })
            );
        }
    }

    [TestCase(1000, 200)]
    [TestCase(1001, 400)]
    public async Task Delete_SoMany_IsBounded(int count, int status)
    {
        var reply = await DeleteAsync([.. Enumerable.Range(0, count).Select(i => $"t{i}")]);

        Assert.That(reply.Status, Is.EqualTo(status), reply.At("error"));
    }

    [Test]
    public async Task Free_WithoutLooking_TakesTheFaces()
    {
        var token = Add("staff", "u");

        var reply = await Client.FinAuthAsync("free", null, ("group_id", "staff"), ("check_empty", "0"));

        Assert.That((reply.Status, reply.At("group_id")), Is.EqualTo((200, "staff")), reply.Body);
        Assert.That(
            Sandbox.Store.Deletions.Select(d => (d.Face.FaceId, d.Operation)),
            Is.EqualTo(new[] { (token, "free") })
        );
    }

    [Test]
    public async Task FaceInfo_OfAnotherLibrary_IsInvalidFaceToken()
    {
        var reply = await Client.FinAuthAsync("face_info", null, s_group, ("face_token", Add("elsewhere", "u")));

        Assert.That((reply.Status, reply.At("error")), Is.EqualTo((400, "INVALID_FACE_TOKEN")));
    }

    [TestCase("group_list")]
    [TestCase("group_info")]
    [TestCase("delete")]
    public async Task Call_SignExpired_IsRefused(string operation)
    {
        using var request = Client.FinAuth(operation, null, s_group);
        Clock.Advance(TimeSpan.FromSeconds(301));

        var reply = await Client.SendAsync(request);

        Assert.That((reply.Status, reply.At("error")), Is.EqualTo((403, "AUTHORIZATION_ERROR:EXPIRED_SIGN")));
    }

    private string Add(string library, string person) =>
        Sandbox.Store.AddFace(SandboxVendor.FinAuth, library, person, Portrait.Bytes).FaceId;

    private Task<Reply> DeleteAsync(params string[] tokens) =>
        Client.FinAuthAsync("delete", null, s_group, ("face_tokens", string.Join(',', tokens)));
}
