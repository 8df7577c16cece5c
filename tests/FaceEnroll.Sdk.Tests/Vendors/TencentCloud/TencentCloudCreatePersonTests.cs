using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

[TestOf(typeof(TencentCloudCreatePerson))]
public class TencentCloudCreatePersonTests
{
    private const string Created =
        """{"Response":{"FaceId":"2875186538564559728","FaceRect":{"X":1,"Y":-2,"Width":3,"Height":4},"SimilarPersonId":"","FaceModelVersion":"3.0","RequestId":"r-1"}}""";

    private static FacePersonRequest Person(FaceImage? image, string name = "Ada", params string[] groups) =>
        new("1001", groups.Length == 0 ? ["staff"] : groups) { Name = name, FirstImage = image };

    private static Task<FacePersonResult> CreateAsync(Wire wire, FacePersonRequest request) =>
        TencentCloudSetup.Client(wire).CreatePersonAsync(request);

    [Test]
    public async Task CreatePerson_Url_SendsDocumentedMembersAndReturnsTheFace()
    {
        var wire = Wire.Json(Created);
        var result = await CreateAsync(wire, Person(TencentCloudSetup.Url, "张 \"三\""));
        Assert.That(
            wire.Request.Text,
            Is.EqualTo(
                """{"GroupId":"staff","PersonName":"张 \"三\"","PersonId":"1001","Url":"http://test.image.myqcloud.com/testA.jpg"}"""
            )
        );
        Assert.That(wire.Request.Header("X-TC-Action"), Is.EqualTo("CreatePerson"));
        Assert.That(
            wire.Request.Header("Authorization"),
            Is.EqualTo(
                IndependentTc3.Authorization(wire.Request, TencentCloudSetup.SecretId, TencentCloudSetup.SecretKey)
            )
        );
        Assert.That(result.RequestId, Is.EqualTo("r-1"));
        Assert.That(result.FirstImage!.FaceId, Is.EqualTo("2875186538564559728"));
        Assert.That(result.FirstImage.Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(result.FirstImage.BoundingBox, Is.EqualTo(new FaceBoundingBox(1, -2, 3, 4)));
    }

    [Test]
    public async Task CreatePerson_Content_SendsBase64()
    {
        var wire = Wire.Json("""{"Response":{"FaceId":1,"FaceRect":null}}""");
        var result = await CreateAsync(wire, Person(TencentCloudSetup.Picture));
        var base64 = Convert.ToBase64String(PictureSample.Png(300, 400));
        Assert.That(wire.Request.Text, Does.EndWith($"\"PersonId\":\"1001\",\"Image\":\"{base64}\"}}"));
        Assert.That(result.FirstImage!.BoundingBox, Is.Null);
    }

    [Test]
    public void CreatePerson_SimilarPerson_IsDuplicateAndNotApplied()
    {
        var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
            CreateAsync(
                Wire.Json("""{"Response":{"SimilarPersonId":"p-2","RequestId":"r-1"}}"""),
                Person(TencentCloudSetup.Url)
            )
        )!;
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Duplicate));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(e.RequestId, Is.EqualTo("r-1"));
        Assert.That(e.ToString(), Does.Not.Contain("p-2"));
        Assert.That(e.Images.Single().Status, Is.EqualTo(FaceImageStatus.NotEnrolled));
    }

    [TestCase("InvalidParameterValue.PersonIdAlreadyExist", FaceEnrollmentErrorKind.Duplicate)]
    [TestCase("InvalidParameterValue.GroupIdNotExist", FaceEnrollmentErrorKind.LibraryNotFound)]
    public void CreatePerson_Refused_IsTyped(string code, FaceEnrollmentErrorKind kind)
    {
        var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
            CreateAsync(Wire.Json(TencentCloudSetup.Error(code)), Person(TencentCloudSetup.Url))
        )!;
        Assert.That((e.Kind, e.Certainty), Is.EqualTo((kind, FaceEnrollmentCertainty.NotApplied)));
    }

    [TestCase("{\"Response\":{\"RequestId\":\"r\"}}")]
    [TestCase("{\"Response\":{\"FaceId\":\"\"}}")]
    [TestCase("{\"Response\":{\"FaceId\":\"1\",\"FaceRect\":7}}")]
    [TestCase("<html>")]
    public void CreatePerson_UnreadableReply_IsUnknown(string reply) =>
        Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            CreateAsync(Wire.Json(reply), Person(TencentCloudSetup.Url))
        );

    private static IEnumerable<TestCaseData> Illegal() =>
        [
            new(
                "PersonId must be 1 to 64",
                new FacePersonRequest("a b", "staff") { Name = "A", FirstImage = TencentCloudSetup.Url }
            ),
            new("GroupIds must be exactly one group", Person(TencentCloudSetup.Url, "A", "a", "b")),
            new("GroupIds must be exactly one group", new FacePersonRequest("1001") { Name = "A" }),
            new("GroupIds must be 1 to 64", Person(TencentCloudSetup.Url, "A", "a b")),
            new("GroupIds must be 1 to 64", Person(TencentCloudSetup.Url, "A", "")),
            new("GroupIds must be 1 to 64", Person(TencentCloudSetup.Url, "A", [null!])),
            new("Name is not set: it must be 1 to 60 characters", Person(TencentCloudSetup.Url, "")),
            new("Name is not set: it must be 1 to 60 characters", Person(TencentCloudSetup.Url, null!)),
            new("without control characters", Person(TencentCloudSetup.Url, "a\0")),
            new("Name must be at most 60", Person(TencentCloudSetup.Url, new string('n', 61))),
            new("Name must be at most 60", Person(TencentCloudSetup.Url, "a\uD83D")),
            new("FirstImage must be given", Person(null)),
            new("FirstImage must be absolute http", Person(FaceImage.FromUrl(new Uri("ftp://a.example/a")))),
            new(
                "Note must be null",
                new FacePersonRequest("1", "g")
                {
                    Name = "A",
                    FirstImage = TencentCloudSetup.Url,
                    Note = "n",
                }
            ),
            new("Images[0] must be a picture in", Person(FaceImage.FromBytes(PictureSample.Gif("GIF89a", 90, 90)))),
        ];

    [TestCaseSource(nameof(Illegal))]
    public void CreatePerson_IllegalRequest_NamesTheRuleAndSendsNothing(string rule, FacePersonRequest request)
    {
        var wire = Wire.Json(Created);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => CreateAsync(wire, request))!;
        Assert.That(e.Message, Does.StartWith("TencentCloud CreatePerson: ").And.Contain(rule));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void CreatePerson_Null_NamesTheArgument()
    {
        Assert.That(() => new FacePersonRequest(null!, "g"), Throws.ArgumentNullException);
        Assert.That(() => new FacePersonRequest("1", (string[])null!), Throws.ArgumentNullException);
        Assert.That(
            () => TencentCloudSetup.Client(Wire.Json(Created)).CreatePersonAsync(null!),
            Throws.InstanceOf<ArgumentNullException>()
        );
    }
}
