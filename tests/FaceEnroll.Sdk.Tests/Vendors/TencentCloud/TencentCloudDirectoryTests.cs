using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Listing;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

[TestOf(typeof(TencentCloudDirectory))]
[TestOf(typeof(TencentCloudGetPersonList))]
[TestOf(typeof(TencentCloudGetPersonListNum))]
[TestOf(typeof(TencentCloudGetPersonGroupInfo))]
[TestOf(typeof(TencentCloudListed))]
public class TencentCloudDirectoryTests
{
    private static string People(int from, int count, int total) =>
        $$$"""{"Response":{"PersonInfos":[{{{string.Join(",", Enumerable.Range(from, count).Select(i => $$"""{"PersonName":"n","PersonId":"p{{i}}","FaceIds":["{{i}}"]}"""))}}}],"PersonNum":{{{total}}},"FaceNum":{{{total}}},"RequestId":"r"}}""";

    private static IFaceDirectory Directory(Wire wire) => TencentCloudSetup.Client(wire, o => o.ListPageSize = 10);

    [Test]
    public async Task ListOfLibrary_TwoParts_GivesEverybodyOnceAndOverlapsByTwo()
    {
        var wire = Wire.Json(People(0, 10, 12), People(8, 4, 12));
        var all = await FaceEntries.AllAsync(Directory(wire).ListFacesOfLibraryAsync("staff"));
        Assert.That(FaceEntries.Texts(all), Is.EqualTo(Enumerable.Range(0, 12).Select(i => $"p{i} {i}")));
        Assert.That(all.Select(e => e.LibraryId), Is.All.EqualTo("staff"));
        Assert.That(
            wire.Requests.Select(r => r.Text),
            Is.EqualTo(
                new[]
                {
                    """{"GroupId":"staff","Offset":0,"Limit":10}""",
                    """{"GroupId":"staff","Offset":8,"Limit":10}""",
                }
            )
        );
        Assert.That(wire.Requests.Select(r => r.Header("X-TC-Action")), Is.All.EqualTo("GetPersonList"));
    }

    [TestCase("""{"PersonId":"","FaceIds":["1"]}""")]
    [TestCase("""{"PersonId":"p","FaceIds":[""]}""")]
    [TestCase("""{"PersonId":"p","FaceIds":null}""")]
    [TestCase("""{"PersonId":"p"}""")]
    [TestCase("7")]
    public void ListOfLibrary_AnEntryThatCannotBeRead_IsAFailure(string entry)
    {
        var wire = Wire.Json("{\"Response\":{\"PersonInfos\":[" + entry + "],\"PersonNum\":1,\"RequestId\":\"r\"}}");
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            FaceEntries.AllAsync(Directory(wire).ListFacesOfLibraryAsync("staff"))
        );
        Assert.That(failure!.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Protocol));
    }

    [Test]
    public void ListOfLibrary_AnUnknownGroup_IsLibraryNotFound()
    {
        var wire = Wire.Json(TencentCloudSetup.Error("InvalidParameterValue.GroupIdNotExist"));
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            FaceEntries.AllAsync(Directory(wire).ListFacesOfLibraryAsync("nobody"))
        );
        Assert.That(failure!.Kind, Is.EqualTo(FaceEnrollmentErrorKind.LibraryNotFound));
    }

    [Test]
    public async Task ListOfPerson_APerson_GivesItsFaces()
    {
        var wire = Wire.Json("""{"Response":{"PersonName":"Ada","FaceIds":["1","2"],"RequestId":"r"}}""");
        var all = await FaceEntries.AllAsync(Directory(wire).ListFacesAsync("p"));
        Assert.That(FaceEntries.Texts(all), Is.EqualTo(new[] { "p 1", "p 2" }));
    }

    [Test]
    public async Task ListOfPerson_Nobody_IsEmpty()
    {
        var wire = Wire.Json(TencentCloudSetup.Error("InvalidParameterValue.PersonIdNotExist"));
        Assert.That(await FaceEntries.AllAsync(Directory(wire).ListFacesAsync("p")), Is.Empty);
    }

    [Test]
    public async Task GetPerson_APerson_HasNameFacesAndGroups()
    {
        var wire = Wire.Json(
            """{"Response":{"PersonName":"Ada","FaceIds":["1"],"RequestId":"r"}}""",
            """{"Response":{"PersonGroupInfos":[{"GroupId":"a"},{"GroupId":"b"}],"GroupNum":"2","RequestId":"r"}}"""
        );
        var person = (await Directory(wire).GetPersonAsync("p"))!;
        Assert.That((person.PersonId, person.Name), Is.EqualTo(("p", "Ada")));
        Assert.That(person.FaceIds, Is.EqualTo(new[] { "1" }));
        Assert.That(person.LibraryIds, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task GetPerson_Nobody_IsNull()
    {
        var wire = Wire.Json(TencentCloudSetup.Error("InvalidParameterValue.PersonIdNotExist"));
        Assert.That(await Directory(wire).GetPersonAsync("p"), Is.Null);
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Count_AGroup_HasPeopleAndFaces()
    {
        var wire = Wire.Json("""{"Response":{"PersonNum":3,"FaceNum":5,"RequestId":"r"}}""");
        Assert.That(await Directory(wire).CountAsync("staff"), Is.EqualTo(new FaceLibraryCount(5, 3)));
        Assert.That(wire.Request.Text, Is.EqualTo("""{"GroupId":"staff"}"""));
    }

    [Test]
    public void Arguments_ThatAreWrong_AreRefusedBeforeSending()
    {
        var wire = Wire.Json("{}");
        var directory = Directory(wire);
        Assert.Multiple(() =>
        {
            Refused(() => FaceEntries.AllAsync(directory.ListFacesAsync("a b")), "personId");
            Refused(() => FaceEntries.AllAsync(directory.ListFacesAsync("a", "staff")), "libraryId must be null");
            Refused(() => FaceEntries.AllAsync(directory.ListFacesOfLibraryAsync("")), "libraryId");
            Refused(() => directory.GetPersonAsync(new string('a', 65)), "personId");
            Refused(() => directory.CountAsync("a b"), "libraryId");
        });
        Assert.That(wire.Requests, Is.Empty);

        static void Refused(Func<Task> call, string words)
        {
            var failure = Assert.ThrowsAsync<FaceEnrollmentException>(() => call());
            Assert.That(failure!.Error.Detail, Does.Contain(words));
            Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        }
    }
}
