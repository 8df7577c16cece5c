using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Deletion;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

[TestOf(typeof(AlibabaIdVerificationEraser))]
[TestOf(typeof(AlibabaIdVerificationDeleteFaceRecord))]
public class AlibabaIdVerificationEraserTests
{
    private static string Records(params string[] records) =>
        $$"""{"RequestId":"r","Code":"Success","TotalCount":{{records.Length}},"Items":[{{string.Join(",", records)}}]}""";

    private static string Record(string id, string face, string person = "p") =>
        $$"""{"Id":{{id}},"FaceId":"{{face}}","MerchantUserId":"{{person}}","GmtCreate":"2025-01-15T02:20:28Z"}""";

    private static string Reply(string members, string code = "Success") =>
        "{\"RequestId\":\"r\",\"Code\":\"" + code + "\"" + members + "}";

    private static Routes Routes() => new(r => r.Header("x-acs-action")!);

    /// <summary>A person with these faces, whose records are 51, 52...</summary>
    private static Routes Of(params string[] faces) => There(Routes(), faces);

    private static Routes There(Routes routes, params string[] faces) =>
        routes.On("QueryFaceRecord", Records([.. faces.Select(f => Record($"5{f[1..]}", f))]));

    private static IFaceEraser Eraser(Routes routes) =>
        new AlibabaIdVerificationFaceEnrollmentClient(
            AlibabaIdVerificationSetup.Options(o => o.Retry.MaxRetries = 0),
            routes.Wire.Client
        );

    [TestCase("1")]
    [TestCase("\"1\"")]
    [TestCase("2")]
    public async Task DeleteFaces_OneOfTwo_IsDeletedByItsRecord(string count)
    {
        var routes = Of("f1", "f2").On("DeleteFaceRecord", Reply(",\"Data\":" + count));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "f2"), Is.EqualTo("f2 Gone"));
        Assert.That(routes.Of("DeleteFaceRecord").Single().Text, Is.EqualTo("Id=52"));
        Assert.That(routes.Sent, Is.EqualTo(new[] { "QueryFaceRecord", "DeleteFaceRecord" }));
    }

    [Test]
    public async Task DeleteFaces_Two_AreTwoRequests()
    {
        var routes = Of("f1", "f2").On("DeleteFaceRecord", Reply(",\"Data\":1"));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "f1", "f2", "f3"), Does.EndWith("f3 AlreadyAbsent"));
        Assert.That(routes.Of("DeleteFaceRecord").Select(r => r.Text), Is.EqualTo(new[] { "Id=51", "Id=52" }));
    }

    // Whether the vendor gives two records one face's id, no page says.
    [Test]
    public async Task DeleteFaces_InTwoRecords_IsGoneWithBoth()
    {
        var routes = Routes()
            .On("QueryFaceRecord", Records(Record("51", "f1"), Record("52", "f1")))
            .On("DeleteFaceRecord", Reply(",\"Data\":1"));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "f1"), Is.EqualTo("f1 Gone"));
        Assert.That(routes.Of("DeleteFaceRecord").Select(r => r.Text), Is.EqualTo(new[] { "Id=51", "Id=52" }));
    }

    // No page says what these mean: neither that it is gone nor that it was not there.
    [TestCase(",\"Data\":0")]
    [TestCase("")]
    [TestCase(",\"Data\":null")]
    [TestCase(",\"Data\":-1")]
    [TestCase(",\"Data\":true")]
    [TestCase(",\"Data\":1.0")]
    [TestCase(",\"Data\":\"all\"")]
    [TestCase(",\"Data\":{\"Count\":1}")]
    public async Task DeleteFaces_WithoutACount_IsSettledByReading(string members)
    {
        var there = Of("f1").On("DeleteFaceRecord", Reply(members));
        var gone = There(Of("f1")).On("DeleteFaceRecord", Reply(members));
        Assert.That(await Erasing.FacesAsync(Eraser(there), "f1"), Is.EqualTo("all NotApplied Conflict"));
        Assert.That(there.Of("DeleteFaceRecord"), Has.Count.EqualTo(3));
        Assert.That(await Erasing.FacesAsync(Eraser(gone), "f1"), Is.EqualTo("f1 Gone"));
    }

    [Test]
    public async Task DeleteFaces_WithoutACountAndWithoutReading_IsUnknown()
    {
        var routes = Of("f1").Lost("QueryFaceRecord").On("DeleteFaceRecord", Reply(",\"Data\":0"));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "f1"), Is.EqualTo("all Unknown Conflict"));
    }

    [TestCase("Success", 500)]
    [TestCase("200", 400)]
    [TestCase("InvalidParameter", 200)]
    [TestCase("InvalidParameter", 400)]
    public async Task DeleteFaces_SuccessAndFailureAtOnce_IsUnknown(string code, int status)
    {
        var routes = Of("f1").On("DeleteFaceRecord", Reply(",\"Data\":1", code), status);
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "f1"), Is.EqualTo("all Unknown Protocol"));
    }

    [TestCase("InvalidParameter", "all NotApplied InvalidRequest")]
    [TestCase("InternalError", "all Unknown VendorFault")]
    public async Task DeleteFaces_AnError_SaysWhatBecameOfThem(string code, string expected)
    {
        var routes = Of("f1").On("DeleteFaceRecord", Reply(",\"Data\":0", code));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "f1"), Is.EqualTo(expected));
    }

    [TestCase("\"\"")]
    [TestCase("null")]
    public async Task DeleteFaces_ARecordWithoutAnId_IsNotSent(string id)
    {
        var routes = Routes().On("QueryFaceRecord", Records(Record(id, "f1")));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "f1"), Is.EqualTo("all NotSent Protocol"));
        Assert.That(routes.Sent, Is.EqualTo(new[] { "QueryFaceRecord" }));
    }

    [Test]
    public async Task DeleteFaces_AListThatIsNotWhole_DoesNotCallAFaceAbsent()
    {
        var routes = Routes().On("QueryFaceRecord", Records(Record("51", "f1", "P")));
        Assert.That(await Erasing.FacesAsync(Eraser(routes), "f1"), Is.EqualTo("all Unknown Conflict"));
    }

    [Test]
    public async Task ErasePerson_AListThatIsNotWhole_SaysSoAndDeletesWhatItHas()
    {
        var routes = Routes()
            .On("QueryFaceRecord", Records(Record("51", "f1"), Record("52", "f2", "P")))
            .On("DeleteFaceRecord", Reply(",\"Data\":1"));
        var receipt = await Eraser(routes).ErasePersonAsync("p");
        Assert.That(
            receipt.Faces.Select(f => (f.FaceId, f.RecordId, f.Outcome)),
            Is.EqualTo(new[] { ("f1", "51", FaceDeletionOutcome.Gone) })
        );
        Assert.That(receipt.Reasons, Has.Some.Contains("is not whole"));
    }

    [Test]
    public async Task ErasePerson_NobodyInALibrary_IsAskedWhetherItExists()
    {
        const string Group = """{"Code":"sglFAKE7uc"}""";
        var known = There(Routes()).On("QueryFaceGroup", Records(Group));
        var unknown = There(Routes()).On("QueryFaceGroup", Records());
        Assert.That(await Erasing.PersonAsync(Eraser(known)), Is.EqualTo("-: "));
        Assert.That(await Erasing.PersonAsync(Eraser(unknown)), Is.EqualTo("all NotApplied LibraryNotFound"));
    }

    [Test]
    public async Task ErasePerson_Everywhere_AsksEachLibrary()
    {
        var routes = Of("f1")
            .On("QueryFaceRecord", Records(Record("61", "g1")))
            .On("QueryFaceGroup", Records("""{"Code":"a"}""", """{"Code":"b"}"""))
            .On("DeleteFaceRecord", Reply(",\"Data\":1"));
        var receipt = await Eraser(routes).ErasePersonFromAllLibrariesAsync("p");
        Assert.That(
            receipt.Faces.Select(f => $"{f.LibraryId} {f.FaceId} {f.Outcome}"),
            Is.EqualTo(new[] { "a f1 Gone", "b g1 Gone" })
        );
    }
}
