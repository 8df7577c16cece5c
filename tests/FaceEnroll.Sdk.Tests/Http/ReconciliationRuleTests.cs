using FaceEnroll.Sdk.Http;
using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Http;

public class ReconciliationRuleTests
{
    private static readonly DateTimeOffset s_sent = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly FaceReadBack s_listing = new ReadBack(TimeSpan.FromMinutes(5), isComplete: true);
    private static readonly FaceReadBack s_search = new ReadBack(TimeSpan.FromMinutes(5), isComplete: false);
    private static readonly FaceReadBack s_unbounded = new ReadBack(null, isComplete: true);

    private static readonly DateTimeOffset s_early = s_sent + TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset s_late = s_early + TimeSpan.FromSeconds(10);

    [TestCase(1, "a", "a,b", true, ExpectedResult = "Enrolled b")]
    [TestCase(1, "", "b", true, ExpectedResult = "Enrolled b")]
    [TestCase(1, "a", "a", true, ExpectedResult = "NotYetVisible ")]
    [TestCase(1, "a", "a", false, ExpectedResult = "NotEnrolled ")]
    [TestCase(1, "", "", false, ExpectedResult = "NotEnrolled ")]
    [TestCase(2, "", "b", true, ExpectedResult = "NotYetVisible ")]
    [TestCase(2, "", "b", false, ExpectedResult = "Enrolled b")]
    [TestCase(2, "", "b,c", true, ExpectedResult = "Enrolled b,c")]
    [TestCase(1, "", "b,c", false, ExpectedResult = "Undecidable ")]
    [TestCase(1, null, "a", false, ExpectedResult = "Undecidable ")]
    [TestCase(1, null, "", false, ExpectedResult = "Undecidable ")]
    public string Listing(int pictures, string? known, string present, bool early) =>
        Show(Decide(pictures, known, present, s_listing, early ? s_early : s_late));

    [TestCase("b", true, ExpectedResult = "Enrolled b")]
    [TestCase("", true, ExpectedResult = "NotYetVisible ")]
    [TestCase("", false, ExpectedResult = "Undecidable ")]
    public string Search_AbsenceProvesNothing(string present, bool early) =>
        Show(Decide(1, null, present, s_search, early ? s_early : s_late));

    [Test]
    public void Unbounded_AbsenceProvesNothing() =>
        Assert.That(
            Decide(1, "", "", s_unbounded, s_sent + TimeSpan.FromDays(1)).Status,
            Is.EqualTo(FaceReconciliationStatus.Undecidable)
        );

    [Test]
    public void NotYetVisible_SaysWhenToAskAgain() =>
        Assert.That(
            Decide(1, "", "", s_listing, s_sent + TimeSpan.FromMinutes(1)).AskAgainAfter,
            Is.EqualTo(TimeSpan.FromSeconds(250))
        );

    [TestCase(60, 59, ExpectedResult = FaceReconciliationStatus.NotYetVisible)]
    [TestCase(60, 60, ExpectedResult = FaceReconciliationStatus.NotEnrolled)]
    [TestCase(100_000, 299, ExpectedResult = FaceReconciliationStatus.NotYetVisible)]
    [TestCase(100_000, 300, ExpectedResult = FaceReconciliationStatus.NotEnrolled)]
    public FaceReconciliationStatus VendorsClockBehind_RequestsLiveLonger_ByNoMoreThanTheirValidity(
        int secondsBehind,
        int secondsMore
    ) =>
        Decide(
            1,
            "",
            "",
            s_listing,
            s_late + TimeSpan.FromSeconds(secondsMore),
            TimeSpan.FromSeconds(secondsBehind)
        ).Status;

    private static FaceReconciliation Decide(
        int pictures,
        string? known,
        string present,
        FaceReadBack readBack,
        DateTimeOffset now,
        TimeSpan behind = default
    ) =>
        ReconciliationRule.Decide(
            new FaceEnrollmentTicket
            {
                ImageSha256 = new string?[pictures],
                KnownFaceIds = known is null ? null : Ids(known),
                NoAttemptAfter = s_sent,
            },
            Ids(present),
            readBack,
            now,
            behind
        );

    private static string[] Ids(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static string Show(FaceReconciliation answer) => $"{answer.Status} {string.Join(",", answer.FaceIds)}";

    private sealed class ReadBack(TimeSpan? validity, bool isComplete) : FaceReadBack
    {
        public override TimeSpan? Validity => validity;

        public override bool IsComplete => isComplete;

        public override ValueTask<IReadOnlyList<string>> ReadAsync(
            PreparationCall call,
            FaceEnrollmentTicket ticket,
            OpenedImages? images
        ) => throw new NotSupportedException();
    }
}
