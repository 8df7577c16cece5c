using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Tests.Sending;

/// <summary>What is known of an attempt's body, and whether it may still send.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(SendEvidence))]
[TestOf(typeof(AttemptFlow))]
public class SendEvidenceTests
{
    private readonly SendEvidence _evidence = new(FaceVendor.TencentCloud, "CreateFace");

    [Test]
    public void Unguarded_OurOwnContentTells()
    {
        Assert.That(_evidence.Progress, Is.EqualTo(SendProgress.NotStarted));
        _evidence.EnterOwnContent(Stream.Null);
        _evidence.Give(3, isLast: false);
        Assert.That((_evidence.Progress, _evidence.AllowsSuccess), Is.EqualTo((SendProgress.Partial, false)));
        _evidence.Give(4, isLast: true);
        _evidence.Leave(isFinished: true);
        Assert.That((_evidence.Progress, _evidence.AllowsSuccess), Is.EqualTo((SendProgress.Complete, true)));
        Assert.That((_evidence.BytesSent, _evidence.IsGuarded), Is.EqualTo((7, false)));
    }

    [Test]
    public void WriterThatDidNotComeToItsEnd_IsNoSuccess()
    {
        _evidence.EnterOwnContent(Stream.Null);
        _evidence.Give(4, isLast: true);
        _evidence.Leave(isFinished: false);
        Assert.That((_evidence.Progress, _evidence.AllowsSuccess), Is.EqualTo((SendProgress.Complete, false)));
    }

    [Test]
    public void ReplacedAndUnguarded_MayBeComplete()
    {
        using var own = new ByteArrayContent([1]);
        using var other = new ByteArrayContent([2]);
        using var request = new HttpRequestMessage { Content = other };
        _evidence.Close(request, own);
        Assert.That((_evidence.Progress, _evidence.AllowsSuccess), Is.EqualTo((SendProgress.Complete, true)));
    }

    [Test]
    public void NotReplacedAndNeverRead_IsNotStarted()
    {
        using var own = new ByteArrayContent([1]);
        using var request = new HttpRequestMessage { Content = own };
        _evidence.Close(request, own);
        Assert.That(_evidence.Progress, Is.EqualTo(SendProgress.NotStarted));
    }

    [TestCase(nameof(PrimaryKind.Real), false)]
    [TestCase(nameof(PrimaryKind.Stub), true)]
    public void GuardedButNeverRead_IsASuccessWithAStubOnly(string primary, bool isAllowed)
    {
        Pass(primary);
        Assert.That((_evidence.Progress, _evidence.AllowsSuccess), Is.EqualTo((SendProgress.NotStarted, isAllowed)));
    }

    // A handler read our content into a buffer above the guard, and nothing left through it.
    [TestCase(nameof(PrimaryKind.Real), nameof(SendProgress.NotStarted))]
    [TestCase(nameof(PrimaryKind.Unseen), nameof(SendProgress.Complete))]
    public void ReadAboveTheGuard_OnlyAGuardThatSeesTheWireKnowsBetter(string primary, string progress)
    {
        _evidence.EnterOwnContent(Stream.Null);
        _evidence.Give(4, isLast: true);
        _evidence.Leave(isFinished: true);
        Pass(primary);
        Assert.That(_evidence.Progress.ToString(), Is.EqualTo(progress));
    }

    [Test]
    public void Wrapped_CountsWhatLeaves()
    {
        Pass(nameof(PrimaryKind.Real));
        _evidence.EnterWrapped();
        _evidence.GiveWrapped(5, isLast: false);
        Assert.That((_evidence.Progress, _evidence.AllowsSuccess), Is.EqualTo((SendProgress.Partial, false)));
        _evidence.GiveWrapped(6, isLast: true);
        _evidence.GiveWrapped(0, isLast: false);
        Assert.That((_evidence.Progress, _evidence.AllowsSuccess), Is.EqualTo((SendProgress.Complete, false)));
        _evidence.Leave(isFinished: true);
        Assert.That((_evidence.BytesSent, _evidence.AllowsSuccess), Is.EqualTo((11, true)));
    }

    [Test]
    public void SecondPass_SecondReadAndSecondWrap_AreRefused()
    {
        Pass(nameof(PrimaryKind.Real));
        Assert.Throws<FaceEnrollmentException>(() => Pass(nameof(PrimaryKind.Real)));
        Assert.That(_evidence.Refusal!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        _evidence.EnterOwnContent(Stream.Null);
        Assert.Throws<FaceEnrollmentException>(() => _evidence.EnterOwnContent(Stream.Null));
        _evidence.EnterWrapped();
        _evidence.GiveWrapped(1, isLast: false);
        Assert.Throws<FaceEnrollmentException>(_evidence.EnterWrapped);
        Assert.That(
            _evidence.FinalRefusal(changesFaces: true).Certainty,
            Is.EqualTo(FaceEnrollmentCertainty.NotApplied)
        );
        _evidence.GiveWrapped(1, isLast: true);
        Assert.That(_evidence.FinalRefusal(changesFaces: true).Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That(
            _evidence.FinalRefusal(changesFaces: false).Certainty,
            Is.EqualTo(FaceEnrollmentCertainty.NotApplied)
        );
        Assert.That(_evidence.Refusal.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent), "the first stays");
    }

    [Test]
    public void RefusalAfterAWholeBody_IsUnknown()
    {
        Pass(nameof(PrimaryKind.Real));
        _evidence.EnterWrapped();
        _evidence.GiveWrapped(1, isLast: true);
        Assert.Throws<FaceEnrollmentOutcomeUnknownException>(() => Pass(nameof(PrimaryKind.Real)));
        Assert.That(_evidence.Refusal!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
    }

    // Below it the primary may be a chain, so what left counts if it is more than what was read above.
    [TestCase(false, nameof(SendProgress.Partial))]
    [TestCase(true, nameof(SendProgress.Complete))]
    public void UnseenPrimary_TheMoreOfBothCounts(bool isReadAbove, string progress)
    {
        if (isReadAbove)
        {
            _evidence.EnterOwnContent(Stream.Null);
            _evidence.Give(4, isLast: true);
            _evidence.Leave(isFinished: true);
        }

        Pass(nameof(PrimaryKind.Unseen));
        _evidence.EnterWrapped();
        _evidence.GiveWrapped(1, isLast: false);
        Assert.That(_evidence.Progress.ToString(), Is.EqualTo(progress));
    }

    [Test]
    public void Closed_SendsNothingMore()
    {
        _evidence.EnterOwnContent(Stream.Null);
        Assert.That(_evidence.WritersGone.IsCompleted, Is.False);
        _evidence.Close(null, null);
        Assert.Throws<IOException>(() => _evidence.Give(1, isLast: true));
        Assert.Throws<IOException>(() => _evidence.GiveWrapped(1, isLast: true));
        Assert.Throws<FaceEnrollmentException>(() => Pass(nameof(PrimaryKind.Real)));
        Assert.Throws<FaceEnrollmentException>(_evidence.EnterWrapped);
        Assert.Throws<FaceEnrollmentException>(() => _evidence.EnterOwnContent(Stream.Null));
        _evidence.Leave(isFinished: false);
        Assert.That((_evidence.WritersGone.IsCompleted, _evidence.BytesSent), Is.EqualTo((true, 0)));
        Assert.That(_evidence.Progress, Is.EqualTo(SendProgress.NotStarted));
    }

    [Test]
    public async Task WritersGone_IsWhenTheLastOneLeft()
    {
        _evidence.EnterOwnContent(Stream.Null);
        _evidence.EnterWrapped();
        var gone = _evidence.WritersGone;
        _evidence.Leave(isFinished: true);
        Assert.That(gone.IsCompleted, Is.False);
        _evidence.Leave(isFinished: true);
        await gone;
        Assert.That(gone.IsCompleted, Is.True);
    }

    [Test]
    public void Clone_IsKnownByTheFlow_UntilTheAttemptIsOver()
    {
        using var request = new VendorRequest(HttpMethod.Post, new Uri("https://a/x"));
        using var clone = new HttpRequestMessage(HttpMethod.Post, "https://a/x");
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, "https://a/token");
        using var read = new HttpRequestMessage(HttpMethod.Get, "https://a/x");
        _evidence.Begin(request, isGuardExpected: false);
        Assert.That(AttemptFlow.Of(request), Is.SameAs(_evidence));
        Assert.That(AttemptFlow.Of(clone), Is.SameAs(_evidence));
        Assert.That(AttemptFlow.Of(elsewhere), Is.Null);
        Assert.That(AttemptFlow.Of(read), Is.Null);
        _evidence.Close(request, null);
        Assert.That(AttemptFlow.Of(clone), Is.Null);
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    public void Abort_EndsASendThatStillRuns(bool hasPassed, bool isEnded)
    {
        using var sending = new CancellationTokenSource();
        _evidence.Pass(PrimaryKind.Real, null, sending);
        if (hasPassed)
        {
            _evidence.Passed();
        }

        _evidence.Abort();
        Assert.That(sending.IsCancellationRequested, Is.EqualTo(isEnded));
    }

    private void Pass(string primary)
    {
        using var content = new ByteArrayContent([1]);
        using var sending = new CancellationTokenSource();
        Assert.That(_evidence.Pass(Kind(primary), content, sending), Is.False, "it must be wrapped");
    }

    private static PrimaryKind Kind(string name) => Enum.Parse<PrimaryKind>(name);
}
