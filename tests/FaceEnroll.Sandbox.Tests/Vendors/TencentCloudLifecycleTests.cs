using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

/// <summary>What Tencent lists, counts and deletes.</summary>
public sealed class TencentCloudLifecycleTests : SandboxFixture
{
    private const SandboxVendor Tencent = SandboxVendor.TencentCloud;

    [Test]
    public async Task Group_FromCreationOn_IsReadBack()
    {
        await ExpectAsync(
            "CreateGroup",
            """{"GroupId":"staff","GroupName":"The staff","GroupExDescriptions":["floor","desk"],"Tag":"no guests","FaceModelVersion":"2.0"}"""
        );

        var info = (await ExpectAsync("GetGroupInfo", """{"GroupId":"staff"}""")).Json.GetProperty("Response");
        var list = await ExpectAsync("GetGroupList", "{}");

        var milliseconds = Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Assert.That(
            info.ToString(),
            Does.StartWith(
                """{"GroupName":"The staff","GroupId":"staff","GroupExDescriptions":["floor","desk"],"Tag":"no guests","""
                    + $"\"FaceModelVersion\":\"2.0\",\"CreationTimestamp\":{milliseconds},"
            )
        );
        Assert.That(
            (list.At("Response.GroupNum"), list.At("Response.GroupInfos.0.GroupId")),
            Is.EqualTo(("2", "sandbox-library"))
        );
        Assert.That(list.At("Response.GroupInfos.1.UpdateTimestamp"), Is.EqualTo(milliseconds), list.Body);
    }

    [TestCase("""{"GroupId":"g","GroupName":"n","FaceModelVersion":"1.0"}""", "FaceModelVersionIllegal")]
    [TestCase(
        """{"GroupId":"g","GroupName":"n","GroupExDescriptions":["1","2","3","4","5","6"]}""",
        "GroupExDescriptionsExceed"
    )]
    [TestCase(
        """{"GroupId":"g","GroupName":"n","GroupExDescriptions":["1","1"]}""",
        "GroupExDescriptionsNameIdentical"
    )]
    [TestCase("""{"GroupId":"sandbox-library","GroupName":"n"}""", "GroupIdAlreadyExist")]
    [TestCase("""{"GroupId":"g","GroupName":"sandbox-library"}""", "GroupNameAlreadyExist")]
    public Task CreateGroup_Wrong_HasTheVendorsCode(string json, string code) =>
        ExpectAsync("CreateGroup", json, "InvalidParameterValue." + code);

    [TestCase("GetPersonList", """{"GroupId":"nowhere"}""", "GroupIdNotExist")]
    [TestCase("GetPersonListNum", """{"GroupId":"nowhere"}""", "GroupIdNotExist")]
    [TestCase("GetGroupInfo", """{"GroupId":"nowhere"}""", "GroupIdNotExist")]
    [TestCase("DeletePersonFromGroup", """{"GroupId":"nowhere","PersonId":"sandbox-person"}""", "GroupIdNotExist")]
    [TestCase("DeletePersonFromGroup", """{"GroupId":"sandbox-library","PersonId":"nobody"}""", "PersonIdNotExist")]
    [TestCase("GetPersonGroupInfo", """{"PersonId":"nobody"}""", "PersonIdNotExist")]
    [TestCase("GetPersonBaseInfo", """{"PersonId":"nobody"}""", "PersonIdNotExist")]
    [TestCase("GetPersonList", """{"GroupId":"sandbox-library","Limit":1001}""", "LimitExceed")]
    [TestCase("GetGroupList", """{"Limit":1001}""", "LimitExceed")]
    [TestCase("GetPersonGroupInfo", """{"PersonId":"sandbox-person","Limit":101}""", "LimitExceed")]
    [TestCase("GetGroupList", """{"Offset":-1}""", "OffsetExceed")]
    public Task Call_Wrong_HasTheVendorsCode(string action, string json, string code) =>
        ExpectAsync(action, json, "InvalidParameterValue." + code);

    [TestCase("DeleteFace", """{"PersonId":"nobody","FaceIds":["1"]}""")]
    [TestCase("DeletePerson", """{"PersonId":"nobody"}""")]
    public Task Deletion_OfNobody_HasACodeOfItsOwn(string action, string json) =>
        ExpectAsync(action, json, "ResourceNotFound.ErrorPersonNotExisted");

    [Test]
    public async Task PersonList_PageByPage_HasEveryPersonOnceWithFaces()
    {
        var faces = new List<string>();
        for (var i = 0; i < 25; i++)
        {
            faces.Add(Sandbox.Store.AddFace(Tencent, "staff", $"p{i}", Portrait.Bytes).FaceId);
        }

        faces[3] += "," + Sandbox.Store.AddFace(Tencent, "staff", "p3", Portrait.Bytes).FaceId;
        Sandbox.Store.AddFace(Tencent, "elsewhere", "other", Portrait.Bytes);

        var seen = new List<(string?, string)>();
        var sizes = new List<int>();
        for (var offset = 0; ; offset += 10)
        {
            var reply = await ExpectAsync("GetPersonList", $$"""{"GroupId":"staff","Offset":{{offset}}}""");
            Assert.That((reply.At("Response.PersonNum"), reply.At("Response.FaceNum")), Is.EqualTo(("25", "26")));
            var page = reply.Json.GetProperty("Response").GetProperty("PersonInfos").EnumerateArray().ToList();
            seen.AddRange(page.Select(p => (p.GetProperty("PersonId").GetString(), FaceIds(p))));
            sizes.Add(page.Count);
            if (page.Count < 10)
            {
                break;
            }
        }

        Assert.That(seen, Is.EqualTo(faces.Select((ids, i) => ($"p{i}", ids))));
        Assert.That(sizes, Is.EqualTo(new[] { 10, 10, 5 }));
        var beyond = await ExpectAsync("GetPersonList", """{"GroupId":"staff","Offset":26}""");
        Assert.That(beyond.At("Response.PersonInfos"), Is.EqualTo("[]"));
    }

    [Test]
    public async Task PersonList_OfACreatedPerson_TellsWhatIsSaidOfThePerson()
    {
        await ExpectAsync(
            "CreateGroup",
            """{"GroupId":"staff","GroupName":"s","GroupExDescriptions":["floor","desk"]}"""
        );
        await ExpectAsync(
            "CreatePerson",
            $$"""
            {"GroupId":"staff","PersonId":"p1","PersonName":"One","Gender":2,"Image":"{{Base64}}",
             "PersonExDescriptionInfos":[{"PersonExDescriptionIndex":1,"PersonExDescription":"window"}]}
            """
        );

        var person = (await ExpectAsync("GetPersonList", """{"GroupId":"staff"}""")).At("Response.PersonInfos.0");
        var groups = await ExpectAsync("GetPersonGroupInfo", """{"PersonId":"p1"}""");

        var id = Sandbox.Store.FacesAt(Tencent).Single().FaceId;
        Assert.That(
            person,
            Is.EqualTo(
                """{"PersonName":"One","PersonId":"p1","Gender":2,"PersonExDescriptions":["","window"],"""
                    + $"\"FaceIds\":[\"{id}\"],\"CreationTimestamp\":{Clock.GetUtcNow().ToUnixTimeMilliseconds()}}}"
            )
        );
        Assert.That(
            groups.At("Response.PersonGroupInfos"),
            Is.EqualTo("""[{"GroupId":"staff","PersonExDescriptions":["","window"]}]""")
        );
        Assert.That(groups.At("Response.GroupNum"), Is.EqualTo("1"));
    }

    [Test]
    public async Task DeletePersonFromGroup_OfTwo_LeavesThePerson_OfTheOnly_TakesAll()
    {
        Sandbox.Store.AddPerson(Tencent, "p", "one", "two");
        var face = Sandbox.Store.AddFace(Tencent, "one", "p", Portrait.Bytes);

        await ExpectAsync("DeletePersonFromGroup", """{"GroupId":"one","PersonId":"p"}""");
        await ExpectAsync(
            "DeletePersonFromGroup",
            """{"GroupId":"one","PersonId":"p"}""",
            "FailedOperation.GroupPersonMapNotExist"
        );
        Assert.That(await CountsAsync("one"), Is.EqualTo("0, 0"));
        Assert.That(await CountsAsync("two"), Is.EqualTo("1, 1"));
        Assert.That(Sandbox.Store.FacesAt(Tencent).Single().LibraryId, Is.EqualTo("two"));
        Assert.That(Sandbox.Store.Deletions, Is.Empty);

        await ExpectAsync("DeletePersonFromGroup", """{"GroupId":"two","PersonId":"p"}""");
        await ExpectAsync("GetPersonBaseInfo", """{"PersonId":"p"}""", "InvalidParameterValue.PersonIdNotExist");
        Assert.That(await CountsAsync("two"), Is.EqualTo("0, 0"));
        Assert.That(
            Sandbox.Store.Deletions.Select(d => (d.Face.FaceId, d.Operation)),
            Is.EqualTo(new[] { (face.FaceId, "DeletePersonFromGroup") })
        );
    }

    [Test]
    public async Task Deletion_WhileThePersonIsBeingAddedTo_IsAConflict()
    {
        // The picture's address is this fixture's own listener, which answers only when told to.
        using var slow = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        slow.Start();
        var adding = Client.TencentAsync(
            "CreateFace",
            $$"""{"PersonId":"sandbox-person","Urls":["http://{{slow.LocalEndpoint}}/a.jpg"]}"""
        );
        using var connection = await slow.AcceptTcpClientAsync();

        const string Conflict = "FailedOperation.ConflictOperation";
        await ExpectAsync("DeletePerson", """{"PersonId":"sandbox-person"}""", Conflict);
        await ExpectAsync("DeleteFace", """{"PersonId":"sandbox-person","FaceIds":["1"]}""", Conflict);
        await ExpectAsync(
            "DeletePersonFromGroup",
            """{"PersonId":"sandbox-person","GroupId":"sandbox-library"}""",
            Conflict
        );
        connection.Close();
        await adding;
        await ExpectAsync("DeletePerson", """{"PersonId":"sandbox-person"}""");
    }

    [Test]
    public async Task Call_InTheLog_HasItsAction()
    {
        foreach (var action in (string[])["GetPersonList", "GetPersonListNum", "GetGroupInfo"])
        {
            await ExpectAsync(action, """{"GroupId":"sandbox-library"}""");
        }

        Assert.That(
            Sandbox.Requests.Select(r => (r.Operation, r.LibraryId, r.Signature!.Accepted)),
            Is.EqualTo(
                new[]
                {
                    ("GetPersonList", "sandbox-library", true),
                    ("GetPersonListNum", "sandbox-library", true),
                    ("GetGroupInfo", "sandbox-library", true),
                }
            )
        );
    }

    [TestCase("GetPersonList")]
    [TestCase("GetPersonListNum")]
    [TestCase("GetGroupInfo")]
    [TestCase("GetGroupList")]
    [TestCase("GetPersonGroupInfo")]
    [TestCase("DeletePersonFromGroup")]
    public async Task Call_SignedFiveMinutesAgo_IsRefused(string action)
    {
        using var request = Client.Tencent(action, "{}");
        Clock.Advance(TimeSpan.FromSeconds(301));

        Assert.That(
            (await Client.SendAsync(request)).At("Response.Error.Code"),
            Is.EqualTo("AuthFailure.SignatureExpire")
        );
    }

    private static string FaceIds(JsonElement person) =>
        string.Join(',', person.GetProperty("FaceIds").EnumerateArray().Select(id => id.GetString()));

    private async Task<string> CountsAsync(string group)
    {
        var reply = await ExpectAsync("GetPersonListNum", $$"""{"GroupId":"{{group}}"}""");
        return $"{reply.At("Response.PersonNum")}, {reply.At("Response.FaceNum")}";
    }

    private async Task<Reply> ExpectAsync(string action, string json, string? code = null)
    {
        var reply = await Client.TencentAsync(action, json);
        Assert.That((reply.Status, reply.At("Response.Error.Code")), Is.EqualTo((200, code)), reply.Body);
        return reply;
    }
}
