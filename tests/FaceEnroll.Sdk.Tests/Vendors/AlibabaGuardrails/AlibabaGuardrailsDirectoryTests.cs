using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Listing;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

[TestOf(typeof(AlibabaGuardrailsDirectory))]
[TestOf(typeof(AlibabaGuardrailsGetPersons))]
[TestOf(typeof(AlibabaGuardrailsPerson))]
public class AlibabaGuardrailsDirectoryTests
{
    private static string Of(string data) =>
        "{\"msg\":\"OK\",\"code\":200,\"requestId\":\"r\",\"data\":{\"code\":200," + data + "}}";

    private static string Person(string id, string faces) =>
        Of($"\"personId\":\"{id}\",\"name\":\"n\",\"groupIds\":[\"g\"],\"faceIds\":[{faces}]");

    [Test]
    public async Task ListOfLibrary_PeopleWithAndWithoutFaces_AreAllThere()
    {
        var fake = new AlibabaGuardrailsSetup()
            .Reply(
                Of(
                    """
                    "personIds":["a","b"],"currentPage":1,"pageSize":100,"totalCount":2
                    """
                )
            )
            .Reply(Person("a", "23088737259260929,\"8\""))
            .Reply(Person("b", ""));
        var all = await FaceEntries.AllAsync(fake.Client.ListFacesOfLibraryAsync("g"));
        Assert.That(FaceEntries.Texts(all), Is.EqualTo(new[] { "a 23088737259260929", "a 8", "b -" }));
        Assert.That(all.Select(e => e.LibraryId), Is.All.EqualTo("g"));
    }

    [Test]
    public async Task ListOfLibrary_SomebodyDeletedMeanwhile_IsLeftOut()
    {
        var fake = new AlibabaGuardrailsSetup()
            .Reply(
                Of(
                    """
                    "personIds":["a","b"],"totalCount":2
                    """
                )
            )
            .Reply("""{"code":400,"msg":"The person is not exist!","requestId":"r"}""")
            .Reply(Person("b", "7"));
        var all = await FaceEntries.AllAsync(fake.Client.ListFacesOfLibraryAsync("g"));
        Assert.That(FaceEntries.Texts(all), Is.EqualTo(new[] { "b 7" }));
    }

    [Test]
    public void ListOfLibrary_MoreThanIsListed_IsIncomplete()
    {
        var fake = new AlibabaGuardrailsSetup()
            .Reply(
                Of(
                    """
                    "personIds":["a"],"totalCount":3
                    """
                )
            )
            .Reply(Person("a", "7"))
            .Reply(
                Of(
                    """
                    "personIds":["a"],"totalCount":3
                    """
                )
            );
        Assert.That(
            async () => await FaceEntries.AllAsync(fake.Client.ListFacesOfLibraryAsync("g")),
            Throws.TypeOf<FaceListIncompleteException>()
        );
    }

    [TestCase("\"totalCount\":2")]
    [TestCase("\"personIds\":[\"a\"]")]
    [TestCase("\"personIds\":[\"a\",null],\"totalCount\":2")]
    public void ListOfLibrary_AListThatCannotBeRead_IsAFailure(string data)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(Of(data));
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            FaceEntries.AllAsync(fake.Client.ListFacesOfLibraryAsync("g"))
        );
        Assert.That(failure!.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Protocol));
    }

    [Test]
    public async Task GetPerson_APerson_HasNameFacesAndGroups()
    {
        var person = (await new AlibabaGuardrailsSetup().Reply(Person("a", "7")).Client.GetPersonAsync("a"))!;
        Assert.That((person.PersonId, person.Name), Is.EqualTo(("a", "n")));
        Assert.That(person.FaceIds, Is.EqualTo(new[] { "7" }));
        Assert.That(person.LibraryIds, Is.EqualTo(new[] { "g" }));
    }

    [TestCase("")]
    [TestCase("\"groupIds\":[\"g\",null],")]
    public void GetPerson_GroupsThatCannotBeRead_IsIncomplete(string groups)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(Of(groups + "\"personId\":\"a\",\"faceIds\":[\"7\"]"));
        Assert.That(() => fake.Client.GetPersonAsync("a"), Throws.TypeOf<FaceListIncompleteException>());
    }

    [Test]
    public async Task Person_Nobody_IsNullAndHasNoFaces()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(
            """{"code":400,"msg":"The person is not exist!","requestId":"r"}"""
        );
        Assert.That(await fake.Client.GetPersonAsync("a"), Is.Null);
        Assert.That(await FaceEntries.AllAsync(fake.Client.ListFacesAsync("a")), Is.Empty);
    }

    [Test]
    public async Task Count_AGroup_HasPeople()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(
            Of(
                """
                "personIds":["a"],"totalCount":41
                """
            )
        );
        Assert.That(await fake.Client.CountAsync("g"), Is.EqualTo(new FaceLibraryCount(null, 41)));
    }
}
