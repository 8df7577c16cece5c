using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Deletion;
using FaceEnroll.Sdk.Tests.Libraries;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

[TestOf(typeof(FinAuthLibraries))]
[TestOf(typeof(FinAuthCreateGroup))]
[TestOf(typeof(FinAuthGetGroupInfo))]
[TestOf(typeof(FinAuthListGroups))]
[TestOf(typeof(FinAuthText))]
public class FinAuthLibrariesTests
{
    private const string Members = """
        "group_id":"visitors","group_name":"V","group_data":"d","model_version":"s21","add_time":"2025-05-20T14:00:00+08:00"
        """;

    private static readonly DateTimeOffset s_added = new(2025, 5, 20, 6, 0, 0, TimeSpan.Zero);

    private static string Reply(string members) => "{\"request_id\":\"r\",\"time_used\":1," + members + "}";

    private static string Error(string error) => Reply("\"error\":\"" + error + "\"");

    private static Routes Routes() => new(r => r.Uri.Segments[^1]);

    /// <summary>Where the library does not exist.</summary>
    private static Routes Without() => Routes().On("group_info", Error("INVALID_GROUP_ID"), 400);

    private static IFaceLibraryManager Manager(Routes routes) =>
        new FinAuthFaceEnrollmentClient(FinAuthSetup.Options(o => o.Retry.MaxRetries = 0), routes.Wire.Client);

    [TestCase(Members)]
    [TestCase("\"info\":{" + Members + "}")]
    [TestCase("\"info\":null," + Members)]
    public async Task Describe_NestedOrFlat_IsTheSame(string members)
    {
        var routes = Routes().On("group_info", Reply(members));
        var library = (await Manager(routes).DescribeLibraryAsync("visitors"))!;
        Assert.That(
            (library.LibraryId, library.DisplayName, library.Description, library.ModelVersion),
            Is.EqualTo(("visitors", "V", "d", "s21"))
        );
        Assert.That(library.CreatedAt, Is.EqualTo(s_added));
        Assert.That(routes.Of("group_info").Single().Uri.AbsolutePath, Is.EqualTo("/finauth/search/group/group_info"));
        Assert.That(routes.Of("group_info").Single().Text, Does.Match("name=\"?group_id\"?\r\n\r\nvisitors\r\n"));
    }

    [TestCase("1747720800000", true)]
    [TestCase("\"1747720800000\"", true)]
    [TestCase("\"2025-05-20 14:00:00\"", false)]
    [TestCase("99999999999999999", false)]
    [TestCase("-1", false)]
    [TestCase("{}", false)]
    public async Task Describe_ATime_IsReadInItsTwoFormsOnly(string time, bool isRead)
    {
        var routes = Routes().On("group_info", Reply("\"group_id\":\"visitors\",\"add_time\":" + time));
        var library = (await Manager(routes).DescribeLibraryAsync("visitors"))!;
        Assert.That(library.CreatedAt, Is.EqualTo(isRead ? s_added : (DateTimeOffset?)null));
    }

    [TestCase("INVALID_GROUP_ID")]
    [TestCase("INVALID_OUTER_ID")]
    public async Task Describe_NoSuchLibrary_IsNull(string error) =>
        Assert.That(
            await Manager(Routes().On("group_info", Error(error), 400)).DescribeLibraryAsync("visitors"),
            Is.Null
        );

    [TestCase("\"group_id\":\"staff\"", 200)]
    [TestCase("\"info\":{\"group_name\":\"V\"},\"group_id\":\"visitors\"", 200)]
    [TestCase("\"group_name\":\"V\"", 200)]
    [TestCase(Members, 500)]
    public void Describe_AReplyAboutNoneOrAnother_IsAFailure(string members, int status) =>
        Assert.That(
            () => Manager(Routes().On("group_info", Reply(members), status)).DescribeLibraryAsync("visitors"),
            Throws.InstanceOf<FaceEnrollmentException>()
        );

    [Test]
    public async Task Ensure_NoSuchLibrary_MakesItAsAskedFor()
    {
        var routes = Without().On("group_info", Reply(Members)).On("create", Reply(Members));
        var request = new FaceLibraryRequest("visitors")
        {
            DisplayName = "V",
            Description = "d",
            ModelVersion = "s21",
        };
        var result = await Manager(routes).EnsureLibraryAsync(request);
        Assert.That((result.WasCreated, result.Differences.Count), Is.EqualTo((true, 0)));
        var sent = routes.Of("create").Single();
        Assert.That(sent.Uri.AbsolutePath, Is.EqualTo("/finauth/search/group/create"));
        Assert.Multiple(() =>
        {
            Assert.That(sent.Text, Does.Match("name=\"?group_id\"?\r\n\r\nvisitors\r\n"));
            Assert.That(sent.Text, Does.Match("name=\"?group_name\"?\r\n\r\nV\r\n"));
            Assert.That(sent.Text, Does.Match("name=\"?group_data\"?\r\n\r\nd\r\n"));
            Assert.That(sent.Text, Does.Match("name=\"?model_version\"?\r\n\r\ns21\r\n"));
        });
    }

    [Test]
    public async Task Ensure_WithoutTheRest_IsNamedAsItsIdAndSendsNoMore()
    {
        var routes = Without().On("create", Reply(Members));
        await Manager(routes).EnsureLibraryAsync(new FaceLibraryRequest("visitors"));
        var sent = routes.Of("create").Single().Text;
        Assert.That(sent, Does.Match("name=\"?group_name\"?\r\n\r\nvisitors\r\n"));
        Assert.That(sent, Does.Not.Contain("group_data").And.Not.Contain("model_version"));
    }

    // No page names a code for it: the refusal is what the caller gets.
    [Test]
    public void Ensure_ANameThatAnotherLibraryHas_IsRefused()
    {
        var routes = Without().On("create", Error("GROUP_NAME_EXISTS"), 400);
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            Manager(routes).EnsureLibraryAsync(new FaceLibraryRequest("visitors"))
        )!;
        Assert.That(
            (failure.Certainty, failure.VendorCode, failure.Error.Purpose),
            Is.EqualTo((FaceEnrollmentCertainty.NotApplied, "GROUP_NAME_EXISTS", FaceOperationPurpose.Manage))
        );
    }

    [TestCase("\"group_id\":\"staff\"", 200)]
    [TestCase("\"group_name\":\"V\"", 200)]
    [TestCase(Members, 400)]
    public void Ensure_ASuccessThatIsNoneOfThisLibrary_IsUnknown(string members, int status)
    {
        var routes = Without().On("create", Reply(members), status);
        var failure = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            Manager(routes).EnsureLibraryAsync(new FaceLibraryRequest("visitors"))
        )!;
        Assert.That(failure.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Protocol));
        Assert.That(routes.Of("create"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task List_InOneAnswer_GivesAll()
    {
        var routes = Routes()
            .On("group_list", Reply("\"group_infos\":[{" + Members + "},{\"group_id\":7,\"group_data\":\"\"}]"));
        Assert.That(await LibraryTexts.IdsAsync(Manager(routes)), Is.EqualTo("visitors 7"));
        Assert.That(routes.Of("group_list").Single().Uri.AbsolutePath, Is.EqualTo("/finauth/search/group/group_list"));
    }

    [TestCase("\"group_id\":\"a\"", 200)]
    [TestCase("\"group_infos\":{\"group_id\":\"a\"}", 200)]
    [TestCase("\"group_infos\":[{\"group_name\":\"a\"}]", 200)]
    [TestCase("\"group_infos\":[null]", 200)]
    [TestCase("\"group_infos\":[]", 400)]
    public void List_ThatCannotBeRead_IsAFailure(string members, int status) =>
        Assert.That(
            () => LibraryTexts.IdsAsync(Manager(Routes().On("group_list", Reply(members), status))),
            Throws.InstanceOf<FaceEnrollmentException>()
        );

    [TestCase("", null, null, "DisplayName")]
    [TestCase("long", null, null, "DisplayName")]
    [TestCase(null, "long", null, "Description")]
    [TestCase(null, null, "12345678901234567", "ModelVersion")]
    public void Ensure_AWrongMember_IsRefusedBeforeSending(
        string? name,
        string? description,
        string? version,
        string member
    )
    {
        var routes = Routes();
        var request = new FaceLibraryRequest("visitors")
        {
            DisplayName = name == "long" ? new string('n', 61) : name,
            Description = description is null ? null : new string('d', 129),
            ModelVersion = version,
        };
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(() => Manager(routes).EnsureLibraryAsync(request))!;
        Assert.That(failure.Error.Detail, Does.Contain(member));
        Assert.That(routes.Sent, Is.Empty);
    }
}
