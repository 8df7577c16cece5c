using FaceEnroll.Sdk.Tests.Deletion;

namespace FaceEnroll.Sdk.Tests.Erasure;

[TestOf(typeof(FaceReplacement))]
public class FaceReplacementTests
{
    private static readonly FaceEnrollmentResult s_enrolled = new(
        FaceVendor.FinAuth,
        null,
        [new FaceImageOutcome(0, FaceImageStatus.Enrolled)]
    );

    private static FaceDeletionResult Deleted(FaceDeletionOutcome outcome) =>
        new(FaceVendor.FinAuth, [new FaceDeletion("f", outcome)]);

    [TestCase(FaceDeletionOutcome.Gone, true)]
    [TestCase(FaceDeletionOutcome.AlreadyAbsent, true)]
    [TestCase(FaceDeletionOutcome.NotApplied, false)]
    [TestCase(FaceDeletionOutcome.Unknown, false)]
    public void IsComplete_OnlyWithoutTheOldFaces(FaceDeletionOutcome outcome, bool expected) =>
        Assert.That(new FaceReplacement(s_enrolled, Deleted(outcome)).IsComplete, Is.EqualTo(expected));

    [Test]
    public void IsComplete_NotTriedOrFailed_IsFalse()
    {
        var error = ScriptedEraser.Error(FaceEnrollmentCertainty.NotSent);
        Assert.That(new FaceReplacement(s_enrolled, null).IsComplete, Is.False);
        Assert.That(
            new FaceReplacement(s_enrolled, Deleted(FaceDeletionOutcome.Gone)) { DeletionFailure = error }.IsComplete,
            Is.False
        );
        Assert.That(() => new FaceReplacement(null!, null), Throws.ArgumentNullException);
    }
}
