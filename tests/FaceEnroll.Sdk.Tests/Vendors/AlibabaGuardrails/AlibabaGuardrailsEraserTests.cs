using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Deletion;
using FaceEnroll.Sdk.Tests.Libraries;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>What is deleted, and the groups that people are in.</summary>
[TestOf(typeof(AlibabaGuardrailsEraser))]
[TestOf(typeof(AlibabaGuardrailsDeleteFaces))]
[TestOf(typeof(AlibabaGuardrailsDeleteGroups))]
[TestOf(typeof(AlibabaGuardrailsDeletePerson))]
[TestOf(typeof(AlibabaGuardrailsLibraries))]
[TestOf(typeof(AlibabaGuardrailsGetGroups))]
public class AlibabaGuardrailsEraserTests
{
    private const string Get = "/green/sface/person";
    private const string DeleteFaces = "/green/sface/face/delete";
    private const string DeletePerson = "/green/sface/person/delete";
    private const string LeaveGroup = "/green/sface/person/groups/delete";
    private const string GetGroups = "/green/sface/groups";
    private const string Nobody = """{"code":400,"msg":"The person is not exist!","requestId":"r"}""";

    private static string Of(string data, int code = 200) =>
        "{\"msg\":\"OK\",\"code\":" + code + ",\"requestId\":\"r\",\"data\":{\"code\":200" + data + "}}";

    private static string Person(string faces, string groups = "\"g\"") =>
        Of($",\"personId\":\"p\",\"groupIds\":[{groups}],\"faceIds\":[{faces}]");

    private static Routes Routes() => new(r => r.Uri.AbsolutePath);

    /// <summary>A person with these faces, for as long as nothing else is said.</summary>
    private static Routes There(string faces) => Routes().On(Get, Person(faces));

    private static AlibabaGuardrailsFaceEnrollmentClient Client(Routes routes)
    {
        var options = new AlibabaGuardrailsSetup().Options;
        options.Retry.BaseDelay = TimeSpan.FromTicks(1);
        return new AlibabaGuardrailsFaceEnrollmentClient(options, routes.Wire.Client);
    }

    [Test]
    public async Task DeleteFaces_SomeOfAPerson_NamesThemWithAllDigits()
    {
        var routes = There("23088737259260929,8,9")
            .On(DeleteFaces, Of(",\"personId\":\"p\",\"faceIds\":[23088737259260929,\"8\"],\"deleteCount\":2"));
        Assert.That(
            await Erasing.FacesAsync(Client(routes), "23088737259260929", "8"),
            Is.EqualTo("23088737259260929 Gone, 8 Gone")
        );
        Assert.That(
            routes.Of(DeleteFaces).Single().Text,
            Is.EqualTo("""{"personId":"p","faceIds":["23088737259260929","8"]}""")
        );
    }

    [TestCase(",\"faceIds\":[\"7\"]")]
    [TestCase(",\"faceIds\":\"7\"")]
    [TestCase(",\"faceIds\":[\"7\",\"99\"],\"deleteCount\":2")]
    public async Task DeleteFaces_FewerThanAsked_AreSettledByReading(string data)
    {
        var there = There("7,8").On(Get, Person("8")).On(DeleteFaces, Of(data)).On(DeleteFaces, Of(",\"faceIds\":[]"));
        var gone = There("7,8").On(Get, Person("")).On(DeleteFaces, Of(data));
        Assert.That(await Erasing.FacesAsync(Client(there), "7", "8"), Is.EqualTo("7 Gone, 8 NotApplied"));
        Assert.That(await Erasing.FacesAsync(Client(gone), "7", "8"), Is.EqualTo("7 Gone, 8 Gone"));
        Assert.That(gone.Of(DeleteFaces), Has.Count.EqualTo(1));
    }

    [TestCase(",\"deleteCount\":1")]
    [TestCase(",\"faceIds\":null")]
    [TestCase(",\"faceIds\":{}")]
    [TestCase(",\"faceIds\":[null]")]
    [TestCase(",\"faceIds\":[\"7\"],\"personId\":\"q\"")]
    public async Task DeleteFaces_AReplyThatSaysNothingOfThem_IsUnknownOrGoneByReading(string data)
    {
        var there = There("7").On(DeleteFaces, Of(data));
        var gone = There("7").On(Get, Nobody).On(DeleteFaces, Of(data));
        Assert.That(await Erasing.FacesAsync(Client(there), "7"), Is.EqualTo("all Unknown Protocol"));
        Assert.That(await Erasing.FacesAsync(Client(gone), "7"), Is.EqualTo("7 Gone"));
    }

    [Test]
    public async Task DeleteFaces_TheirPersonIsMissing_AreAlreadyAbsent() =>
        Assert.That(
            await Erasing.FacesAsync(Client(There("7").On(DeleteFaces, Nobody)), "7"),
            Is.EqualTo("7 AlreadyAbsent")
        );

    // The vendor says 500 for an unknown person: whether it is one, only reading tells.
    [Test]
    public async Task DeleteFaces_A500_IsSettledByReading()
    {
        const string Fault = """{"code":500,"msg":"m","requestId":"r"}""";
        var there = There("7").On(DeleteFaces, Fault);
        var gone = There("7").On(Get, Nobody).On(DeleteFaces, Fault);
        Assert.That(await Erasing.FacesAsync(Client(there), "7"), Is.EqualTo("all Unknown VendorFault"));
        Assert.That(await Erasing.FacesAsync(Client(gone), "7"), Is.EqualTo("7 Gone"));
    }

    [TestCase(200, 500)]
    [TestCase(400, 200)]
    [TestCase(403, 403)]
    public async Task DeleteFaces_SuccessAndFailureAtOnce_IsUnknown(int code, int status)
    {
        var routes = There("7").On(DeleteFaces, Of(",\"faceIds\":[\"7\"]", code), status);
        Assert.That(await Erasing.FacesAsync(Client(routes), "7"), Is.EqualTo("all Unknown Protocol"));
    }

    [Test]
    public async Task DeleteFaces_NobodyBesideAList_IsNotAbsent()
    {
        var routes = There("7")
            .On(DeleteFaces, """{"code":400,"msg":"The person is not exist!","data":{"faceIds":["7"]}}""");
        Assert.That(await Erasing.FacesAsync(Client(routes), "7"), Is.EqualTo("all Unknown Protocol"));
    }

    // A read that says both would make a face absent that is there.
    [Test]
    public async Task DeleteFaces_AReadThatSaysNobodyAndFaces_IsAFailure()
    {
        var routes = Routes().On(Get, """{"code":400,"msg":"The person is not exist!","data":{"faceIds":["7"]}}""");
        Assert.That(await Erasing.FacesAsync(Client(routes), "7"), Is.EqualTo("all NotApplied Protocol"));
    }

    [TestCase(",\"personId\":\"p\",\"deleteCount\":1", "Gone: 7 Gone")]
    [TestCase(",\"deleteCount\":\"1\"", "Gone: 7 Gone")]
    [TestCase(",\"deleteCount\":0", "Unknown: 7 Unknown")]
    [TestCase("", "Unknown: 7 Unknown")]
    [TestCase(",\"deleteCount\":-1", "Unknown: 7 Unknown")]
    [TestCase(",\"deleteCount\":true", "Unknown: 7 Unknown")]
    [TestCase(",\"deleteCount\":1,\"personId\":\"q\"", "Unknown: 7 Unknown")]
    public async Task ErasePerson_StillThereAfterIt_IsGoneOnlyWhereItsReplySaysSo(string data, string expected)
    {
        var routes = There("7").On(DeletePerson, Of(data));
        Assert.That(await Erasing.PersonAsync(Client(routes), everywhere: true), Is.EqualTo(expected));
        Assert.That(routes.Of(DeletePerson).Select(r => r.Text), Is.All.EqualTo("""{"personId":"p"}"""));
    }

    [TestCase(",\"deleteCount\":0")]
    [TestCase(",\"deleteCount\":1,\"personId\":\"q\"")]
    public async Task ErasePerson_NotThereAfterIt_IsGone(string data)
    {
        var routes = There("7").On(Get, Nobody).On(DeletePerson, Of(data));
        Assert.That(await Erasing.PersonAsync(Client(routes), everywhere: true), Is.EqualTo("Gone: 7 Gone"));
    }

    [TestCase(Nobody, 200, "AlreadyAbsent: 7 AlreadyAbsent")]
    [TestCase("""{"code":400,"msg":"m"}""", 200, "NotApplied: 7 NotApplied")]
    [TestCase("""{"code":400,"msg":"m","data":{"deleteCount":1}}""", 200, "Unknown: 7 Unknown")]
    [TestCase("""{"code":400,"msg":"The person is not exist!","data":{"deleteCount":1}}""", 200, "Unknown: 7 Unknown")]
    [TestCase("""{"code":200,"data":{"code":200,"deleteCount":1}}""", 500, "Unknown: 7 Unknown")]
    [TestCase("""{"code":200}""", 200, "Unknown: 7 Unknown")]
    [TestCase("""{"code":500,"msg":"m"}""", 500, "Unknown: 7 Unknown")]
    public async Task ErasePerson_AnotherReply_SaysWhatBecameOfIt(string reply, int status, string expected) =>
        Assert.That(
            await Erasing.PersonAsync(Client(There("7").On(DeletePerson, reply, status)), everywhere: true),
            Is.EqualTo(expected)
        );

    [Test]
    public async Task ErasePerson_FromItsOnlyGroup_IsDeletedWhole()
    {
        var routes = There("7").On(DeletePerson, Of(",\"deleteCount\":1"));
        Assert.That(await Erasing.PersonAsync(Client(routes), "g"), Is.EqualTo("Gone: 7 Gone"));
        Assert.That(routes.Sent, Has.None.EqualTo(LeaveGroup));
    }

    [TestCase("\"h\"", "Gone: 7 Gone")]
    [TestCase("\"g\",\"h\"", "Unknown: 7 Unknown")]
    public async Task ErasePerson_FromOneOfItsGroups_LeavesThatOnly(string groupsAfter, string expected)
    {
        var routes = Routes()
            .On(Get, Person("7", "\"g\",\"h\""))
            .On(Get, Person("7", groupsAfter))
            .On(LeaveGroup, Of(",\"personId\":\"p\",\"groupIds\":[\"g\"]"));
        Assert.That(await Erasing.PersonAsync(Client(routes), "g"), Is.EqualTo(expected));
        Assert.That(routes.Of(LeaveGroup).Select(r => r.Text), Is.All.EqualTo("""{"personId":"p","groupIds":["g"]}"""));
        Assert.That(routes.Sent, Has.None.EqualTo(DeletePerson));
    }

    [TestCase(Nobody, "AlreadyAbsent: 7 AlreadyAbsent")]
    [TestCase("""{"code":200,"data":{"code":200,"personId":"q","groupIds":["g"]}}""", "Unknown: 7 Unknown")]
    public async Task ErasePerson_FromOneOfItsGroupsWithAnotherReply_SaysWhatBecameOfIt(string reply, string expected)
    {
        var routes = Routes().On(Get, Person("7", "\"g\",\"h\"")).On(LeaveGroup, reply);
        Assert.That(await Erasing.PersonAsync(Client(routes), "g"), Is.EqualTo(expected));
    }

    [TestCase("\"g\",\"x\"", "AlreadyAbsent: ")]
    [TestCase("\"g\"", "all NotApplied LibraryNotFound")]
    public async Task ErasePerson_NotInAGroup_IsAskedWhetherItExists(string groups, string expected)
    {
        var routes = There("7").On(GetGroups, Of(",\"groupIds\":[" + groups + "]"));
        Assert.That(await Erasing.PersonAsync(Client(routes), "x"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Libraries_AllGroups_AreListedAndDescribedByTheirIds()
    {
        var routes = Routes().On(GetGroups, Of(",\"groupIds\":[\"g\",7]"));
        var client = Client(routes);
        Assert.That(await LibraryTexts.IdsAsync(client), Is.EqualTo("g 7"));
        Assert.That((await client.DescribeLibraryAsync("7"))!.DisplayName, Is.Null);
        Assert.That(await client.DescribeLibraryAsync("G"), Is.Null);
        Assert.That((await client.EnsureLibraryAsync(new FaceLibraryRequest("g"))).WasCreated, Is.False);
        Assert.That(routes.Of(GetGroups).Select(r => r.Text), Is.All.EqualTo("{}"));
    }

    [TestCase("")]
    [TestCase(",\"groupIds\":[\"g\",null]")]
    [TestCase(",\"groupIds\":{}")]
    public void Libraries_AListThatCannotBeRead_IsAFailure(string data) =>
        Assert.That(
            () => LibraryTexts.IdsAsync(Client(Routes().On(GetGroups, Of(data)))),
            Throws.InstanceOf<FaceEnrollmentException>().With.Property("Kind").EqualTo(FaceEnrollmentErrorKind.Protocol)
        );

    [Test]
    public void Libraries_EnsureWhatIsNotThere_NamesWhoMakesIt() =>
        Assert.That(
            () =>
                Client(Routes().On(GetGroups, Of(",\"groupIds\":[]"))).EnsureLibraryAsync(new FaceLibraryRequest("g")),
            Throws
                .InstanceOf<FaceEnrollmentException>()
                .With.Message.Contains(nameof(IFacePersonProvisioner.CreatePersonAsync))
        );

    [TestCase("DisplayName")]
    [TestCase("Description")]
    [TestCase("ModelVersion")]
    public void Libraries_EnsureWithWhatAGroupHasNot_IsRefusedBeforeSending(string member)
    {
        var routes = Routes();
        var request = new FaceLibraryRequest("g");
        typeof(FaceLibraryRequest).GetProperty(member)!.SetValue(request, "x");
        Assert.That(
            () => Client(routes).EnsureLibraryAsync(request),
            Throws.InstanceOf<FaceEnrollmentException>().With.Message.Contains(member)
        );
        Assert.That(routes.Sent, Is.Empty);
    }
}
