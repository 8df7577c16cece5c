using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Deletion;
using FaceEnroll.Sdk.Tests.Libraries;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

[TestOf(typeof(TencentCloudLibraries))]
[TestOf(typeof(TencentCloudCreateGroup))]
[TestOf(typeof(TencentCloudGetGroupInfo))]
[TestOf(typeof(TencentCloudGetGroupList))]
public class TencentCloudLibrariesTests
{
    private const string Staff =
        """{"Response":{"GroupId":"staff","GroupName":"Staff","Tag":"t","FaceModelVersion":"3.0","CreationTimestamp":1606300000123,"RequestId":"r"}}""";

    private static readonly string s_none = TencentCloudSetup.Error("InvalidParameterValue.GroupIdNotExist");

    private static Routes Routes() => new(r => r.Header("X-TC-Action")!);

    private static IFaceLibraryManager Manager(Routes routes) =>
        TencentCloudSetup.Client(
            routes.Wire,
            o =>
            {
                o.ListPageSize = 10;
                o.Retry.BaseDelay = TimeSpan.FromTicks(1);
            }
        );

    private static string List(string infos, string members = "") =>
        "{\"Response\":{\"GroupInfos\":[" + infos + "]" + members + ",\"RequestId\":\"r\"}}";

    [Test]
    public async Task Describe_AGroup_HasWhatItsReplySays()
    {
        var routes = Routes().On("GetGroupInfo", Staff);
        var library = (await Manager(routes).DescribeLibraryAsync("staff"))!;
        Assert.That(
            (library.LibraryId, library.DisplayName, library.Description, library.ModelVersion),
            Is.EqualTo(("staff", "Staff", "t", "3.0"))
        );
        Assert.That(library.CreatedAt, Is.EqualTo(DateTimeOffset.FromUnixTimeMilliseconds(1606300000123)));
        Assert.That(routes.Of("GetGroupInfo").Single().Text, Is.EqualTo("""{"GroupId":"staff"}"""));
    }

    [TestCase("\"1606300000123\"")]
    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("9223372036854775807")]
    [TestCase("null")]
    public async Task Describe_ATimeThatIsNone_IsNull(string time)
    {
        var routes = Routes().On("GetGroupInfo", Staff.Replace("1606300000123", time));
        Assert.That((await Manager(routes).DescribeLibraryAsync("staff"))!.CreatedAt, Is.Null);
    }

    [Test]
    public async Task Describe_NoSuchGroup_IsNull() =>
        Assert.That(await Manager(Routes().On("GetGroupInfo", s_none)).DescribeLibraryAsync("staff"), Is.Null);

    [TestCase("""{"Response":{"GroupName":"Staff","RequestId":"r"}}""")]
    [TestCase("""{"Response":{"GroupId":7,"RequestId":"r"}}""")]
    [TestCase("""{"Response":{"GroupId":"visitors","RequestId":"r"}}""")]
    public void Describe_AReplyAboutNoneOrAnother_IsAFailure(string reply) =>
        Assert.That(
            Assert
                .ThrowsAsync<FaceEnrollmentException>(() =>
                    Manager(Routes().On("GetGroupInfo", reply)).DescribeLibraryAsync("staff")
                )!
                .Kind,
            Is.EqualTo(FaceEnrollmentErrorKind.Protocol)
        );

    [Test]
    public async Task Ensure_NoSuchGroup_MakesItAsAskedFor()
    {
        var routes = Routes().On("GetGroupInfo", s_none).On("GetGroupInfo", Staff).On("CreateGroup", Staff);
        var request = new FaceLibraryRequest("staff")
        {
            DisplayName = "Staff",
            Description = "t",
            ModelVersion = "3.0",
        };
        var result = await Manager(routes).EnsureLibraryAsync(request);
        Assert.That((result.WasCreated, result.Differences.Count), Is.EqualTo((true, 0)));
        Assert.That(
            routes.Of("CreateGroup").Single().Text,
            Is.EqualTo("""{"GroupName":"Staff","GroupId":"staff","Tag":"t","FaceModelVersion":"3.0"}""")
        );
    }

    [Test]
    public async Task Ensure_WithoutAName_IsNamedAsItsId()
    {
        var routes = Routes().On("GetGroupInfo", s_none).On("CreateGroup", Staff);
        var result = await Manager(routes).EnsureLibraryAsync(new FaceLibraryRequest("staff"));
        Assert.That((result.WasCreated, result.Library.DisplayName), Is.EqualTo((true, "staff")));
        Assert.That(routes.Of("CreateGroup").Single().Text, Is.EqualTo("""{"GroupName":"staff","GroupId":"staff"}"""));
    }

    [Test]
    public void Ensure_ANameThatAnotherGroupHas_IsDuplicate()
    {
        var routes = Routes()
            .On("GetGroupInfo", s_none)
            .On("CreateGroup", TencentCloudSetup.Error("InvalidParameterValue.GroupNameAlreadyExist"));
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            Manager(routes).EnsureLibraryAsync(new FaceLibraryRequest("staff"))
        )!;
        Assert.That(
            (failure.Kind, failure.Certainty, failure.Error.Detail),
            Is.EqualTo(
                (
                    FaceEnrollmentErrorKind.Duplicate,
                    FaceEnrollmentCertainty.NotApplied,
                    "Another library has this name."
                )
            )
        );
    }

    [Test]
    public async Task Ensure_SomebodyWasFaster_IsTheirs()
    {
        var routes = Routes()
            .On("GetGroupInfo", s_none)
            .On("GetGroupInfo", Staff)
            .On("CreateGroup", TencentCloudSetup.Error("InvalidParameterValue.GroupIdAlreadyExist"));
        Assert.That((await Manager(routes).EnsureLibraryAsync(new FaceLibraryRequest("staff"))).WasCreated, Is.False);
    }

    [TestCase("")]
    [TestCase(",\"GroupNum\":null")]
    [TestCase(",\"GroupNum\":\"2\"")]
    [TestCase(",\"GroupNum\":\"many\"")]
    public async Task List_WithOrWithoutANumber_EndsWithItsShortPart(string number)
    {
        var routes = Routes().On("GetGroupList", List("""{"GroupId":"a"},{"GroupId":"b"}""", number));
        Assert.That(await LibraryTexts.IdsAsync(Manager(routes)), Is.EqualTo("a b"));
        Assert.That(routes.Of("GetGroupList").Single().Text, Is.EqualTo("""{"Offset":0,"Limit":10}"""));
    }

    [Test]
    public void List_FewerThanItsNumber_IsIncomplete()
    {
        var routes = Routes().On("GetGroupList", List("""{"GroupId":"a"}""", ",\"GroupNum\":3"));
        Assert.That(() => LibraryTexts.IdsAsync(Manager(routes)), Throws.TypeOf<FaceListIncompleteException>());
    }

    [TestCase("""{"Response":{"GroupNum":0,"RequestId":"r"}}""")]
    [TestCase("""{"Response":{"GroupInfos":[{"GroupName":"n"}],"GroupNum":1,"RequestId":"r"}}""")]
    public void List_ThatCannotBeRead_IsAFailure(string reply) =>
        Assert.That(
            Assert
                .ThrowsAsync<FaceEnrollmentException>(() =>
                    LibraryTexts.IdsAsync(Manager(Routes().On("GetGroupList", reply)))
                )!
                .Kind,
            Is.EqualTo(FaceEnrollmentErrorKind.Protocol)
        );

    [TestCase("", null, null, "DisplayName")]
    [TestCase("long", null, null, "DisplayName")]
    [TestCase(null, "long", null, "Description")]
    [TestCase(null, null, "1.0", "ModelVersion")]
    public void Ensure_AWrongMember_IsRefusedBeforeSending(
        string? name,
        string? description,
        string? version,
        string member
    )
    {
        var routes = Routes();
        var request = new FaceLibraryRequest("staff")
        {
            DisplayName = name == "long" ? new string('n', 61) : name,
            Description = description is null ? null : new string('d', 41),
            ModelVersion = version,
        };
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(() => Manager(routes).EnsureLibraryAsync(request))!;
        Assert.That(failure.Error.Detail, Does.Contain(member));
        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(routes.Sent, Is.Empty);
    }
}
