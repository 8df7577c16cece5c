using FaceEnroll.Sdk.Http;

namespace FaceEnroll.Sdk.Tests.Http;

/// <summary>What is known of an attempt's body, and whether it may still send.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
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
        Assert.That(_evidence.FinalRefusal(false).Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        _evidence.GiveWrapped(1, isLast: true);
        Assert.That(_evidence.FinalRefusal(false).Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That(_evidence.FinalRefusal(true).Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(_evidence.Refusal.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent), "the first stays");
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

    [TestCase("https://a/x", "POST", "https://a/x", "POST", ExpectedResult = false)]
    [TestCase("https://a/x", "POST", "https://b/x", "POST", ExpectedResult = true)]
    [TestCase("https://a/x", "POST", "https://a/x", "GET", ExpectedResult = true)]
    public bool Redirect_ShowsInWhatTheReplyAnswers(string asked, string method, string answered, string by)
    {
        using var request = new HttpRequestMessage(new HttpMethod(by), answered);
        using var response = new HttpResponseMessage { RequestMessage = request };
        Pass(nameof(PrimaryKind.Real));
        _evidence.Replied(new Uri(asked), new HttpMethod(method), response);
        return _evidence.WasRedirected;
    }

    [Test]
    public void Clone_IsKnownByTheFlow_UntilTheAttemptIsOver()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://a/x");
        using var clone = new HttpRequestMessage(HttpMethod.Post, "https://a/x");
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, "https://a/token");
        using var read = new HttpRequestMessage(HttpMethod.Get, "https://a/x");
        _evidence.Begin(request, isGuardExpected: false, CancellationToken.None);
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

    // Our own failure is what came out: then the guard's count is all there is, though a handler holds a copy.
    [TestCase("the guard's", nameof(SendProgress.NotStarted))]
    [TestCase("wrapped", nameof(SendProgress.NotStarted))]
    [TestCase("made anew of its cause", nameof(SendProgress.NotStarted))]
    [TestCase("another", nameof(SendProgress.Complete))]
    public void FailureWithACopyAbout_OnlyTheGuardsOwnTells(string what, string progress)
    {
        ReadIntoABuffer();
        Pass(nameof(PrimaryKind.Real));
        var cause = new IOException();
        var failure = new HttpRequestException("refused", cause);
        _evidence.Failed(failure);
        Exception ended = what switch
        {
            "the guard's" => failure,
            "wrapped" => new InvalidOperationException("", failure),
            "made anew of its cause" => new OperationCanceledException("", cause),
            _ => new HttpRequestException("another"),
        };
        Assert.That(_evidence.ProgressBy(ended).ToString(), Is.EqualTo(progress));
        Assert.That(_evidence.AllowsSuccess, Is.False);
    }

    [TestCase(true, nameof(SendProgress.NotStarted))]
    [TestCase(false, nameof(SendProgress.Complete))]
    public void CancellationWithACopyAbout_TellsOnlyAtTheEndOfTheAttempt(bool isEnd, string progress)
    {
        using var attempt = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://a/x");
        _evidence.Begin(request, isGuardExpected: true, attempt.Token);
        ReadIntoABuffer();
        Pass(nameof(PrimaryKind.Real));
        if (isEnd)
        {
            attempt.Cancel();
        }

        _evidence.Failed(new OperationCanceledException());
        Assert.That(_evidence.ProgressBy(new OperationCanceledException()).ToString(), Is.EqualTo(progress));
        _evidence.Close(request, null);
    }

    [TestCase(false, false, false, nameof(ReplyDoubt.None))]
    [TestCase(true, false, false, nameof(ReplyDoubt.SentUnseen))]
    [TestCase(true, true, true, nameof(ReplyDoubt.None))]
    [TestCase(true, true, false, nameof(ReplyDoubt.SentUnseen))]
    [TestCase(false, true, false, nameof(ReplyDoubt.None))]
    public void Reply_WithACopyAbout_CountsOnlyIfItIsTheGuards(
        bool isCopied,
        bool isGuarded,
        bool isGuards,
        string doubt
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://a/x");
        using var response = new HttpResponseMessage();
        using var other = new HttpResponseMessage();
        _evidence.Begin(request, isGuardExpected: true, CancellationToken.None);
        if (isCopied)
        {
            ReadIntoABuffer();
        }

        if (isGuarded)
        {
            Pass(nameof(PrimaryKind.Real));
            _evidence.Replied(request.RequestUri, request.Method, response);
        }

        Assert.That(_evidence.Answered(isGuards ? response : other).ToString(), Is.EqualTo(doubt));
        Assert.That(_evidence.AllowsSuccess, Is.False, "nothing left through the guard");
        _evidence.Close(request, null);
    }

    private void ReadIntoABuffer()
    {
        _evidence.EnterOwnContent(Stream.Null);
        _evidence.Give(4, isLast: true);
        _evidence.Leave(isFinished: true);
    }

    private void Pass(string primary)
    {
        using var content = new ByteArrayContent([1]);
        using var sending = new CancellationTokenSource();
        Assert.That(_evidence.Pass(Kind(primary), content, sending), Is.False, "it must be wrapped");
    }

    private static PrimaryKind Kind(string name) => Enum.Parse<PrimaryKind>(name);
}
