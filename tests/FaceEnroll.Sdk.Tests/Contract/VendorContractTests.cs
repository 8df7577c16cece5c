using System.Text;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>What every vendor's client must do, whatever its protocol: one subclass per vendor supplies the replies.</summary>
/// <typeparam name="TOptions">The vendor's options.</typeparam>
[TestOf(typeof(VendorProbe))]
[TestOf(typeof(ReplyText))]
[TestOf(typeof(JsonCompleteness))]
[TestOf(typeof(EnrollmentPipeline))]
[TestOf(typeof(Attempt))]
[TestOf(typeof(TooLargeRequest))]
public abstract partial class VendorContractTests<TOptions>
    where TOptions : FaceEnrollmentOptions
{
    /// <summary>Options with these keys and all else that the vendor requires.</summary>
    protected abstract TOptions Options(string keyId, string secret, string? token);

    protected abstract IFaceEnrollmentClient Client(TOptions options, HttpClient httpClient);

    /// <summary>A valid request of the vendor's own type for one picture, with every text that it can carry.</summary>
    protected abstract FaceEnrollmentRequest Request(string personId, byte[] picture, Uri url, string name);

    /// <summary>One picture was enrolled.</summary>
    protected abstract string Success { get; }

    /// <summary>No face in the picture.</summary>
    protected abstract string Rejection { get; }

    protected abstract string Throttled { get; }

    protected abstract string BadCredentials { get; }

    /// <summary>A refusal with this text as the vendor's message.</summary>
    protected abstract string RefusalSaying(string message);

    protected virtual int RejectionStatus => 200;

    protected virtual int ThrottledStatus => 200;

    protected virtual int BadCredentialsStatus => 200;

    /// <summary>What differs when a request is signed anew.</summary>
    protected abstract string Signature(object recordedRequest);

    /// <summary>False where a token or the key itself stands for the signature, and serves several requests.</summary>
    protected virtual bool IsSignedAnew => true;

    /// <summary>The reply to a request that only prepares (a token, an upload); null for one that enrolls.</summary>
    protected virtual string? ReplyToPreparation(Uri uri, string body) => null;

    private static readonly Uri s_url = new($"https://pictures.example/a.jpg?sig={Canary.Query}");

    private static byte[] Picture { get; } =
        JpegSample.File(
            JpegSample.Segment(0xFE, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Canary.Picture, 9)))),
            JpegSample.Frame(480, 640)
        );

    [Test]
    public async Task Enroll_Accepted_ReturnsTheEnrolledPicture()
    {
        var wire = WireOf((200, Success));
        var client = Client(wire);
        var result = await client.EnrollAsync(Request());
        Assert.That(result.Vendor, Is.EqualTo(client.Vendor));
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(result.Images.Single().Kind, Is.EqualTo(FaceEnrollmentErrorKind.None));
        Assert.That(Enrollments(wire), Has.Count.EqualTo(1));
    }

    [Test]
    public void Enroll_NoFace_IsRejectedAndNotRetried()
    {
        var wire = WireOf((RejectionStatus, Rejection));
        var e = Fails<FaceImageRejectedException>(wire);
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(e.Images.Single().Status, Is.EqualTo(FaceImageStatus.NotEnrolled));
        Assert.That(Enrollments(wire), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Enroll_ThrottledThenAccepted_IsSignedAnew()
    {
        var wire = WireOf((ThrottledStatus, Throttled), (200, Success));
        var result = await Client(wire).EnrollAsync(Request());
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        var sent = Enrollments(wire);
        Assert.That(sent, Has.Count.EqualTo(2));
        Assert.That(Signature(sent[0]), Is.Not.Empty);
        Assert.That(
            Signature(sent[1]),
            IsSignedAnew ? Is.Not.EqualTo(Signature(sent[0])) : Is.EqualTo(Signature(sent[0]))
        );
    }

    [Test]
    public void Enroll_ThrottledTooOften_IsThrottledAndNotApplied()
    {
        var wire = WireOf((ThrottledStatus, Throttled));
        var e = Fails<FaceEnrollmentThrottledException>(wire);
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(e.IsRetryable, Is.True);
        Assert.That(Enrollments(wire), Has.Count.EqualTo(3));
    }

    [Test]
    public void Enroll_BadCredentials_IsAuthentication()
    {
        var e = Fails<FaceEnrollmentAuthenticationException>(WireOf((BadCredentialsStatus, BadCredentials)));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(e.Images.Single().Status, Is.EqualTo(FaceImageStatus.NotEnrolled));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("<html>sorry</html>")]
    [TestCase("{\"")]
    public void Enroll_UnreadableReply_IsUnknownAndNeverRetried(string body)
    {
        var wire = WireOf((200, body));
        var e = Fails<FaceEnrollmentOutcomeUnknownException>(wire);
        Assert.That(e.IsRetryable, Is.False);
        Assert.That(e.Images.Single().Status, Is.EqualTo(FaceImageStatus.Unknown));
        Assert.That(Enrollments(wire), Has.Count.EqualTo(1));
    }

    [Test]
    public void Enroll_SuccessCutAtAnyByte_IsUnknown()
    {
        for (var length = 0; length < Encoding.UTF8.GetByteCount(Success); length++)
        {
            var cut = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Success), 0, length);
            Fails<FaceEnrollmentOutcomeUnknownException>(WireOf((200, cut)));
        }
    }

    [Test]
    public void Enroll_CanceledBefore_SendsNothing()
    {
        var wire = WireOf((200, Success));
        var e = Assert.CatchAsync<FaceEnrollmentCanceledException>(() =>
            Client(wire).EnrollAsync(Request(), new CancellationToken(canceled: true))
        )!;
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Enroll_CanceledBeforeTheBodyIsAskedFor_IsNotSent()
    {
        var e = CanceledDuring(readBody: false);
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
    }

    [Test]
    public void Enroll_CanceledAfterTheBodyWasSent_IsUnknown()
    {
        var e = CanceledDuring(readBody: true);
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
    }

    [Test]
    public async Task Enroll_TwoHundredAtOnce_EachIsSentOnceAndWhole()
    {
        var wire = WireOf((200, Success));
        // The calls share one clock, which goes on by a second each time that somebody reads it.
        var options = Configured();
        options.Timeout = options.AttemptTimeout = TimeSpan.FromHours(12);
        var client = Client(options, wire.Client);
        var people = Enumerable.Range(0, 200).Select(i => $"p{i:D4}x").ToList();
        var results = await Task.WhenAll(people.Select(p => Task.Run(() => client.EnrollAsync(Request(p)))));
        Assert.That(results.Select(r => r.Images.Single().Status), Is.All.EqualTo(FaceImageStatus.Enrolled));
        var sent = Enrollments(wire).Select(r => r.Uri + r.Text).ToList();
        Assert.That(sent, Has.Count.EqualTo(200));
        foreach (var person in people)
        {
            Assert.That(sent.Count(s => s.Contains(person, StringComparison.Ordinal)), Is.EqualTo(1), person);
        }
    }

    private FaceEnrollmentCanceledException CanceledDuring(bool readBody)
    {
        using var source = new CancellationTokenSource();
        using var handler = Handler(
            async (request, cancellationToken) =>
            {
                if (readBody)
                {
                    await RecordedRequest.FromAsync(request);
                }

                await source.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return null!;
            }
        );
        using var http = new HttpClient(handler);
        var e = Assert.CatchAsync<FaceEnrollmentCanceledException>(() =>
            Client(Configured(), http).EnrollAsync(Request(), source.Token)
        )!;
        Assert.That(e.CancellationToken, Is.EqualTo(source.Token));
        return e;
    }

    /// <summary>Replies to what prepares, and hands over what enrolls.</summary>
    private StubHandler Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> enroll) =>
        new(
            async (request, cancellationToken) =>
            {
                // Only what prepares may be read here: reading is sending.
                var preparation = ReplyToPreparation(request.RequestUri!, "");
                return preparation is null ? await enroll(request, cancellationToken) : Wire.Reply(preparation);
            }
        );

    private Wire WireOf(params (int Status, string Body)[] replies)
    {
        var next = 0;
        return new Wire(request =>
            ReplyToPreparation(request.Uri, request.Text) is { } preparation
                ? Wire.Reply(preparation)
                : Enrolls(replies[Math.Min(Interlocked.Increment(ref next), replies.Length) - 1])
        );

        static HttpResponseMessage Enrolls((int Status, string Body) reply) => Wire.Reply(reply.Body, reply.Status);
    }

    private List<RecordedRequest> Enrollments(Wire wire) =>
        [.. wire.Requests.Where(r => ReplyToPreparation(r.Uri, r.Text) is null)];

    private TException Fails<TException>(Wire wire)
        where TException : Exception => Assert.CatchAsync<TException>(() => Client(wire).EnrollAsync(Request()))!;

    private IFaceEnrollmentClient Client(Wire wire) => Client(Configured(), wire.Client);

    private TOptions Configured()
    {
        var options = Options(Canary.KeyId, Canary.Secret, Canary.Token);
        options.TimeProvider = new TickingTimeProvider(new DateTimeOffset(2026, 11, 21, 4, 40, 0, TimeSpan.Zero));
        options.RequestsPerSecond = 1_000_000;
        options.Retry.MaxRetries = 2;
        options.Retry.BaseDelay = options.Retry.ThrottlingBaseDelay = TimeSpan.FromMilliseconds(1);
        return options;
    }

    private FaceEnrollmentRequest Request(string personId = Canary.PersonId) =>
        Request(personId, Picture, s_url, Canary.Name);
}
