using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Listing;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

[TestOf(typeof(AlibabaIdVerificationDirectory))]
[TestOf(typeof(AlibabaIdVerificationQueryRecords))]
public class AlibabaIdVerificationDirectoryTests
{
    private static string Records(int total, params string[] records) =>
        $$"""{"RequestId":"r","Code":"Success","Message":"m","TotalCount":{{total}},"Items":[{{string.Join(",", records)}}]}""";

    private static string Record(int id, string person, string face, string time = "2025-01-15T02:20:28Z") =>
        $$"""{"Id":{{id}},"FaceId":"{{face}}","MerchantUserId":"{{person}}","GmtCreate":"{{time}}"}""";

    private static IFaceDirectory Directory(Wire wire) =>
        new AlibabaIdVerificationFaceEnrollmentClient(
            AlibabaIdVerificationSetup.Options(o => o.ListPageSize = 10),
            wire.Client
        );

    [Test]
    public async Task ListOfLibrary_Records_HaveTheirIdAndTime()
    {
        var wire = Wire.Json(Records(2, Record(5, "a", "f1"), Record(6, "b", "f2", "15.01.2025")));
        var all = await FaceEntries.AllAsync(Directory(wire).ListFacesOfLibraryAsync("sglOther"));
        Assert.That(FaceEntries.Texts(all), Is.EqualTo(new[] { "a f1", "b f2" }));
        Assert.That(all.Select(e => e.RecordId), Is.EqualTo(new[] { "5", "6" }));
        Assert.That(all[0].AddedAt, Is.EqualTo(new DateTimeOffset(2025, 1, 15, 2, 20, 28, TimeSpan.Zero)));
        Assert.That(all[1].AddedAt, Is.Null);
        Assert.That(wire.Request.Uri.Query, Does.Contain("FaceGroupCode=sglOther").And.Not.Contain("MerchantUserId"));
    }

    [Test]
    public async Task ListOfLibrary_SeveralParts_OverlapBySizesThatFit()
    {
        var all = Enumerable.Range(0, 25).Select(i => Record(i, $"p{i}", $"f{i}")).ToArray();
        var wire = new Wire(request =>
        {
            var query = request
                .Uri.Query.TrimStart('?')
                .Split('&')
                .Select(p => p.Split('='))
                .ToDictionary(p => p[0], p => p[1]);
            var (page, size) = (Number("CurrentPage"), Number("PageSize"));
            Assert.That(size, Is.InRange(2, 10));
            return Wire.Reply(Records(25, [.. all.Skip((page - 1) * size).Take(size)]));

            int Number(string name) => int.Parse(query[name], System.Globalization.CultureInfo.InvariantCulture);
        });
        var read = await FaceEntries.AllAsync(Directory(wire).ListFacesOfLibraryAsync("sglOther"));
        Assert.That(read.Select(e => e.FaceId), Is.EqualTo(Enumerable.Range(0, 25).Select(i => $"f{i}")));
        Assert.That(wire.Requests, Has.Count.LessThan(6));
    }

    [Test]
    public async Task ListOfPerson_TheOptionsLibrary_IsAskedForThePerson()
    {
        var wire = Wire.Json(Records(1, Record(5, "a", "f1")));
        var all = await FaceEntries.AllAsync(Directory(wire).ListFacesAsync("a"));
        Assert.That(FaceEntries.Texts(all), Is.EqualTo(new[] { "a f1" }));
        Assert.That(wire.Request.Uri.Query, Does.Contain("FaceGroupCode=sglFAKE7uc").And.Contain("MerchantUserId=a"));
    }

    [TestCase("""{"Id":5,"FaceId":"","MerchantUserId":"a"}""")]
    [TestCase("""{"Id":5,"MerchantUserId":"a"}""")]
    [TestCase("null")]
    [TestCase("""{"Id":5,"FaceId":"f1","MerchantUserId":""}""")]
    [TestCase("""{"Id":5,"FaceId":"f1","MerchantUserId":"A"}""")]
    public void List_ARecordWithoutAFace_IsIncomplete(string record) =>
        Assert.That(
            async () => await FaceEntries.AllAsync(Directory(Wire.Json(Records(1, record))).ListFacesAsync("a")),
            Throws.TypeOf<FaceListIncompleteException>()
        );

    [Test]
    public async Task ListOfLibrary_RecordsWithoutAnId_AreToldApartByTheirFaces()
    {
        var wire = Wire.Json(
            Records(2, Record(5, "a", "f1"), Record(6, "b", "f2"))
                .Replace("\"Id\":5", "\"Id\":\"\"")
                .Replace("\"Id\":6", "\"Id\":\"\"")
        );
        Assert.That(
            await FaceEntries.AllAsync(Directory(wire).ListFacesOfLibraryAsync("sglOther")),
            Has.Count.EqualTo(2)
        );
    }

    [Test]
    public void ListOfLibrary_ShortAndWithoutACount_IsIncomplete()
    {
        var wire = Wire.Json(Records(1, Record(5, "a", "f1")).Replace("\"TotalCount\":1,", ""));
        Assert.That(
            async () => await FaceEntries.AllAsync(Directory(wire).ListFacesOfLibraryAsync("sglOther")),
            Throws.TypeOf<FaceListIncompleteException>()
        );
    }

    [Test]
    public async Task Person_Nobody_IsNullAndHasNoFaces()
    {
        Assert.That(await Directory(Wire.Json(Records(0))).GetPersonAsync("a"), Is.Null);
        Assert.That(await FaceEntries.AllAsync(Directory(Wire.Json(Records(0))).ListFacesAsync("a")), Is.Empty);
    }

    [Test]
    public async Task Count_ALibrary_HasFaces()
    {
        var wire = Wire.Json(Records(41, Record(5, "a", "f1")));
        Assert.That(await Directory(wire).CountAsync("sglOther"), Is.EqualTo(new FaceLibraryCount(41, null)));
    }
}
