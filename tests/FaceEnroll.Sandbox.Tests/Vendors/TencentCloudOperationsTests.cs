using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

public sealed class TencentCloudOperationsTests : SandboxFixture
{
    [Test]
    public async Task Person_FromCreationToDeletion_KeepsTheVendorsRules()
    {
        await ExpectAsync("CreateGroup", """{"GroupId":"staff","GroupName":"Staff"}""", null);
        await ExpectAsync(
            "CreateGroup",
            """{"GroupId":"staff","GroupName":"Other"}""",
            "InvalidParameterValue.GroupIdAlreadyExist"
        );
        await ExpectAsync(
            "CreateGroup",
            """{"GroupId":"other","GroupName":"Staff"}""",
            "InvalidParameterValue.GroupNameAlreadyExist"
        );
        await ExpectAsync("CreatePerson", Person("p1", "nowhere"), "InvalidParameterValue.GroupIdNotExist");
        var created = await ExpectAsync("CreatePerson", Person("p1", "staff"), null);
        await ExpectAsync("CreatePerson", Person("p1", "staff"), "InvalidParameterValue.PersonIdAlreadyExist");
        var twin = await ExpectAsync("CreatePerson", Person("p2", "staff", ""","UniquePersonControl":2"""), null);
        Assert.That(
            (twin.At("Response.SimilarPersonId"), twin.At("Response.FaceId")),
            Is.EqualTo(("p1", "")),
            "no person is made"
        );
        await ExpectAsync("GetPersonBaseInfo", """{"PersonId":"p2"}""", "InvalidParameterValue.PersonIdNotExist");

        var added = await CreateFaceAsync("p1", Base64, Base64, Base64, Base64);
        Assert.That(added.At("Response.SucFaceNum"), Is.EqualTo("4"), added.Body);
        Assert.That(
            (await CreateFaceAsync("p1", Base64)).At("Response.Error.Code"),
            Is.EqualTo("InvalidParameterValue.PersonFaceNumExceed")
        );

        var info = await ExpectAsync("GetPersonBaseInfo", """{"PersonId":"p1"}""", null);
        Assert.That(info.At("Response.PersonName"), Is.EqualTo("Name of p1"));
        Assert.That(info.At("Response.FaceIds.0"), Is.EqualTo(created.At("Response.FaceId")));
        Assert.That(info.At("Response.FaceIds.4"), Is.EqualTo(added.At("Response.SucFaceIds.3")));

        var gone = await ExpectAsync(
            "DeleteFace",
            $$"""{"PersonId":"p1","FaceIds":["{{created.At("Response.FaceId")}}","0"]}""",
            null
        );
        Assert.That(gone.At("Response.SucDeletedNum"), Is.EqualTo("1"));
        var rest = string.Join(
            ',',
            Sandbox.Store.FacesAt(SandboxVendor.TencentCloud, "p1").Select(f => $"\"{f.FaceId}\"")
        );
        await ExpectAsync(
            "DeleteFace",
            $$"""{"PersonId":"p1","FaceIds":[{{rest}}]}""",
            "InvalidParameterValue.DeleteFaceNumExceed"
        );
        await ExpectAsync("DeletePerson", """{"PersonId":"p1"}""", null);
        Assert.That(Sandbox.Store.FaceCount, Is.Zero);
    }

    [TestCase(
        """{"PersonId":"nobody","Urls":["http://127.0.0.1:1/a.jpg"]}""",
        "InvalidParameterValue.PersonIdNotExist"
    )]
    [TestCase("""{"Urls":["http://127.0.0.1:1/a.jpg"]}""", "MissingParameter.ErrorParameterEmpty")]
    [TestCase("""{"PersonId":"sandbox-person"}""", "MissingParameter.ErrorParameterEmpty")]
    [TestCase("""{"PersonId":"ümlaut","Urls":["http://127.0.0.1:1/a.jpg"]}""", "InvalidParameterValue.PersonIdIllegal")]
    [TestCase(
        """{"PersonId":"sandbox-person","Urls":["a","a","a","a","a"]}""",
        "InvalidParameterValue.UploadFaceNumExceed"
    )]
    [TestCase("""{"PersonId":"sandbox-person","Urls":["ftp://127.0.0.1/a.jpg"]}""", "InvalidParameterValue.UrlIllegal")]
    [TestCase(
        """{"PersonId":"sandbox-person","Urls":["http://example.com/a.jpg"]}""",
        "FailedOperation.ImageDownloadError"
    )]
    [TestCase("""{"PersonId":"sandbox-person","Images":["bm8gcGljdHVyZQ=="]}""", "FailedOperation.ImageDecodeFailed")]
    [TestCase("""{"PersonId":"sandbox-person","Images":["%%%"]}""", "FailedOperation.ImageDecodeFailed")]
    [TestCase(
        """{"PersonId":"sandbox-person","Images":["AA=="],"FaceMatchThreshold":101}""",
        "InvalidParameterValue.FaceMatchThresholdIllegal"
    )]
    [TestCase(
        """{"PersonId":"sandbox-person","Images":["AA=="],"QualityControl":5}""",
        "InvalidParameterValue.QualityControlIllegal"
    )]
    [TestCase("""{"PersonId":"sandbox-person","Images":["AA=="],"NeedRotateDetection":2}""", "InvalidParameterValue")]
    [TestCase("""{"PersonId":"sandbox-person","Images":["AA=="],"Extra":1}""", "UnknownParameter")]
    [TestCase("""["no object"]""", "InvalidParameter")]
    public Task CreateFace_Wrong_HasTheVendorsCode(string json, string code) => ExpectAsync("CreateFace", json, code);

    [Test]
    public async Task CreateFace_SeveralPictures_AnswersPerPicture()
    {
        Sandbox.Verdicts.ForPicture(FakePicture.Jpeg(100, 100), SandboxVerdict.NoFace);
        Sandbox.Verdicts.ForPicture(FakePicture.Jpeg(100, 101), SandboxVerdict.LowQuality);

        var reply = await CreateFaceAsync(
            "sandbox-person",
            Convert.ToBase64String(FakePicture.Jpeg(100, 100)),
            Base64,
            Convert.ToBase64String(FakePicture.Jpeg(100, 101)),
            Convert.ToBase64String(FakePicture.Gif(100, 100))
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                reply.Json.GetProperty("Response").GetProperty("RetCode").ToString(),
                Is.EqualTo("[-1101,0,-1601,-1102]")
            );
            Assert.That(reply.Json.GetProperty("Response").GetProperty("SucIndexes").ToString(), Is.EqualTo("[1]"));
            Assert.That(reply.At("Response.SucFaceIds.0"), Is.EqualTo(Sandbox.Store.Faces.Single().FaceId));
        }
    }

    [TestCase(4000, 100, 200, null)]
    [TestCase(4001, 100, 200, "FailedOperation.ImageResolutionExceed")]
    [TestCase(100, 63, 200, "FailedOperation.ImageResolutionTooSmall")]
    [TestCase(100, 100, 3932160, null)]
    [TestCase(100, 100, 3932161, "FailedOperation.ImageSizeExceed")]
    public async Task CreateFace_PictureLimits_AreChecked(int width, int height, int bytes, string? code)
    {
        var reply = await CreateFaceAsync(
            "sandbox-person",
            Convert.ToBase64String(FakePicture.Jpeg(width, height, bytes))
        );

        Assert.That(reply.At("Response.Error.Code"), Is.EqualTo(code));
    }

    [Test]
    public async Task Request_OverTenMegabytes_IsRefused()
    {
        var reply = await CreateFaceAsync("sandbox-person", new string('A', 10 * 1024 * 1024));

        Assert.That(reply.At("Response.Error.Code"), Is.EqualTo("RequestSizeLimitExceeded"));
    }

    [TestCase("Nothing", "2020-03-03", "InvalidAction")]
    [TestCase("CreateFace", "2017-01-01", "NoSuchVersion")]
    public async Task Request_UnknownActionOrVersion_IsRefused(string action, string version, string code)
    {
        using var request = Client.Tencent(action, "{}", version);

        Assert.That((await Client.SendAsync(request)).At("Response.Error.Code"), Is.EqualTo(code));
    }

    private async Task<Reply> ExpectAsync(string action, string json, string? code)
    {
        var reply = await Client.TencentAsync(action, json);
        Assert.That((reply.Status, reply.At("Response.Error.Code")), Is.EqualTo((200, code)), reply.Body);
        Assert.That(reply.At("Response.RequestId"), Is.Not.Empty);
        return reply;
    }

    private static string Person(string id, string group, string more = "") =>
        $$"""{"GroupId":"{{group}}","PersonId":"{{id}}","PersonName":"Name of {{id}}","Image":"{{Base64}}"{{more}}}""";
}
