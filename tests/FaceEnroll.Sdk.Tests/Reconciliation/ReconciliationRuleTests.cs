using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Reconciliation;

[TestOf(typeof(ReconciliationRule))]
[TestOf(typeof(FaceReadBack))]
public class ReconciliationRuleTests
{
    private static readonly DateTimeOffset s_end = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly FaceReadBack s_listing = new ReadBack(TimeSpan.FromMinutes(5), comparesIds: true);
    private static readonly FaceReadBack s_byTime = new ReadBack(TimeSpan.FromMinutes(5), comparesIds: false);
    private static readonly FaceReadBack s_unbounded = new ReadBack(null, comparesIds: true);

    /// <summary>The last moment in which the lost request may still show, and the first in which it cannot.</summary>
    private static readonly VendorMoment s_early = At(s_end + TimeSpan.FromSeconds(309));
    private static readonly VendorMoment s_late = At(s_end + TimeSpan.FromSeconds(310));

    [TestCase(1, "a", "a,b", true, ExpectedResult = "Enrolled b")]
    [TestCase(1, "", "b", true, ExpectedResult = "Enrolled b")]
    [TestCase(1, "", "b,b", true, ExpectedResult = "Enrolled b")]
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

    [TestCase("b", true, true, ExpectedResult = "Enrolled b")]
    [TestCase("", true, true, ExpectedResult = "NotYetVisible ")]
    [TestCase("", false, true, ExpectedResult = "NotEnrolled ")]
    [TestCase("", false, false, ExpectedResult = "Undecidable ")]
    public string ByTime_AbsenceNeedsAWholeList(string present, bool early, bool isWhole) =>
        Show(Decide(1, null, present, s_byTime, early ? s_early : s_late, isWhole: isWhole));

    [Test]
    public void Unbounded_AbsenceProvesNothing()
    {
        var answer = Decide(1, "", "", s_unbounded, At(s_end + TimeSpan.FromDays(1)));
        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.Undecidable));
        Assert.That(answer.Reason, Does.StartWith("Nothing bounds"));
    }

    [Test]
    public void NoTimeOfTheVendorsForADay_IsUndecidable_AndSaysSo()
    {
        var answer = Decide(1, "", "", s_listing, new VendorMoment { SinceTicket = TimeSpan.FromHours(25) });
        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.Undecidable));
        Assert.That(answer.Reason, Does.Contain("never told its time"));
    }

    [TestCase(null, "proves nothing")]
    [TestCase("Only a part was listed.", "Only a part was listed.")]
    public void ListWithAGap_SaysWhichOne(string? gap, string reason)
    {
        var findings = new ReadBackFindings([], false) { Gap = gap };
        var answer = ReconciliationRule.Decide(Ticket(1, null), findings, s_byTime, s_late, new Claims(), true);
        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.Undecidable));
        Assert.That(answer.Reason, Does.Contain(reason));
    }

    [Test]
    public void NotYetVisible_SaysWhenToAskAgain() =>
        Assert.That(
            Decide(1, "", "", s_listing, At(s_end + TimeSpan.FromMinutes(1))).AskAgainAfter,
            Is.EqualTo(TimeSpan.FromSeconds(250))
        );

    [Test]
    public void TicketsOwnValidity_WinsOverTodaysOption()
    {
        var ticket = Ticket(1, "");
        ticket.SignatureValidity = TimeSpan.FromMinutes(10);
        Assert.That(
            Decide(ticket, "", s_listing, s_late).Status,
            Is.EqualTo(FaceReconciliationStatus.NotYetVisible),
            "the option was shortened meanwhile"
        );
    }

    [Test]
    public void TicketsOwnValidity_MuchTooShort_TheVendorsCounts()
    {
        var ticket = Ticket(1, "");
        ticket.SignatureValidity = TimeSpan.FromTicks(1);
        Assert.That(Decide(ticket, "", s_listing, s_early).Status, Is.EqualTo(FaceReconciliationStatus.NotYetVisible));
        Assert.That(Decide(ticket, "", s_listing, s_late).Status, Is.EqualTo(FaceReconciliationStatus.NotEnrolled));
    }

    [TestCase("the last attempt")]
    [TestCase("its making")]
    public void TicketsEnd_BeforeWhatItAlsoSays_TheLaterTimeCounts(string later)
    {
        var ticket = Ticket(1, "");
        ticket.NoAttemptAfter = s_end - TimeSpan.FromHours(1);
        if (later == "its making")
        {
            (ticket.CreatedAt, ticket.ClockErrorBound) = (s_end + TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }
        else
        {
            ticket.Attempts = [s_end, s_end - TimeSpan.FromMinutes(1)];
        }

        Assert.That(Decide(ticket, "", s_listing, s_early).Status, Is.EqualTo(FaceReconciliationStatus.NotYetVisible));
        Assert.That(Decide(ticket, "", s_listing, s_late).Status, Is.EqualTo(FaceReconciliationStatus.NotEnrolled));
    }

    [Test]
    public void DoubtfulFace_IsInTheWayOfSayingThatNothingCame()
    {
        var answer = Decide(1, null, "", s_byTime, s_late, doubtful: "x");
        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.Undecidable));
        Assert.That(answer.Reason, Does.Contain("clocks"));
    }

    [TestCase("b", ExpectedResult = "Enrolled b")]
    [TestCase("", ExpectedResult = "Undecidable ")]
    public string OtherKeysWithoutAnAccount_MaySayEnrolled_NeverNotEnrolled(string present) =>
        Show(Decide(Ticket(1, ""), present, s_listing, s_late, isSameAccount: false));

    [Test]
    public void FaceOfAnotherCall_IsNeverGiven()
    {
        var claims = new Claims { Anothers = "b" };
        Assert.That(Show(Decide(Ticket(1, ""), "b", s_listing, s_late, claims: claims)), Is.EqualTo("NotEnrolled "));
        Assert.That(Show(Decide(Ticket(1, ""), "b,c", s_listing, s_late, claims: claims)), Is.EqualTo("Enrolled c"));
    }

    [Test]
    public void FaceThatMayBeAnotherOpenTickets_IsUndecidable()
    {
        var answer = Decide(Ticket(1, ""), "b", s_listing, s_late, claims: new Claims { IsAmbiguous = true });
        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.Undecidable));
        Assert.That(answer.Reason, Does.Contain("Another enrollment"));
    }

    [TestCase("b", null, ExpectedResult = "Undecidable ")]
    [TestCase("b", "its-own", ExpectedResult = "Enrolled b")]
    [TestCase("", null, ExpectedResult = "NotEnrolled ")]
    public string CallsMayHaveOverlapped_AFaceMayBeAnyOfTheirs(string present, string? reference)
    {
        var ticket = Ticket(1, "");
        (ticket.MayOverlap, ticket.Reference) = (true, reference);
        return Show(Decide(ticket, present, s_listing, s_late));
    }

    private static FaceReconciliation Decide(
        int pictures,
        string? known,
        string present,
        FaceReadBack readBack,
        VendorMoment moment,
        bool isWhole = true,
        string doubtful = ""
    ) => Decide(Ticket(pictures, known), present, readBack, moment, isWhole, doubtful);

    private static FaceReconciliation Decide(
        FaceEnrollmentTicket ticket,
        string present,
        FaceReadBack readBack,
        VendorMoment moment,
        bool isWhole = true,
        string doubtful = "",
        Claims? claims = null,
        bool isSameAccount = true
    ) =>
        ReconciliationRule.Decide(
            ticket,
            new ReadBackFindings(Ids(present), isWhole) { DoubtfulFaceIds = Ids(doubtful) },
            readBack,
            moment,
            claims ?? new Claims(),
            isSameAccount
        );

    private static FaceEnrollmentTicket Ticket(int pictures, string? known) =>
        new()
        {
            ImageSha256 = new string?[pictures],
            KnownFaceIds = known is null ? null : Ids(known),
            NoAttemptAfter = s_end,
        };

    private static VendorMoment At(DateTimeOffset date) =>
        new() { Date = date, SinceLastAttempt = TimeSpan.FromDays(1) };

    private static string[] Ids(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static string Show(FaceReconciliation answer) => $"{answer.Status} {string.Join(",", answer.FaceIds)}";

    private sealed class Claims : IFaceClaims
    {
        public string? Anothers { get; init; }

        public bool IsAmbiguous { get; init; }

        public bool IsAnothers(FaceEnrollmentTicket ticket, string faceId) => faceId == Anothers;

        public bool MayBelongToAnother(FaceEnrollmentTicket ticket, IReadOnlyList<string> faceIds) => IsAmbiguous;
    }

    private sealed class ReadBack(TimeSpan? validity, bool comparesIds) : FaceReadBack
    {
        public override TimeSpan? Validity => validity;

        public override bool ComparesIds => comparesIds;

        public override ValueTask<ReadBackFindings> ReadAsync(
            CallScope scope,
            FaceEnrollmentTicket ticket,
            OpenedImages? images
        ) => throw new NotSupportedException();
    }
}
