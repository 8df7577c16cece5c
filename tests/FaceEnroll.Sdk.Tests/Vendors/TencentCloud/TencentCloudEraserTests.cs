using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Deletion;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

[TestOf(typeof(TencentCloudEraser))]
[TestOf(typeof(TencentCloudDeleteFace))]
[TestOf(typeof(TencentCloudDeletePerson))]
[TestOf(typeof(TencentCloudDeletePersonFromGroup))]
public class TencentCloudEraserTests
{
    private const string Deleted = """{"Response":{"RequestId":"r"}}""";
    private const string NoPerson = "ResourceNotFound.ErrorPersonNotExisted";

    private static string Person(params string[] faces) =>
        $$$"""{"Response":{"PersonName":"n","FaceIds":[{{{string.Join(",", faces.Select(f => $"\"{f}\""))}}}],"RequestId":"r"}}""";

    private static string Groups(params string[] groups) =>
        $$$"""{"Response":{"PersonGroupInfos":[{{{string.Join(",", groups.Select(g => $$"""{"GroupId":"{{g}}"}"""))}}}],"GroupNum":{{{groups.Length}}},"RequestId":"r"}}""";

    private static string Response(string members) => "{\"Response\":{" + members + ",\"RequestId\":\"r\"}}";

    private static string ErrorBeside(string code, string members) =>
        Response("\"Error\":{\"Code\":\"" + code + "\",\"Message\":\"m\"}," + members);

    /// <summary>A person with these faces in the group "a", for as long as nothing else is said.</summary>
    private static Routes Of(params string[] faces) => Routes(groups: ["a"]).On("GetPersonBaseInfo", Person(faces));

    private static Routes Routes(params string[] groups) =>
        new Routes(r => r.Header("X-TC-Action")!).On("GetPersonGroupInfo", Groups(groups));

    private static IFaceEraser Eraser(Routes routes) =>
        TencentCloudSetup.Client(routes.Wire, o => o.Retry.BaseDelay = TimeSpan.FromTicks(1));

    [Test]
    public async Task DeleteFaces_SomeOfAPerson_NamesThemInOneRequest()
    {
        var routes = Of("1", "2", "3").On("DeleteFace", Response("\"SucDeletedNum\":2,\"SucFaceIds\":[\"1\",\"2\"]"));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "1", "2"), Is.EqualTo("1 Gone, 2 Gone"));
        Assert.That(
            routes.Of("DeleteFace").Select(r => r.Text),
            Is.EqualTo(new[] { """{"PersonId":"p","FaceIds":["1","2"]}""" })
        );
    }

    [Test]
    public async Task DeleteFaces_FewerThanAsked_IsReadAndSentAgain()
    {
        var routes = Of("1", "2", "3").On("DeleteFace", Response("\"SucDeletedNum\":1,\"SucFaceIds\":[\"1\"]"));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "1", "2"), Is.EqualTo("1 Gone, 2 NotApplied"));
        Assert.That(
            routes.Of("DeleteFace").Skip(1).Select(r => r.Text),
            Is.EqualTo(Enumerable.Repeat("""{"PersonId":"p","FaceIds":["2"]}""", 2))
        );
    }

    [Test]
    public async Task DeleteFaces_FewerThanAskedAndNotThereAnyMore_IsGone()
    {
        var routes = Of("1", "2", "3")
            .On("GetPersonBaseInfo", Person("3"))
            .On("DeleteFace", Response("\"SucFaceIds\":[\"1\",\"8\"]"));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "1", "2"), Is.EqualTo("1 Gone, 2 Gone"));
        Assert.That(routes.Of("DeleteFace"), Has.Count.EqualTo(1));
    }

    // Success or not: what cannot be read says nothing of any face, and reading decides.
    [TestCase("\"SucDeletedNum\":2")]
    [TestCase("\"SucFaceIds\":null")]
    [TestCase("\"SucFaceIds\":{}")]
    [TestCase("\"SucFaceIds\":[[]]")]
    public async Task DeleteFaces_AListThatCannotBeRead_IsUnknownOrGoneByReading(string members)
    {
        var there = Of("1", "2", "3").On("DeleteFace", Response(members));
        var gone = Of("1", "2", "3").On("GetPersonBaseInfo", Person("3")).On("DeleteFace", Response(members));
        Assert.That(await Erasing.FacesAsync(Eraser(there), "1", "2"), Is.EqualTo("all Unknown Protocol"));
        Assert.That(await Erasing.FacesAsync(Eraser(gone), "1", "2"), Is.EqualTo("1 Gone, 2 Gone"));
    }

    [TestCase("InvalidParameterValue.DeleteFaceNumExceed", "all NotApplied InvalidRequest")]
    [TestCase("FailedOperation.DeleteFaceNumExceed", "all NotApplied InvalidRequest")]
    [TestCase("FailedOperation.GroupPersonMapNotExist", "all NotApplied PersonNotFound")]
    [TestCase("AuthFailure.UnauthorizedOperation", "all NotApplied Permission")]
    [TestCase("InternalError", "all Unknown VendorFault")]
    [TestCase(NoPerson, "1 AlreadyAbsent")]
    [TestCase("InvalidParameterValue.PersonIdNotExist", "1 AlreadyAbsent")]
    public async Task DeleteFaces_AnError_SaysWhatBecameOfThem(string code, string expected) =>
        Assert.That(
            await Erasing.FacesAsync(Eraser(Of("1", "2").On("DeleteFace", TencentCloudSetup.Error(code))), "1"),
            Is.EqualTo(expected)
        );

    [TestCase("RequestLimitExceeded", 200)]
    [TestCase(NoPerson, 200)]
    [TestCase(null, 500)]
    [TestCase(null, 404)]
    public async Task DeleteFaces_SuccessAndFailureAtOnce_IsUnknown(string? code, int status)
    {
        const string List = "\"SucFaceIds\":[\"1\"]";
        var routes = Of("1", "2").On("DeleteFace", code is null ? Response(List) : ErrorBeside(code, List), status);
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "1"), Is.EqualTo("all Unknown Protocol"));
    }

    // A read that says both would make a face absent that is there.
    [Test]
    public async Task DeleteFaces_AReadThatSaysNobodyAndFaces_IsAFailure()
    {
        var routes = Routes("a")
            .On("GetPersonBaseInfo", ErrorBeside("InvalidParameterValue.PersonIdNotExist", "\"FaceIds\":[\"1\"]"));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "1"), Is.EqualTo("all NotApplied Protocol"));
    }

    [Test]
    public async Task DeleteFaces_AllOfAPerson_IsRefusedBeforeSending()
    {
        var routes = Of("1", "2");
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "1", "2"), Is.EqualTo("all NotApplied InvalidRequest"));
        Assert.That(routes.Sent, Has.None.EqualTo("DeleteFace"));
    }

    [Test]
    public async Task ErasePerson_InOneGroup_IsTakenOutOfIt()
    {
        var routes = Of("1", "2").On("DeletePersonFromGroup", Deleted);
        Assert.That(await Erasing.PersonAsync(Eraser(routes), "a"), Is.EqualTo("Gone: 1 Gone, 2 Gone"));
        Assert.That(
            routes.Of("DeletePersonFromGroup").Select(r => r.Text),
            Is.EqualTo(new[] { """{"PersonId":"p","GroupId":"a"}""" })
        );
    }

    [Test]
    public async Task ErasePerson_Everywhere_IsDeletedByItsId()
    {
        var routes = Of("1").On("DeletePerson", Deleted);
        Assert.That(await Erasing.PersonAsync(Eraser(routes), everywhere: true), Is.EqualTo("Gone: 1 Gone"));
        Assert.That(routes.Of("DeletePerson").Select(r => r.Text), Is.EqualTo(new[] { """{"PersonId":"p"}""" }));
    }

    [TestCase("InvalidParameterValue.PersonIdNotExist", "AlreadyAbsent: 1 AlreadyAbsent")]
    [TestCase(NoPerson, "AlreadyAbsent: 1 AlreadyAbsent")]
    [TestCase("FailedOperation.GroupPersonMapNotExist", "AlreadyAbsent: 1 AlreadyAbsent")]
    [TestCase("FailedOperation.GroupInDeletedState", "NotApplied: 1 NotApplied")]
    [TestCase("InternalError", "Unknown: 1 Unknown")]
    public async Task ErasePerson_FromAGroupWithAnError_SaysWhatBecameOfIt(string code, string expected) =>
        Assert.That(
            await Erasing.PersonAsync(Eraser(Of("1").On("DeletePersonFromGroup", TencentCloudSetup.Error(code))), "a"),
            Is.EqualTo(expected)
        );

    [TestCase(NoPerson, "AlreadyAbsent: 1 AlreadyAbsent")]
    // It says nothing about a person who is to be deleted everywhere.
    [TestCase("FailedOperation.GroupPersonMapNotExist", "NotApplied: 1 NotApplied")]
    [TestCase("ResourceNotFound", "NotApplied: 1 NotApplied")]
    public async Task ErasePerson_EverywhereWithAnError_SaysWhatBecameOfIt(string code, string expected) =>
        Assert.That(
            await Erasing.PersonAsync(
                Eraser(Of("1").On("DeletePerson", TencentCloudSetup.Error(code))),
                everywhere: true
            ),
            Is.EqualTo(expected)
        );

    [Test]
    public async Task ErasePerson_SuccessOnAnErrorStatus_IsSettledByReading()
    {
        var there = Of("1").On("DeletePerson", Deleted, 500);
        var gone = Of("1")
            .On("GetPersonBaseInfo", TencentCloudSetup.Error("InvalidParameterValue.PersonIdNotExist"))
            .On("DeletePerson", Deleted, 500);
        Assert.That(await Erasing.PersonAsync(Eraser(there), everywhere: true), Is.EqualTo("Unknown: 1 Unknown"));
        Assert.That(there.Of("DeletePerson"), Has.Count.EqualTo(3));
        Assert.That(await Erasing.PersonAsync(Eraser(gone), everywhere: true), Is.EqualTo("Gone: 1 Gone"));
    }

    [Test]
    public async Task ErasePerson_InAnotherGroupToo_RemainsThere()
    {
        var routes = Routes("a", "b").On("GetPersonBaseInfo", Person("1")).On("DeletePersonFromGroup", Deleted);
        var receipt = await Eraser(routes).ErasePersonAsync("p", "a");
        Assert.That((receipt.Person, receipt.RemainsIn.Single()), Is.EqualTo((FaceDeletionOutcome.Gone, "b")));
    }

    [Test]
    public async Task ErasePerson_InSeveralGroupsAndNoneNamed_IsRefused()
    {
        var routes = Routes("a", "b").On("GetPersonBaseInfo", Person("1"));
        Assert.That(await Erasing.PersonAsync(Eraser(routes)), Is.EqualTo("all NotApplied InvalidRequest"));
        Assert.That(routes.Sent, Has.None.StartsWith("Delete"));
    }

    [Test]
    public async Task ErasePerson_NotInAGroupThatExists_IsAlreadyAbsent_AndAnUnknownGroupIsAnError()
    {
        var known = Of("1").On("GetGroupInfo", Response("\"GroupId\":\"b\""));
        var unknown = Of("1").On("GetGroupInfo", TencentCloudSetup.Error("InvalidParameterValue.GroupIdNotExist"));
        Assert.That(await Erasing.PersonAsync(Eraser(known), "b"), Is.EqualTo("AlreadyAbsent: "));
        Assert.That(await Erasing.PersonAsync(Eraser(unknown), "b"), Is.EqualTo("all NotApplied LibraryNotFound"));
        Assert.That(known.Sent.Concat(unknown.Sent), Has.None.StartsWith("Delete"));
    }
}
