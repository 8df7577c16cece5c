using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Listing;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

[TestOf(typeof(FinAuthDirectory))]
[TestOf(typeof(FinAuthListFaces))]
[TestOf(typeof(FinAuthGetSize))]
public class FinAuthDirectoryTests
{
    private const string Size2 = """{"request_id":"r","time_used":1,"group_id":"staff","face_count":2}""";

    private static string Faces(string faces, string next = "") =>
        "{\"request_id\":\"r\",\"time_used\":1,\"face_tokens\":[" + faces + "]" + next + "}";

    private static string Face(string token, string user, string time = "1769739690208") =>
        $$"""{"face_token":"{{token}}","user_id":"{{user}}","user_data":"","add_time":{{time}}}""";

    private static IFaceDirectory Directory(Wire wire, int pageSize = 10) =>
        new FinAuthFaceEnrollmentClient(
            FinAuthSetup.Options(o =>
            {
                o.ListPageSize = pageSize;
                o.Retry.MaxRetries = 0;
            }),
            wire.Client
        );

    [Test]
    public async Task ListOfLibrary_FacesOfPeopleAndOfNobody_AreAllThere()
    {
        var wire = Wire.Json(Faces(Face("t1", "a") + "," + Face("t2", "", "\"soon\"")), Size2);
        var all = await FaceEntries.AllAsync(Directory(wire).ListFacesOfLibraryAsync("staff"));
        Assert.That(FaceEntries.Texts(all), Is.EqualTo(new[] { "a t1", "- t2" }));
        Assert.That(all[0].AddedAt, Is.EqualTo(DateTimeOffset.FromUnixTimeMilliseconds(1769739690208)));
        Assert.That(all[1].AddedAt, Is.Null);
    }

    [Test]
    public async Task ListOfPerson_ALibraryOfSeveral_GivesItsFacesOnly()
    {
        var wire = Wire.Json(Faces(Face("t1", "a") + "," + Face("t2", "b")), Size2);
        Assert.That(
            FaceEntries.Texts(await FaceEntries.AllAsync(Directory(wire).ListFacesAsync("b"))),
            Is.EqualTo(new[] { "b t2" })
        );
    }

    [Test]
    public void ListOfLibrary_EndsBeforeTheCount_IsIncomplete()
    {
        var wire = Wire.Json(Faces(Face("t1", "a")), Size2, Faces(Face("t1", "a")), Size2);
        Assert.That(
            async () => await FaceEntries.AllAsync(Directory(wire).ListFacesOfLibraryAsync("staff")),
            Throws.TypeOf<FaceListIncompleteException>()
        );
    }

    [Test]
    public void ListOfLibrary_AStartAboveAThousandRefused_IsIncompleteAndNotTheEnd()
    {
        var thousand = string.Join(",", Enumerable.Range(0, 1000).Select(i => Face($"t{i}", "a")));
        var wire = new Wire(
            _ => Wire.Reply(Faces(thousand, ",\"next\":1001")),
            _ =>
                Wire.Reply(
                    Faces(
                        Face("t998", "a")
                            + ","
                            + Face("t999", "a")
                            + ","
                            + Face("t1000", "a")
                            + ","
                            + Face("t1001", "a"),
                        ",\"next\":1003"
                    )
                ),
            _ => Wire.Reply("""{"request_id":"r","time_used":1,"error":"BAD_ARGUMENTS:start"}""", 400)
        );
        var read = 0;
        var failure = Assert.ThrowsAsync<FaceListIncompleteException>(async () =>
        {
            await foreach (var _ in Directory(wire, 1000).ListFacesOfLibraryAsync("staff"))
            {
                read++;
            }
        });
        Assert.That(read, Is.EqualTo(1002));
        Assert.That(failure!.VendorCode, Is.EqualTo("BAD_ARGUMENTS"));
    }

    [Test]
    public async Task GetPerson_InTheOptionsLibrary_NamesIt()
    {
        var wire = Wire.Json(Faces(Face("t1", "a") + "," + Face("t2", "a")), Size2);
        var person = (await Directory(wire).GetPersonAsync("a"))!;
        Assert.That(person.FaceIds, Is.EqualTo(new[] { "t1", "t2" }));
        Assert.That(person.LibraryIds, Is.EqualTo(new[] { "staff" }));
    }

    [Test]
    public void GetPerson_SpelledDifferently_IsIncompleteAndNotAbsent() =>
        Assert.That(
            () => Directory(Wire.Json(Faces(Face("t1", "A") + "," + Face("t2", "b")), Size2)).GetPersonAsync("a"),
            Throws.TypeOf<FaceListIncompleteException>()
        );

    [Test]
    public async Task GetPerson_WithoutAFace_IsNull()
    {
        var wire = Wire.Json(Faces(Face("t1", "a") + "," + Face("t2", "a")), Size2);
        Assert.That(await Directory(wire).GetPersonAsync("c"), Is.Null);
    }

    [Test]
    public async Task Count_ALibrary_HasFaces() =>
        Assert.That(await Directory(Wire.Json(Size2)).CountAsync("staff"), Is.EqualTo(new FaceLibraryCount(2, null)));
}
