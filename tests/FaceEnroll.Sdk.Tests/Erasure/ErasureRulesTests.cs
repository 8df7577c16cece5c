using FaceEnroll.Sdk.Erasure;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Deletion;

namespace FaceEnroll.Sdk.Tests.Erasure;

[TestOf(typeof(ErasureRules))]
public class ErasureRulesTests
{
    private readonly ErasureRules _rules = new(FaceVendor.FinAuth, FinAuthLimits.Instance);
    private readonly ScriptedEraser _vendor = new();

    private static string Refused(Action check)
    {
        var failure = Assert.Catch<FaceEnrollmentException>(() => check())!;
        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(failure.Error.Purpose, Is.EqualTo(FaceOperationPurpose.Delete));
        return failure.Error.Detail!;
    }

    [Test]
    public void Faces_ThatAreRight_Pass() =>
        Assert.DoesNotThrow(() =>
            _rules.Faces(_vendor, "p", [.. Enumerable.Range(0, 1000).Select(i => $"f{i}")], null, "l")
        );

    [TestCase(0)]
    [TestCase(1001)]
    public void Faces_NoneOrTooMany_AreRefused(int count) =>
        Assert.That(
            Refused(() => _rules.Faces(_vendor, "p", [.. Enumerable.Range(0, count).Select(i => $"f{i}")], null, "l")),
            Does.Contain("faceIds").And.Contain("1 to 1000")
        );

    [TestCase("")]
    [TestCase(null)]
    [TestCase("a\nb")]
    public void Faces_AnIdThatIsNone_IsRefusedAndNotQuoted(string? id)
    {
        var said = Refused(() => _rules.Faces(_vendor, "p", ["secret", id!], null, "l"));
        Assert.That(said, Does.Contain("faceIds").And.Contain("well-formed").And.Not.Contain("secret"));
    }

    [Test]
    public void Faces_TooLongHalfAPairOrTwice_AreRefused()
    {
        Assert.That(Refused(() => _rules.Faces(_vendor, "p", [new string('f', 257)], null, "l")), Does.Contain("256"));
        // No attribute can hold half a pair.
        Assert.That(Refused(() => _rules.Faces(_vendor, "p", ["\ud800"], null, "l")), Does.Contain("well-formed"));
        Assert.That(
            Refused(() => _rules.OldFaces(_vendor, ["f", "f"])),
            Does.Contain("oldFaceIds").And.Contain("once")
        );
        Assert.DoesNotThrow(() => _rules.OldFaces(_vendor, ["f", "F"]));
    }

    [Test]
    public void Library_WherePeopleLiveInOne_MustBeSet()
    {
        Assert.That(Refused(() => _rules.Faces(_vendor, "p", ["f"], null, null)), Does.Contain("libraryId is not set"));
        Assert.That(Refused(() => _rules.Person(_vendor, "p", null)), Does.Contain("libraryId is not set"));
        Assert.That(Refused(() => _rules.Person(_vendor, "p", "a b")), Does.Contain("libraryId"));
        Assert.DoesNotThrow(() => _rules.Person(_vendor, "p", "l"));
    }

    [Test]
    public void Library_WhereFacesAreEverywhere_MustNotBeNamedForFaces()
    {
        var rules = new ErasureRules(FaceVendor.TencentCloud, TencentCloudLimits.Instance);
        Assert.That(Refused(() => rules.Faces(_vendor, "p", ["f"], "l", "l")), Does.Contain("libraryId must be null"));
        Assert.DoesNotThrow(() => rules.Faces(_vendor, "p", ["f"], null, null));
        Assert.DoesNotThrow(() => rules.Person(_vendor, "p", null));
        Assert.DoesNotThrow(() => rules.Person(_vendor, "p", "l"));
    }

    [Test]
    public void Person_ThatIsNone_IsRefused()
    {
        Assert.That(Refused(() => _rules.PersonEverywhere(_vendor, "")), Does.Contain("personId"));
        Assert.That(Refused(() => _rules.Person(_vendor, "", "l")), Does.Contain("personId"));
        Assert.That(() => _rules.PersonEverywhere(_vendor, null!), Throws.ArgumentNullException);
        Assert.That(() => _rules.OldFaces(_vendor, null!), Throws.ArgumentNullException);
    }
}
