using System.Net;
using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Tests.Sending;

/// <summary>What an attempt's evidence makes of handlers that copy, redirect, replace and fall back.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(SendEvidence))]
[TestOf(typeof(AttemptFlow))]
public class SendEvidenceOfHandlersTests
{
    private readonly SendEvidence _evidence = new(FaceVendor.TencentCloud, "CreateFace");

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

    // The guard's reply, or a handler's own reading of it, is followed by what nobody sees.
    [TestCase(true, nameof(SendProgress.NotStarted))]
    [TestCase(false, nameof(SendProgress.Complete))]
    public void FailureAfterAReplyWithACopyAbout_TellsOnlyIfTheReplyReachedUs(bool isOurs, string progress)
    {
        using var request = new VendorRequest(HttpMethod.Post, new Uri("https://a/x"));
        using var response = new HttpResponseMessage();
        _evidence.Begin(request, isGuardExpected: true);
        ReadIntoABuffer();
        Pass(nameof(PrimaryKind.Real));
        _evidence.Replied(request.RequestUri, request.Method, response);
        if (isOurs)
        {
            _evidence.Answered(response);
        }

        Assert.That(_evidence.ProgressBy(new HttpRequestException()).ToString(), Is.EqualTo(progress));
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
        using var request = new VendorRequest(HttpMethod.Post, new Uri("https://a/x"));
        using var response = new HttpResponseMessage();
        using var other = new HttpResponseMessage();
        _evidence.Begin(request, isGuardExpected: true);
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

    [TestCase("https://b/x", "POST", ExpectedResult = true)]
    [TestCase("https://a/x", "GET", ExpectedResult = true)]
    public bool Redirect_StaysKnown_WhateverTheNextReplyShows(string answered, string by)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Post, "https://a/x");
        using var other = new HttpRequestMessage(new HttpMethod(by), answered);
        using var response = new HttpResponseMessage { RequestMessage = other };
        _evidence.Begin(asked, isGuardExpected: false);
        Assert.That(_evidence.Answered(response), Is.EqualTo(ReplyDoubt.Redirected));
        Assert.That(_evidence.Answered(response), Is.EqualTo(ReplyDoubt.Redirected), "a second look");
        _evidence.Close(asked, null);
        return _evidence.WasRedirected;
    }

    // Without a guard a handler that holds the body may have followed a redirect, whatever it shows us.
    [TestCase(true, false, 299, ExpectedResult = false)]
    [TestCase(true, false, 300, ExpectedResult = true)]
    [TestCase(true, false, 399, ExpectedResult = true)]
    [TestCase(true, false, 400, ExpectedResult = false)]
    [TestCase(false, false, 307, ExpectedResult = false)]
    [TestCase(true, true, 307, ExpectedResult = false)]
    public bool RedirectReply_ForABufferedBodyWithoutAGuard_MayHaveBeenFollowed(
        bool isBuffered,
        bool isGuarded,
        int status
    )
    {
        using var content = new ByteArrayContent([1]);
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        if (isBuffered)
        {
            using var buffered = new Probe(_evidence);
            buffered.LoadIntoBufferAsync().GetAwaiter().GetResult();
        }
        else
        {
            ReadIntoABuffer();
        }

        if (isGuarded)
        {
            Pass(nameof(PrimaryKind.Real));
        }

        _evidence.Answered(response);
        return _evidence.WasRedirected;
    }

    [Test]
    public void OwnContentBelowTheGuard_CountsItself_OnlyUnread()
    {
        using var own = Own(_evidence);
        using var sending = new CancellationTokenSource();
        Assert.That(_evidence.Pass(PrimaryKind.Real, own, sending), Is.True);
        ReadIntoABuffer();
        Assert.That((_evidence.Progress, _evidence.AllowsSuccess), Is.EqualTo((SendProgress.Complete, true)));
        Assert.That(_evidence.BytesSent, Is.EqualTo(4));

        var read = new SendEvidence(FaceVendor.FinAuth, "AddFace");
        using var readContent = Own(read);
        read.EnterOwnContent(Stream.Null);
        Assert.That(read.Pass(PrimaryKind.Real, readContent, sending), Is.False, "it is in somebody's buffer");
        read.Close(null, null);

        var another = new SendEvidence(FaceVendor.FinAuth, "AddFace");
        Assert.That(another.Pass(PrimaryKind.Real, own, sending), Is.False, "another attempt's");
    }

    [Test]
    public void SuccessOfAWholeBody_StaysOne_WhenALaterReaderIsDone()
    {
        _evidence.EnterOwnContent(Stream.Null);
        Pass(nameof(PrimaryKind.Real));
        _evidence.EnterWrapped();
        _evidence.GiveWrapped(1, isLast: true);
        _evidence.Leave(isFinished: true);
        _evidence.Leave(isFinished: true);
        Assert.That(_evidence.AllowsSuccess, Is.True);
        _evidence.Close(null, null);
    }

    [Test]
    public void Content_OfAnAttemptThatBegan_TiesARequestToIt()
    {
        using var own = Own(_evidence);
        using var original = new VendorRequest(HttpMethod.Post, new Uri("https://a/x"));
        using var other = new HttpRequestMessage(HttpMethod.Put, "https://b/y") { Content = own };
        Assert.That(AttemptFlow.Of(other), Is.Null, "a request that stores no face");
        _evidence.Begin(original, isGuardExpected: true);
        Assert.That(AttemptFlow.Of(other), Is.SameAs(_evidence));
        original.RequestUri = new Uri("https://c/z");
        Assert.That(AttemptFlow.Of(original), Is.SameAs(_evidence), "its own entry");
        _evidence.Close(original, null);
    }

    [Test]
    public void ReplacedOnce_StaysReplaced()
    {
        using var own = new ByteArrayContent([1]);
        using var request = new HttpRequestMessage();
        _evidence.Close(request, own);
        _evidence.Close(request, own);
        Assert.That(_evidence.Progress, Is.EqualTo(SendProgress.Complete));
    }

    // An attempt of which copies may be about is remembered for minutes: its picture must not be.
    // A reply leads to its request. One may come after the end: a handler left the send behind.
    [TestCase(false)]
    [TestCase(true)]
    public void AttemptThatIsOver_HoldsNoPicture(bool isReplyLate)
    {
        WeakReference picture = null!;
        // A thread of its own: what Mono finds on a stack it keeps, and that stack is gone.
        var thread = new Thread(() => picture = Lose(isReplyLate));
        thread.Start();
        thread.Join();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(picture.IsAlive, Is.False);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Lose(bool isReplyLate)
    {
        var bytes = new byte[1000];
        using var picture = new OpenedImage(bytes);
        using var request = new VendorRequest(HttpMethod.Post, new Uri("https://a/picture"));
        using var response = new HttpResponseMessage { RequestMessage = request };
        request.Content = new RequestBodyContent(
            new RequestBodyBuilder().Literal("<"u8).Picture(picture, PictureEncoding.Raw).Literal(">"u8).Build(),
            "application/json",
            _evidence,
            CancellationToken.None
        );
        _evidence.Begin(request, isGuardExpected: true);
        ReadIntoABuffer();
        Pass(nameof(PrimaryKind.Real));
        _evidence.Replied(request.RequestUri, request.Method, response);
        _evidence.Close(request, request.Content);
        if (isReplyLate)
        {
            _evidence.Replied(request.RequestUri, request.Method, response);
        }

        return new WeakReference(bytes);
    }

    private static RequestBodyContent Own(SendEvidence evidence) =>
        new(new RequestBodyBuilder().Literal("<>"u8).Build(), "application/json", evidence, CancellationToken.None);

    /// <summary>Is read as our own content is.</summary>
    private sealed class Probe(SendEvidence evidence) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            evidence.EnterOwnContent(stream);
            evidence.Give(1, isLast: true);
            evidence.Leave(isFinished: true);
            return Task.CompletedTask;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 1;
            return true;
        }
    }

    private void ReadIntoABuffer()
    {
        using var buffer = new MemoryStream();
        _evidence.EnterOwnContent(buffer);
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
