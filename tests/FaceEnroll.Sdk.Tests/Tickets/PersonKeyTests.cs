using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Tickets;

[TestOf(typeof(PersonKey))]
public class PersonKeyTests
{
    private static PersonKey Key(string host, string person, FaceVendor vendor = FaceVendor.FinAuth) =>
        new(vendor, new Uri(host), person);

    [Test]
    public void Equals_OtherSpellingOfTheHost_IsThePerson()
    {
        var (one, other) = (Key("https://a.example", "p"), Key("https://A.example.:443/", "p"));
        Assert.That(one.Equals((object)other), Is.True);
        Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
    }

    [Test]
    public void Equals_HostInItsOwnScriptOrInAscii_IsThePerson() =>
        Assert.That(Key("https://b\u00FCcher.example", "p").Equals(Key("https://xn--bcher-kva.example", "p")), Is.True);

    [Test]
    public void Equals_OtherPersonHostOrVendor_IsAnother()
    {
        var key = Key("https://a.example", "p");
        Assert.That(key.Equals(Key("https://a.example", "P")), Is.False);
        Assert.That(key.Equals(Key("https://b.example", "p")), Is.False);
        Assert.That(key.Equals(Key("https://a.example", "p", FaceVendor.AdvanceAI)), Is.False);
    }
}
