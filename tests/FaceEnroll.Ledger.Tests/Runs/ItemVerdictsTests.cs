using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>What follows from how an item's call ended. A wrong "refused" would be a wrong "not enrolled".</summary>
[TestOf(typeof(ItemVerdicts))]
public class ItemVerdictsTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.UnixEpoch;

    private static NextStep Of(
        FaceEnrollmentErrorKind kind,
        FaceEnrollmentCertainty certainty,
        bool isRetryable = false,
        TimeSpan? retryAfter = null,
        FaceEnrollmentBlockScope scope = default,
        CallStatus? call = null,
        bool isFromLedger = false,
        Exception? cause = null
    ) =>
        ItemVerdicts.Of(
            FaceEnrollmentExceptionFactory.Create(
                new FaceEnrollmentError(FaceVendor.FinAuth, "AddFace", kind, certainty)
                {
                    IsRetryable = isRetryable,
                    RetryAfter = retryAfter,
                    BlockScope = scope,
                    Images = isFromLedger
                        ? [new FaceImageOutcome(0, FaceImageStatus.Unknown) { FromLedger = true }]
                        : [],
                },
                inner: cause
            ),
            new LedgerCaller(),
            call is { } status ? Rows.Row("1", status, PictureStatus.Open) : null
        );

    [Test]
    public void Refused_ForGood_IsDone()
    {
        var step = Of(FaceEnrollmentErrorKind.NoFace, FaceEnrollmentCertainty.NotApplied);
        Assert.That((step.Kind, step.Status), Is.EqualTo((NextStepKind.Done, FaceRunEntryStatus.Refused)));
    }

    [Test]
    public void AnythingWithAnOpenCall_IsNoResult(
        [Values] FaceEnrollmentErrorKind kind,
        [Values] FaceEnrollmentCertainty certainty,
        [Values(1, 2, 6)] int open
    )
    {
        var step = Of(kind, certainty, call: (CallStatus)open);
        Assert.That(step.Kind, Is.EqualTo(NextStepKind.Again).Or.EqualTo(NextStepKind.Block));
        Assert.That(step.IsCounted, Is.False);
    }

    [Test]
    public void Unknown_IsAskedAgain_UntilTheLedgerCannotTell()
    {
        var step = Of(FaceEnrollmentErrorKind.Transport, FaceEnrollmentCertainty.Unknown);
        Assert.That((step.Kind, step.IsCounted), Is.EqualTo((NextStepKind.Again, false)));
        step = Of(FaceEnrollmentErrorKind.Transport, FaceEnrollmentCertainty.Unknown, call: CallStatus.Undecidable);
        Assert.That(step.Kind, Is.EqualTo(NextStepKind.Noted));
        step = Of(FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.Unknown, isFromLedger: true);
        Assert.That((step.Kind, step.Status), Is.EqualTo((NextStepKind.Done, FaceRunEntryStatus.Undecidable)));
    }

    [TestCase(FaceEnrollmentErrorKind.Authentication)]
    [TestCase(FaceEnrollmentErrorKind.Permission)]
    [TestCase(FaceEnrollmentErrorKind.ClockSkew)]
    [TestCase(FaceEnrollmentErrorKind.Billing)]
    public void TheAccount_IsBlocked(FaceEnrollmentErrorKind kind) =>
        Assert.That(Of(kind, FaceEnrollmentCertainty.NotApplied).Kind, Is.EqualTo(NextStepKind.Block));

    [TestCase(FaceEnrollmentBlockScope.Account, true)]
    [TestCase(FaceEnrollmentBlockScope.Library, false)]
    [TestCase(FaceEnrollmentBlockScope.Person, false)]
    public void AQuota_BlocksByItsScope(FaceEnrollmentBlockScope scope, bool blocks) =>
        Assert.That(
            Of(FaceEnrollmentErrorKind.Quota, FaceEnrollmentCertainty.NotApplied, scope: scope).Kind,
            Is.EqualTo(blocks ? NextStepKind.Block : NextStepKind.Done)
        );

    [Test]
    public void TheLedgersFailure_StopsTheRun_WhereverItStands()
    {
        var fault = new FaceLedgerException(FaceLedgerFault.DiskFull, "full");
        var step = Of(
            FaceEnrollmentErrorKind.HostCallback,
            FaceEnrollmentCertainty.NotSent,
            cause: new InvalidOperationException("x", fault)
        );
        Assert.That((step.Kind, step.Fault), Is.EqualTo((NextStepKind.Fail, (Exception)fault)));
    }

    [Test]
    public void AnOpenCallOfThePerson_IsWaitedFor_AndNotCounted()
    {
        var step = Of(
            FaceEnrollmentErrorKind.Conflict,
            FaceEnrollmentCertainty.NotSent,
            isRetryable: true,
            retryAfter: TimeSpan.FromSeconds(7)
        );
        Assert.That(
            (step.Kind, step.IsCounted, step.Wait),
            Is.EqualTo((NextStepKind.Again, false, (TimeSpan?)TimeSpan.FromSeconds(7)))
        );
    }

    [TestCase(FaceEnrollmentErrorKind.Throttled)]
    [TestCase(FaceEnrollmentErrorKind.CircuitOpen)]
    [TestCase(FaceEnrollmentErrorKind.LocalLimit)]
    public void Tried_ToldToComeLater_LosesNoAttempt(FaceEnrollmentErrorKind kind)
    {
        var step = Of(kind, FaceEnrollmentCertainty.NotApplied, isRetryable: true);
        // As the ledger has counted it, when it noted the send.
        var item = new ItemRow
        {
            Id = new RunItemKey(1, 1),
            Key = Guid.Empty,
            Attempts = 5,
        };
        var tried = RunItemRules.Tried(item, step, isVendorAway: false, maxAttempts: 5, s_now);
        Assert.That((tried.Status, tried.Attempts), Is.EqualTo((FaceRunEntryStatus.Waiting, 4)));
    }

    [Test]
    public void Tried_TheLastAttempt_IsRefused_ButNotWhileTheVendorIsAway()
    {
        var step = Of(FaceEnrollmentErrorKind.Transport, FaceEnrollmentCertainty.NotSent, isRetryable: true);
        var item = new ItemRow { Id = new RunItemKey(1, 1), Key = Guid.Empty };
        var first = RunItemRules.Tried(item, step, isVendorAway: false, maxAttempts: 2, s_now);
        Assert.That((first.Status, first.Attempts), Is.EqualTo((FaceRunEntryStatus.Waiting, 1)));
        Assert.That(first.NotBefore, Is.InRange(s_now.AddSeconds(4), s_now.AddSeconds(6)));
        var away = RunItemRules.Tried(first, step, isVendorAway: true, maxAttempts: 2, s_now);
        Assert.That((away.Status, away.Attempts), Is.EqualTo((FaceRunEntryStatus.Waiting, 1)));
        var last = RunItemRules.Tried(first, step, isVendorAway: false, maxAttempts: 2, s_now);
        Assert.That(
            (last.Status, last.Attempts, last.FinishedAt),
            Is.EqualTo((FaceRunEntryStatus.Refused, 2, (DateTimeOffset?)s_now))
        );
    }
}
