namespace FaceEnroll.Sdk.Tests.Listing;

[TestOf(typeof(FacePersonEntry))]
public class FacePersonEntryTests
{
    [Test]
    public void Constructor_WithoutAnArgument_Throws()
    {
        Assert.That(() => new FacePersonEntry(null!, []), Throws.ArgumentNullException);
        Assert.That(() => new FacePersonEntry("p", null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Members_NotGiven_AreEmpty()
    {
        var person = new FacePersonEntry("p", ["1"]);
        Assert.That((person.LibraryIds.Count, person.Name), Is.EqualTo((0, (string?)null)));
    }
}
