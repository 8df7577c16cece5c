using System.Globalization;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

/// <summary>What ID Verification lists and deletes.</summary>
public sealed class AlibabaIdVerificationLifecycleTests : SandboxFixture
{
    private const SandboxVendor IdVerification = SandboxVendor.AlibabaIdVerification;
    private static readonly (string, string)[] s_first = [("CurrentPage", "1"), ("PageSize", "10")];

    [Test]
    public async Task Groups_PageByPage_HaveNumbersAndCodes()
    {
        for (var i = 0; i < 4; i++)
        {
            Sandbox.Store.AddLibrary(IdVerification, $"g{i}");
        }

        var second = await ExpectAsync("QueryFaceGroup", ("CurrentPage", "2"), ("PageSize", "2"));
        var one = await ExpectAsync("QueryFaceGroup", [.. s_first, ("GroupCode", "g3")]);
        var none = await ExpectAsync("QueryFaceGroup", [.. s_first, ("GroupCode", "nowhere")]);

        Assert.That(
            second.At("Items"),
            Is.EqualTo(
                """[{"Id":162264,"Code":"g1","Name":"g1","Description":""},{"Id":162265,"Code":"g2","Name":"g2","Description":""}]"""
            )
        );
        Assert.That(
            (second.At("CurrentPage"), second.At("PageSize"), second.At("TotalCount"), second.At("TotalPage")),
            Is.EqualTo(("2", "2", "5", "3"))
        );
        Assert.That(second.At("Code"), Is.EqualTo("200"), "as this operation's sample has it");
        Assert.That((one.At("TotalCount"), one.At("Items.0.Code")), Is.EqualTo(("1", "g3")));
        Assert.That((none.At("TotalCount"), none.At("TotalPage")), Is.EqualTo(("0", "0")));
    }

    [Test]
    public async Task Records_PageByPage_AreEachThereOnce()
    {
        var faces = new List<string?>();
        for (var i = 0; i < 25; i++)
        {
            faces.Add(Sandbox.Store.AddFace(IdVerification, "staff", $"u{i}", Portrait.Bytes).FaceId);
        }

        Sandbox.Store.AddFace(IdVerification, "elsewhere", "u1", Portrait.Bytes);
        var seen = new List<string?>();
        for (var page = 1; page <= 3; page++)
        {
            var reply = await ExpectAsync(
                "QueryFaceRecord",
                ("FaceGroupCode", "staff"),
                ("CurrentPage", page.ToString(CultureInfo.InvariantCulture)),
                ("PageSize", "10")
            );
            Assert.That((reply.At("TotalCount"), reply.At("TotalPage")), Is.EqualTo(("25", "3")));
            seen.AddRange(
                reply.Json.GetProperty("Items").EnumerateArray().Select(item => item.GetProperty("FaceId").GetString())
            );
        }

        Assert.That(seen, Is.EqualTo(faces));
    }

    [TestCase("staff", "", "", "", "3")]
    [TestCase("staff", "u1", "", "", "2")]
    [TestCase("staff", "", "face0000000002", "", "1")]
    [TestCase("staff", "u1", "face0000000003", "", "0")]
    [TestCase("staff", "", "face0000000004", "", "0")]
    [TestCase("staff", "", "face9", "", "0")]
    [TestCase("staff", "", "", "MANUAL", "3")]
    [TestCase("staff", "", "", "AUTO", "0")]
    [TestCase("nowhere", "", "", "", "0")]
    public async Task Records_Filtered_AreThoseThatFit(
        string group,
        string user,
        string face,
        string registration,
        string count
    )
    {
        foreach (
            var (library, person) in (ReadOnlySpan<(string, string)>)
                [("staff", "u1"), ("staff", "u1"), ("staff", "u2"), ("elsewhere", "u1")]
        )
        {
            Sandbox.Store.AddFace(IdVerification, library, person, Portrait.Bytes);
        }

        var reply = await ExpectAsync(
            "QueryFaceRecord",
            [
                .. s_first,
                ("FaceGroupCode", group),
                ("MerchantUserId", user),
                ("FaceId", face),
                ("RegistrationType", registration),
            ]
        );

        Assert.That(reply.At("TotalCount"), Is.EqualTo(count), reply.Body);
    }

    [Test]
    public async Task DeleteFaceRecord_ByItsNumber_TakesThatOneAlone()
    {
        await AddFaceRecordAsync(("MerchantUserId", "u1"), ("FacePicture", Base64));
        await AddFaceRecordAsync(("MerchantUserId", "u1"), ("FacePicture", Base64));
        var listed = await ExpectAsync("QueryFaceRecord", [.. s_first, ("FaceGroupCode", "sandbox-library")]);
        var id = listed.At("Items.0.Id")!;

        var first = await ExpectAsync("DeleteFaceRecord", ("Id", id));
        var again = await ExpectAsync("DeleteFaceRecord", ("Id", id));
        var none = await ExpectAsync("DeleteFaceRecord");

        Assert.That((first.At("Data"), again.At("Data"), none.At("Data")), Is.EqualTo(("1", "0", "0")));
        Assert.That(Sandbox.Store.FacesAt(IdVerification).Single().FaceId, Is.EqualTo(listed.At("Items.1.FaceId")));
        Assert.That(
            Sandbox.Store.Deletions.Select(d => (d.Face.FaceId, d.Operation)),
            Is.EqualTo(new[] { (listed.At("Items.0.FaceId"), "DeleteFaceRecord") })
        );
    }

    [TestCase("staff", "staff", 2)]
    [TestCase(null, "staff,guests", 1)]
    [TestCase("", "staff,guests", 1)]
    [TestCase("nowhere", "", 4)]
    public async Task DeleteFaceRecordV2_WithoutAGroup_TakesTheUserFromAll(string? group, string gone, int left)
    {
        foreach (
            var (library, person) in (ReadOnlySpan<(string, string)>)
                [("staff", "u1"), ("staff", "u1"), ("guests", "u1"), ("staff", "u2")]
        )
        {
            Sandbox.Store.AddFace(IdVerification, library, person, Portrait.Bytes);
        }

        (string, string)[] groups = group is null ? [] : [("FaceGroupCode", group)];
        var reply = await ExpectAsync("DeleteFaceRecordV2", [("MerchantUserId", "u1"), .. groups]);

        Assert.That(
            (reply.At("Result.Deleted"), reply.At("Result.DeletedGroupCodes"), Sandbox.Store.FaceCount),
            Is.EqualTo((gone.Length > 0 ? "Y" : "N", gone, left))
        );
    }

    [Test]
    public async Task DeleteFaceRecordV2_InTheQuery_IsTheSame()
    {
        Sandbox.Store.AddFace(IdVerification, "staff", "u1", Portrait.Bytes);

        var reply = await Client.Acs3Async(
            HttpMethod.Post,
            "DeleteFaceRecordV2",
            "2022-08-09",
            "FaceGroupCode=staff&MerchantUserId=u1",
            string.Empty
        );

        Assert.That((reply.At("Result.Deleted"), Sandbox.Store.FaceCount), Is.EqualTo(("Y", 0)), reply.Body);
        Assert.That(Sandbox.Requests.Single().Operation, Is.EqualTo("DeleteFaceRecordV2"));
    }

    [TestCase("QueryFaceGroup")]
    [TestCase("QueryFaceRecord")]
    public async Task Query_WithoutAPage_IsRefused(string action)
    {
        var reply = await Client.IdVerificationAsync(action, ("FaceGroupCode", "sandbox-library"));

        Assert.That((reply.Status, reply.At("Code")), Is.EqualTo((400, "MissingParameter")));
    }

    [TestCase("QueryFaceGroup")]
    [TestCase("DeleteFaceRecord")]
    public async Task Call_SignedLongAgo_IsRefused(string action)
    {
        using var request = Client.Rpc(action, s_first);
        Clock.Advance(TimeSpan.FromMinutes(16));

        var reply = await Client.SendAsync(request);

        Assert.That((reply.Status, reply.At("Code")), Is.EqualTo((400, "InvalidTimeStamp.Expired")));
    }

    private async Task<Reply> ExpectAsync(string action, params (string, string)[] form)
    {
        var reply = await Client.IdVerificationAsync(action, form);
        Assert.That((reply.Status, reply.At("Code")), Is.AnyOf((200, "Success"), (200, "200")), reply.Body);
        return reply;
    }
}
