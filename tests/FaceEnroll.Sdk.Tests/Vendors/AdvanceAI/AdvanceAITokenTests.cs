using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.Credentials;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.AdvanceAI.AdvanceAISetup;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(AdvanceAITokens))]
[TestOf(typeof(AdvanceAIGenerateToken))]
[TestOf(typeof(AdvanceAIAccess))]
[TestOf(typeof(AccessTokenCache))]
[TestOf(typeof(SharedFetch<>))]
public class AdvanceAITokenTests
{
    private readonly FixedTimeProvider _clock = new(DateTimeOffset.FromUnixTimeMilliseconds(Now));

    [Test]
    public async Task Enroll_200CallsAtOnce_FetchOneToken()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stub = new VendorStub(async sent =>
        {
            if (!IsTokenRequest(sent))
            {
                return Succeed();
            }

            started.SetResult();
            await release.Task;
            return Token("T1");
        });
        var client = new AdvanceAIFaceEnrollmentClient(Options(), stub.Client);

        var calls = Enumerable
            .Range(0, 200)
            .Select(i => client.EnrollAsync(new AdvanceAIFaceEnrollmentRequest($"p{i}", FaceImage.FromBytes(Portrait))))
            .ToList();
        await started.Task;
        release.SetResult();
        await Task.WhenAll(calls);

        Assert.That(stub.Sent.Count(IsTokenRequest), Is.EqualTo(1));
        Assert.That(stub.Sent, Has.Count.EqualTo(201));
    }

    [Test]
    public async Task Enroll_FirstCallerCancels_TheOthersStillGetTheToken()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stub = new VendorStub(async sent =>
        {
            if (!IsTokenRequest(sent))
            {
                return Succeed();
            }

            started.SetResult();
            await release.Task;
            return Token("T1");
        });
        var client = new AdvanceAIFaceEnrollmentClient(Options(), stub.Client);
        using var cancel = new CancellationTokenSource();

        var first = client.EnrollAsync(Request(), cancel.Token);
        await started.Task;
        var second = client.EnrollAsync(new AdvanceAIFaceEnrollmentRequest("p2", FaceImage.FromBytes(Portrait)));
        await cancel.CancelAsync();
        var canceled = await Catch.Async<FaceEnrollmentCanceledException>(() => first);
        release.SetResult();

        Assert.That(canceled.Certainty, Is.EqualTo(Certainty.NotSent));
        Assert.That((await second).Images[0].FaceId, Is.EqualTo("1"));
        Assert.That(stub.Sent.Count(IsTokenRequest), Is.EqualTo(1));
    }

    [Test]
    public async Task Enroll_TokenRequestTooLarge_IsNotThePicture()
    {
        using var stub = new VendorStub(() => VendorStub.Reply(413, "Request Entity Too Large"));
        var e = await Catch.Async<FaceEnrollmentException>(() =>
            new AdvanceAIFaceEnrollmentClient(Options(), stub.Client).EnrollAsync(Request())
        );
        Assert.That((e.Kind, e.Certainty), Is.EqualTo((Kind.InvalidRequest, Certainty.NotApplied)));
        Assert.That(e.Message, Does.Contain("GenerateToken").And.Contain("The request is too large for the vendor."));
    }

    // A tenth of the life is kept back, at most five minutes: it must scale down for a token of a minute.
    [TestCase(60, 53, 55)]
    [TestCase(3600, 3299, 3301)]
    [TestCase(86400, 86099, 86101)]
    public async Task Enroll_TokenNearsItsEnd_IsReplacedInTime(int life, int good, int over)
    {
        using var stub = new VendorStub(sent =>
            IsTokenRequest(sent) ? Token("T", _clock.GetUtcNow().AddSeconds(life).ToUnixTimeMilliseconds()) : Succeed()
        );
        var client = Client(stub, o => o.TokenLifetime = TimeSpan.FromSeconds(life));
        var before = (await TokensAsync(client, stub)).Count;

        _clock.Advance(TimeSpan.FromSeconds(good));
        Assert.That(await TokensAsync(client, stub), Has.Count.EqualTo(before));
        _clock.Advance(TimeSpan.FromSeconds(over - good));
        Assert.That(await TokensAsync(client, stub), Has.Count.EqualTo(before + 1));

        async Task<List<SentRequest>> TokensAsync(AdvanceAIFaceEnrollmentClient c, VendorStub s)
        {
            await c.EnrollAsync(Request());
            return [.. s.Sent.Where(IsTokenRequest)];
        }
    }

    [TestCase(600_000, 541)]
    [TestCase(7_200_000, 3301)]
    [TestCase(-5_000, 3301)]
    [TestCase(long.MaxValue - Now, 3301)]
    public async Task Enroll_ReplyTellsAnotherLife_TheShorterCounts(long millisecondsLeft, int over)
    {
        using var stub = new VendorStub(sent => IsTokenRequest(sent) ? Token("T", Now + millisecondsLeft) : Succeed());
        var client = Client(stub);
        await client.EnrollAsync(Request());

        _clock.Advance(TimeSpan.FromSeconds(over - 2));
        await client.EnrollAsync(Request());
        Assert.That(stub.Sent.Count(IsTokenRequest), Is.EqualTo(1));
        _clock.Advance(TimeSpan.FromSeconds(2));
        await client.EnrollAsync(Request());
        Assert.That(stub.Sent.Count(IsTokenRequest), Is.EqualTo(2));
    }

    // This machine is four minutes fast, within the vendor's tolerance: the life is the vendor's, by its own clock.
    [Test]
    public async Task Enroll_VendorsClockDiffers_LifeIsTakenByTheDateHeader()
    {
        using var stub = new VendorStub(sent =>
        {
            var reply = IsTokenRequest(sent) ? Token("T", Now - 240_000 + 600_000) : Succeed();
            reply.Headers.Date = DateTimeOffset.FromUnixTimeMilliseconds(Now - 240_000);
            return reply;
        });
        var client = Client(stub);
        await client.EnrollAsync(Request());

        _clock.Advance(TimeSpan.FromSeconds(539));
        await client.EnrollAsync(Request());

        Assert.That(stub.Sent.Count(IsTokenRequest), Is.EqualTo(1));
    }

    [TestCase("IAM_FAILED")]
    [TestCase("ACCESS_DENIED")]
    public async Task Enroll_TokenRefused_IsFetchedAnewOnce(string code)
    {
        using var stub = Stub(() => Fail(200, code, "Token not found or expired"), Succeed);

        var result = await EnrollAsync(stub);

        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(Used(stub), Is.EqualTo(new[] { "T1", "T2" }));
        Assert.That(stub.Sent.Count(IsTokenRequest), Is.EqualTo(2));
    }

    [TestCase("IAM_FAILED")]
    [TestCase("ACCESS_DENIED")]
    public async Task Enroll_FreshTokenRefusedToo_IsPermission(string code)
    {
        using var stub = Stub(() => Fail(200, code));

        var e = await FailAsync(stub);

        Assert.That(e, Is.TypeOf<FaceEnrollmentAuthenticationException>());
        Assert.That((e.Kind, e.Certainty, e.VendorCode), Is.EqualTo((Kind.Permission, Certainty.NotApplied, code)));
        Assert.That(e.IsRetryable, Is.False);
        Assert.That(Used(stub), Is.EqualTo(new[] { "T1", "T2" }));
    }

    // Both calls hold T1 when it is revoked. The second one's refusal comes after T2 arrived, and must not cost T2.
    [Test]
    public async Task Enroll_OldTokenRefusedLate_LeavesTheNewOne()
    {
        var gates = new Dictionary<string, TaskCompletionSource>
        {
            ["a"] = new(TaskCreationOptions.RunContinuationsAsynchronously),
            ["b"] = new(TaskCreationOptions.RunContinuationsAsynchronously),
        };
        var arrived = new CountdownEvent(2);
        var tokens = 0;
        using var stub = new VendorStub(async sent =>
        {
            if (IsTokenRequest(sent))
            {
                return Token("T" + Interlocked.Increment(ref tokens));
            }

            if (sent.Headers["X-ACCESS-TOKEN"] != "T1")
            {
                return Succeed();
            }

            var person = Encoding.Latin1.GetString(sent.Body).Contains("person-a", StringComparison.Ordinal)
                ? "a"
                : "b";
            arrived.Signal();
            await gates[person].Task;
            return Fail(200, "IAM_FAILED");
        });
        var client = Client(stub);

        var a = client.EnrollAsync(new AdvanceAIFaceEnrollmentRequest("person-a", FaceImage.FromBytes(Portrait)));
        var b = client.EnrollAsync(new AdvanceAIFaceEnrollmentRequest("person-b", FaceImage.FromBytes(Portrait)));
        await Task.Run(arrived.Wait);
        gates["a"].SetResult();
        await a;
        gates["b"].SetResult();
        await b;

        Assert.That(stub.Sent.Count(IsTokenRequest), Is.EqualTo(2));
        Assert.That(Used(stub), Is.EquivalentTo(new[] { "T1", "T1", "T2", "T2" }));
    }

    [Test]
    public async Task Enroll_FetchFails_IsNotKept()
    {
        var count = 0;
        using var stub = new VendorStub(sent =>
            IsTokenRequest(sent)
                ? ++count == 1
                    ? Fail(200, "PARAMETER_ERROR", "Signature error")
                    : Token("T")
                : Succeed()
        );
        var client = Client(stub);

        var e = await Catch.Async<FaceEnrollmentAuthenticationException>(() => client.EnrollAsync(Request()));
        var result = await client.EnrollAsync(Request());

        Assert.That(e.Error.Operation, Is.EqualTo("GenerateToken"));
        Assert.That((e.Kind, e.Certainty), Is.EqualTo((Kind.Authentication, Certainty.NotApplied)));
        Assert.That(e.Images.Single().Status, Is.EqualTo(FaceImageStatus.NotEnrolled));
        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }

    [Test]
    public async Task Enroll_TimestampError_TakesTheVendorsClockAndAsksOnceMore()
    {
        var count = 0;
        using var stub = new VendorStub(sent =>
        {
            if (!IsTokenRequest(sent))
            {
                return Succeed();
            }

            var reply = ++count == 1 ? Fail(200, "PARAMETER_ERROR", "Timestamp error") : Token("T");
            reply.Headers.Date = DateTimeOffset.FromUnixTimeMilliseconds(Now + 360_000);
            return reply;
        });

        await EnrollAsync(stub);

        Assert.That(
            stub.Sent.Where(IsTokenRequest)
                .Select(s => JsonDocument.Parse(s.Body).RootElement.GetProperty("timestamp").GetString()),
            Is.EqualTo(new[] { $"{Now}", $"{Now + 360_000}" })
        );
    }

    // Nothing that happens to a token can have enrolled a face.
    [TestCase(200, "")]
    [TestCase(200, "{}")]
    [TestCase(200, "null")]
    [TestCase(200, "<html>")]
    [TestCase(200, """{"code":"SUCCESS"}""")]
    [TestCase(200, """{"code":"SUCCESS","data":"T1"}""")]
    [TestCase(200, """{"code":"SUCCESS","data":{"token":""}}""")]
    [TestCase(200, """{"code":"SUCCESS","data":{"token":5}}""")]
    [TestCase(200, """{"code":"SUCCESS","data":{"token":"a\r\nX: y"}}""")]
    [TestCase(200, """{"code":"SUCCESS","data":{"token":"é"}}""")]
    [TestCase(500, "")]
    [TestCase(503, "<html>")]
    [TestCase(408, "")]
    [TestCase(400, """{"code":"CLIENT_ERROR","message":"HTTP 400 - Bad Request"}""")]
    [TestCase(200, """{"code":"ERROR","message":"Server error."}""")]
    [TestCase(200, """{"code":"ACCOUNT_DISABLED"}""")]
    [TestCase(200, """{"code":"IAM_FAILED"}""")]
    [TestCase(200, """{"code":"SOMETHING_NEW"}""")]
    public async Task Enroll_BadTokenReply_IsNotAppliedAndNoFaceIsSent(int status, string reply)
    {
        using var stub = new VendorStub(() => VendorStub.Reply(status, reply));

        var e = await FailAsync(stub);

        Assert.That(e.Certainty, Is.EqualTo(Certainty.NotApplied));
        Assert.That(e.Error.Operation, Is.EqualTo("GenerateToken"));
        Assert.That(stub.Sent, Is.All.Matches<SentRequest>(IsTokenRequest));
    }

    [Test]
    public async Task Enroll_ServerErrorsAtTheTokenPassAway_IsEnrolled()
    {
        var count = 0;
        using var stub = new VendorStub(sent =>
            !IsTokenRequest(sent) ? Succeed()
            : ++count < 3 ? VendorStub.Reply(500, "")
            : Token("T")
        );

        await EnrollAsync(stub);

        Assert.That(count, Is.EqualTo(3));
    }

    [Test]
    public async Task Enroll_TokenServiceStaysDown_RetriesItsOwnCallsOnly()
    {
        using var stub = new VendorStub(() => VendorStub.Reply(503, ""));

        await FailAsync(stub, Options(o => o.Retry.MaxRetries = 2));

        Assert.That(stub.Sent, Has.Count.EqualTo(3), "not three times three");
    }

    [Test]
    public async Task Enroll_KeyRotates_EachKeyHasATokenOfItsOwn()
    {
        var key = "k1";
        var tokens = 0;
        using var stub = new VendorStub(sent => IsTokenRequest(sent) ? Token("T" + ++tokens) : Succeed());
        var client = Client(stub, o => o.CredentialsProvider = _ => new(new FaceEnrollmentCredentials(key, "s")));

        await client.EnrollAsync(Request());
        key = "k2";
        await client.EnrollAsync(Request());
        key = "k1";
        await client.EnrollAsync(Request());

        Assert.That(Used(stub), Is.EqualTo(new[] { "T1", "T2", "T1" }));
    }

    [Test]
    public async Task Enroll_RegionChanges_NoTokenGoesToAnotherHost()
    {
        var options = Options(o => o.TimeProvider = _clock);
        using var stub = new VendorStub(sent => IsTokenRequest(sent) ? Token("for-" + sent.Uri.Host) : Succeed());
        var client = new AdvanceAIFaceEnrollmentClient(options, stub.Client);

        foreach (var region in new[] { AdvanceAIRegion.Singapore, AdvanceAIRegion.Thailand, AdvanceAIRegion.Singapore })
        {
            options.Region = region;
            await client.EnrollAsync(Request());
        }

        var calls = stub.Sent.Where(s => !IsTokenRequest(s)).ToList();
        Assert.That(calls.Select(s => s.Headers["X-ACCESS-TOKEN"]), Is.EqualTo(calls.Select(s => "for-" + s.Uri.Host)));
        Assert.That(stub.Sent.Count(IsTokenRequest), Is.EqualTo(2));
    }

    [Test]
    public async Task Enroll_ProviderFails_IsNotSent()
    {
        using var stub = Stub(Succeed);

        var e = await FailAsync(
            stub,
            Options(o => o.CredentialsProvider = _ => throw new InvalidOperationException("canary"))
        );

        Assert.That((e.Kind, e.Certainty), Is.EqualTo((Kind.Authentication, Certainty.NotSent)));
        Assert.That(stub.Sent, Is.Empty);
    }

    [Test]
    public async Task Enroll_TokenRefused_AppearsInNoMessage()
    {
        using var stub = new VendorStub(sent =>
            IsTokenRequest(sent) ? Token("canary-token") : Fail(200, "IAM_FAILED", "canary-token")
        );

        var e = await FailAsync(stub);

        Assert.That(e.ToString(), Does.Not.Contain("canary"));
    }

    private AdvanceAIFaceEnrollmentClient Client(VendorStub stub, Action<AdvanceAIOptions>? change = null)
    {
        var options = Options(change);
        options.TimeProvider = _clock;
        return new AdvanceAIFaceEnrollmentClient(options, stub.Client);
    }

    private static IEnumerable<string> Used(VendorStub stub) =>
        stub.Sent.Where(s => !IsTokenRequest(s)).Select(s => s.Headers["X-ACCESS-TOKEN"]);
}
