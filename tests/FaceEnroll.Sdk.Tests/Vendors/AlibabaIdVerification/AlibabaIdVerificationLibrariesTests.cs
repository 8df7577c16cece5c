using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Deletion;
using FaceEnroll.Sdk.Tests.Libraries;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

[TestOf(typeof(AlibabaIdVerificationLibraries))]
[TestOf(typeof(AlibabaIdVerificationQueryGroups))]
public class AlibabaIdVerificationLibrariesTests
{
    private const string Staff = """{"Id":162261,"Code":"sglA","Name":"Staff","Description":"d"}""";
    private const string Bare = """{"Id":1,"Code":"sglB","Name":"","Description":null}""";

    private static string Groups(string groups, string count = ",\"TotalCount\":2") =>
        "{\"RequestId\":\"r\",\"Code\":\"200\"" + count + ",\"Items\":[" + groups + "]}";

    private static Routes Of(string reply) => new Routes(r => r.Header("x-acs-action")!).On("QueryFaceGroup", reply);

    private static IFaceLibraryManager Manager(Routes routes) =>
        new AlibabaIdVerificationFaceEnrollmentClient(
            AlibabaIdVerificationSetup.Options(o => o.Retry.MaxRetries = 0),
            routes.Wire.Client
        );

    [Test]
    public async Task Describe_AGroup_IsAskedForByItsCode()
    {
        var routes = Of(Groups(Bare + "," + Staff));
        var library = (await Manager(routes).DescribeLibraryAsync("sglA"))!;
        Assert.That((library.LibraryId, library.DisplayName, library.Description), Is.EqualTo(("sglA", "Staff", "d")));
        Assert.That(
            routes.Of("QueryFaceGroup").Single().Uri.Query,
            Is.EqualTo("?CurrentPage=1&GroupCode=sglA&PageSize=10")
        );
    }

    [Test]
    public async Task Describe_WithoutTexts_HasNone()
    {
        var library = (await Manager(Of(Groups(Bare))).DescribeLibraryAsync("sglB"))!;
        Assert.That((library.DisplayName, library.Description), Is.EqualTo(((string?)null, (string?)null)));
    }

    // No page says whether the vendor filters by the whole code: others are not the one.
    [TestCase("")]
    [TestCase(Staff)]
    [TestCase("null")]
    [TestCase("{\"Code\":\"SGLC\"}")]
    public async Task Describe_OthersOnly_IsNull(string groups) =>
        Assert.That(await Manager(Of(Groups(groups))).DescribeLibraryAsync("sglC"), Is.Null);

    [Test]
    public void Describe_WithoutAList_IsAFailure() =>
        Assert.That(
            () => Manager(Of("""{"RequestId":"r","Code":"200","TotalCount":0}""")).DescribeLibraryAsync("sglA"),
            Throws.InstanceOf<FaceEnrollmentException>().With.Property("Kind").EqualTo(FaceEnrollmentErrorKind.Protocol)
        );

    [Test]
    public async Task Ensure_AGroupThatIsThere_ComparesItsTexts()
    {
        var request = new FaceLibraryRequest("sglA") { DisplayName = "Other", Description = "d" };
        var result = await Manager(Of(Groups(Staff))).EnsureLibraryAsync(request);
        Assert.That(result.WasCreated, Is.False);
        Assert.That(result.Differences, Is.EqualTo(new[] { "DisplayName" }));
    }

    [Test]
    public void Ensure_NoSuchGroup_NamesTheConsole()
    {
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            Manager(Of(Groups(""))).EnsureLibraryAsync(new FaceLibraryRequest("sglC"))
        )!;
        Assert.That(
            (failure.Kind, failure.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.LibraryNotFound, FaceEnrollmentCertainty.NotApplied))
        );
        Assert.That(failure.Error.Detail, Does.Contain("console"));
    }

    [Test]
    public void Ensure_AModelVersion_IsRefusedBeforeSending()
    {
        var routes = Of(Groups(Staff));
        Assert.That(
            () => Manager(routes).EnsureLibraryAsync(new FaceLibraryRequest("sglA") { ModelVersion = "3.0" }),
            Throws.InstanceOf<FaceEnrollmentException>().With.Message.Contains("ModelVersion")
        );
        Assert.That(routes.Sent, Is.Empty);
    }

    [Test]
    public async Task List_AllGroups_AreAskedForWithoutACode()
    {
        var routes = Of(Groups(Staff + "," + Bare));
        Assert.That(await LibraryTexts.IdsAsync(Manager(routes)), Is.EqualTo("sglA sglB"));
        Assert.That(routes.Of("QueryFaceGroup").Single().Uri.Query, Is.EqualTo("?CurrentPage=1&PageSize=10"));
    }

    [TestCase("null", ",\"TotalCount\":1")]
    [TestCase("{\"Name\":\"Staff\"}", ",\"TotalCount\":1")]
    [TestCase(Staff, ",\"TotalCount\":3")]
    public void List_ThatIsNotWhole_IsIncomplete(string groups, string count) =>
        Assert.That(
            () => LibraryTexts.IdsAsync(Manager(Of(Groups(groups, count)))),
            Throws.TypeOf<FaceListIncompleteException>()
        );
}
