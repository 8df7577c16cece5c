namespace FaceEnroll.Sdk.Tests.Deletion;

[TestOf(typeof(FaceDeletionResult))]
[TestOf(typeof(FaceDeletion))]
public class FaceDeletionResultTests
{
    private static FaceDeletionResult Of(params FaceDeletionOutcome[] outcomes) =>
        new(FaceVendor.FinAuth, [.. outcomes.Select((o, i) => new FaceDeletion($"secret{i}", o))]);

    [TestCase(true, FaceDeletionOutcome.Gone, FaceDeletionOutcome.AlreadyAbsent)]
    [TestCase(false, FaceDeletionOutcome.Gone, FaceDeletionOutcome.NotApplied)]
    [TestCase(false, FaceDeletionOutcome.Unknown, FaceDeletionOutcome.AlreadyAbsent)]
    [TestCase(true)]
    public void IsComplete_NoneIsThereAnyMore(bool expected, params FaceDeletionOutcome[] outcomes) =>
        Assert.That(Of(outcomes).IsComplete, Is.EqualTo(expected));

    [Test]
    public void Text_HasCountsAndNoIds() =>
        Assert.That(
            Of(FaceDeletionOutcome.Gone, FaceDeletionOutcome.Unknown, FaceDeletionOutcome.Gone).ToString(),
            Is.EqualTo("FinAuth deletion: 2 Gone, 1 Unknown")
        );

    [Test]
    public void Default_IsUnknown() =>
        Assert.That(default(FaceDeletionOutcome), Is.EqualTo(FaceDeletionOutcome.Unknown));

    [Test]
    public void Null_IsRefused()
    {
        Assert.That(() => new FaceDeletionResult(FaceVendor.FinAuth, null!), Throws.ArgumentNullException);
        Assert.That(() => new FaceDeletion(null!, FaceDeletionOutcome.Gone), Throws.ArgumentNullException);
    }
}
