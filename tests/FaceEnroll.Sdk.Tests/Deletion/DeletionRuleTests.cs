using FaceEnroll.Sdk.Deletion;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;
using Outcome = FaceEnroll.Sdk.FaceDeletionOutcome;

namespace FaceEnroll.Sdk.Tests.Deletion;

[TestOf(typeof(DeletionRule))]
public class DeletionRuleTests
{
    private static FaceDeletion Face(
        Outcome outcome,
        Kind? kind = Kind.Conflict,
        string? code = "A",
        Certainty certainty = Certainty.NotApplied
    ) =>
        new("f", outcome)
        {
            Error = kind is { } k
                ? new FaceEnrollmentError(FaceVendor.FinAuth, "o", k, certainty) { VendorCode = code }
                : null,
        };

    [TestCase(Kind.Throttled, true)]
    [TestCase(Kind.Permission, true)]
    [TestCase(Kind.LibraryNotFound, true)]
    [TestCase(Kind.LocalLimit, true)]
    [TestCase(Kind.InvalidRequest, false)]
    [TestCase(Kind.PersonNotFound, false)]
    [TestCase(Kind.VendorFault, false)]
    [TestCase(Kind.Transport, false)]
    [TestCase(Kind.Conflict, false)]
    public void StopsAll_IsWhatTheNextFaceWouldMeetToo(Kind kind, bool expected) =>
        Assert.That(
            DeletionRule.StopsAll(new FaceEnrollmentError(FaceVendor.FinAuth, "o", kind, Certainty.NotApplied)),
            Is.EqualTo(expected)
        );

    [Test]
    public void OfAll_FailedAlike_IsTheirFailure()
    {
        var first = Face(Outcome.NotApplied);
        Assert.That(DeletionRule.OfAll([first, Face(Outcome.NotApplied)]), Is.SameAs(first.Error));
    }

    private static IEnumerable<TestCaseData> Mixed()
    {
        yield return new TestCaseData(Face(Outcome.Gone, null)).SetArgDisplayNames("gone");
        yield return new TestCaseData(Face(Outcome.AlreadyAbsent, null)).SetArgDisplayNames("absent");
        yield return new TestCaseData(Face(Outcome.Unknown)).SetArgDisplayNames("another outcome");
        yield return new TestCaseData(Face(Outcome.NotApplied, Kind.Throttled)).SetArgDisplayNames("another kind");
        yield return new TestCaseData(Face(Outcome.NotApplied, code: "B")).SetArgDisplayNames("another code");
        yield return new TestCaseData(Face(Outcome.NotApplied, null)).SetArgDisplayNames("no failure");
    }

    [TestCaseSource(nameof(Mixed))]
    public void OfAll_OneIsDifferent_IsNull(FaceDeletion other)
    {
        Assert.That(DeletionRule.OfAll([Face(Outcome.NotApplied), other]), Is.Null);
        Assert.That(DeletionRule.OfAll([other, Face(Outcome.NotApplied)]), Is.Null);
    }

    [Test]
    public void OfAll_None_IsNull() => Assert.That(DeletionRule.OfAll([]), Is.Null);
}
