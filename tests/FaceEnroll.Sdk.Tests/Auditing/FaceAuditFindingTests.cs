namespace FaceEnroll.Sdk.Tests.Auditing;

[TestOf(typeof(FaceAuditFinding))]
public class FaceAuditFindingTests
{
    [Test]
    public void Constructor_WithoutAnEntry_Throws() =>
        Assert.That(() => new FaceAuditFinding(FaceAuditFindingKind.MissingThere, null!), Throws.ArgumentNullException);

    [Test]
    public void Members_AreWhatWasGiven()
    {
        var entry = new FaceEntry("p", "1");
        var finding = new FaceAuditFinding(FaceAuditFindingKind.UnknownHere, entry) { Detail = "words" };
        Assert.That(
            (finding.Kind, finding.Entry, finding.Detail),
            Is.EqualTo((FaceAuditFindingKind.UnknownHere, entry, "words"))
        );
    }
}
