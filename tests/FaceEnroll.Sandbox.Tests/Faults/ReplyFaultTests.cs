using System.Text.Json;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Faults;

/// <summary>Replies that are wrong, refusals on command, and which calls they hit.</summary>
public sealed class ReplyFaultTests : SandboxFixture
{
    private const SandboxVendor FinAuth = SandboxVendor.FinAuth;

    [Test]
    public async Task Truncated_IsHalfAReply_WellFramed_AndStored()
    {
        Sandbox.Faults.Next(FinAuth, SandboxFault.TruncatedReply());

        var reply = await FinAuthAddAsync(Portrait.Bytes);

        Assert.That(() => reply.Json, Throws.InstanceOf<JsonException>());
        Assert.That((reply.Status, Sandbox.Store.FaceCount), Is.EqualTo((200, 1)));
    }

    [Test]
    public async Task Oversized_IsAsLongAsAsked()
    {
        Sandbox.Faults.Next(FinAuth, SandboxFault.OversizedReply(1_000_000));

        var reply = await FinAuthAddAsync(Portrait.Bytes);

        Assert.That((reply.Body.Length, reply.At("face_token")!.Length), Is.EqualTo((1_000_000, 32)));
    }

    [Test]
    public async Task Html_Empty_WrongTypes_AreStored()
    {
        Sandbox.Faults.Next(FinAuth, SandboxFault.HtmlReply());
        Sandbox.Faults.Next(FinAuth, SandboxFault.EmptyReply());
        Sandbox.Faults.Next(FinAuth, SandboxFault.WrongTypedReply());

        var html = await FinAuthAddAsync(Portrait.Bytes);
        var empty = await FinAuthAddAsync(Portrait.Bytes);
        var wrong = await FinAuthAddAsync(Portrait.Bytes);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (html.Status, html.Body),
                Is.EqualTo((200, html.Body))
                    .And.Matches<(int, string)>(r => r.Item2.StartsWith("<html>", StringComparison.Ordinal))
            );
            Assert.That((empty.Status, empty.Body), Is.EqualTo((200, "")));
            Assert.That(wrong.Json.GetProperty("face_token").ValueKind, Is.EqualTo(JsonValueKind.Array));
            Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(3));
            Assert.That(
                Sandbox.DuplicateDeliveries.Select(r => r.DuplicateOf),
                Is.EqualTo(new long?[] { 1, 1 }),
                "same picture, same user"
            );
        }
    }

    [TestCase(429, "7", false)]
    [TestCase(502, null, false)]
    [TestCase(503, "10s", true)]
    [TestCase(504, null, true)]
    public async Task Status_WithOrWithoutRetryAfter_StoresAsAsked(int status, string? retryAfter, bool stored)
    {
        Sandbox.Faults.Next(FinAuth, SandboxFault.HttpStatus(status, retryAfter, stored));

        var reply = await FinAuthAddAsync(Portrait.Bytes);

        reply.Message.Headers.TryGetValues("Retry-After", out var values);
        Assert.That(
            (reply.Status, values?.Single(), Sandbox.Store.FaceCount),
            Is.EqualTo((status, retryAfter, stored ? 1 : 0))
        );
    }

    /// <summary>A 304 has no body, and speaks of what the caller has already.</summary>
    [Test]
    public void Status_ThatHasNoBody_IsRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => SandboxFault.HttpStatus(304), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => SandboxFault.EarlyReply(304), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(
                () => SandboxFault.Error("X", status: 304),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("status")
            );
        }
    }

    [Test]
    public async Task Throttled_AtEveryVendor_HasItsCode()
    {
        Sandbox.Faults.Next(null, SandboxFault.Throttled(), count: 5);
        var url = Sandbox.PublishPicture(Portrait.Bytes).ToString();

        var tencent = await CreateFaceAsync("sandbox-person", Base64);
        var guardrails = await AddFacesAsync("sandbox-person", url);
        var idVerification = await AddFaceRecordAsync(("FacePicture", Base64));
        var finAuth = await FinAuthAddAsync(Portrait.Bytes);
        var advance = await AdvanceAddAsync(Portrait.Bytes);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((tencent.Status, tencent.At("Response.Error.Code")), Is.EqualTo((200, "RequestLimitExceeded")));
            Assert.That((guardrails.Status, guardrails.At("code")), Is.EqualTo((200, "588")));
            Assert.That((idVerification.Status, idVerification.At("Code")), Is.EqualTo((403, "Throttling.Api")));
            Assert.That((finAuth.Status, finAuth.At("error")), Is.EqualTo((403, "CONCURRENCY_LIMIT_EXCEEDED")));
            Assert.That((advance.Status, advance.At("code")), Is.EqualTo((200, "SERVICE_BUSY")));
            Assert.That(advance.Message.Headers.GetValues("Retry-After"), Is.EqualTo(new[] { "10s" }));
            Assert.That((Sandbox.Store.FaceCount, Sandbox.Faults.Count), Is.EqualTo((0, 0)));
        }
    }

    [TestCase("FailedOperation.ServerError", false)]
    [TestCase("InternalError", true)]
    public async Task Error_OfTheVendor_StoresAsAsked(string code, bool stored)
    {
        Sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.Error(code, stored: stored));

        var reply = await CreateFaceAsync("sandbox-person", Base64);

        Assert.That(
            (reply.Status, reply.At("Response.Error.Code"), Sandbox.Store.FaceCount),
            Is.EqualTo((200, code, stored ? 1 : 0))
        );
    }

    [TestCase("NoFaceDetected", 401)]
    [TestCase("Throttling.User", 400)]
    [TestCase("InternalError", 500)]
    [TestCase("Forbidden.RAMUserAccessDenied", 403)]
    public async Task Error_OfIdVerification_HasTheDocumentedStatus(string code, int status)
    {
        Sandbox.Faults.Next(SandboxVendor.AlibabaIdVerification, SandboxFault.Error(code));

        var reply = await AddFaceRecordAsync(("FacePicture", Base64));

        Assert.That((reply.Status, reply.At("Code")), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task Fault_WithoutOperation_HitsTheEnrollingOneOnly()
    {
        Sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.Error("InternalError"));
        Sandbox.Faults.Next(
            SandboxVendor.AdvanceAI,
            SandboxFault.Error("ACCOUNT_DISABLED"),
            operation: "generate-token"
        );

        var read = await Client.TencentAsync("GetPersonBaseInfo", """{"PersonId":"sandbox-person"}""");
        var token = await Client.SendAsync(Client.AdvanceTokenRequest());

        Assert.That(
            (read.At("Response.Error"), token.At("code"), Sandbox.Faults.Count),
            Is.EqualTo(((string?)null, "ACCOUNT_DISABLED", 1))
        );
    }

    [Test]
    public async Task Probability_SameSeed_HitsTheSameCalls()
    {
        async Task<string> RunAsync()
        {
            Sandbox.Faults.Clear();
            Sandbox.Faults.WithProbability(FinAuth, SandboxFault.HttpStatus(502), 0.5, seed: 7);
            var pattern = string.Empty;
            for (var i = 0; i < 24; i++)
            {
                pattern += (await FinAuthAddAsync(FakePicture.Jpeg(300, 300))).Status == 502 ? 'x' : '.';
            }

            return pattern;
        }

        var first = await RunAsync();

        Assert.That(first, Does.Contain("x").And.Contain("."));
        Assert.That(await RunAsync(), Is.EqualTo(first));
    }

    [Test]
    public async Task Latency_OnTheSandboxClock_DelaysTheReply()
    {
        Sandbox.Faults.Next(FinAuth, SandboxFault.Latency(TimeSpan.FromSeconds(30)));
        var sending = FinAuthAddAsync(Portrait.Bytes);
        while (Clock.TimerCount == 0)
        {
            await Task.Yield();
        }

        Assert.That(sending.IsCompleted, Is.False);
        Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.That((await sending).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task WrongClock_ForOneCall_ShowsInItsDate()
    {
        Sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.WrongClock(TimeSpan.FromHours(-1)));

        var wrong = await CreateFaceAsync("sandbox-person", Base64);
        var right = await CreateFaceAsync("sandbox-person", Base64);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong.At("Response.Error.Code"), Is.EqualTo("AuthFailure.SignatureExpire"));
            Assert.That(wrong.Message.Headers.Date, Is.EqualTo(Clock.GetUtcNow().AddHours(-1)));
            Assert.That(right.At("Response.SucFaceNum"), Is.EqualTo("1"));
        }
    }

    [Test]
    public async Task ClockOffset_Lasting_MovesEveryCheck()
    {
        Sandbox.ClockOffset = TimeSpan.FromMinutes(6);

        var reply = await CreateFaceAsync("sandbox-person", Base64);

        Assert.That(reply.At("Response.Error.Code"), Is.EqualTo("AuthFailure.SignatureExpire"));
    }

    [Test]
    public async Task ExpiredToken_OnCommand_IsRefused()
    {
        var token = await Client.AdvanceTokenAsync();
        Sandbox.ExpireTokens();

        var all = await Client.AdvanceAsync(token, Portrait.Bytes, ("faceSetId", "sandbox-library"));
        Sandbox.Faults.Next(SandboxVendor.AdvanceAI, SandboxFault.ExpiredToken());
        var one = await AdvanceAddAsync(Portrait.Bytes);

        Assert.That(
            (all.At("code"), one.At("code"), Sandbox.Store.FaceCount),
            Is.EqualTo(("IAM_FAILED", "IAM_FAILED", 0))
        );
    }

    [Test]
    public async Task LimitRate_OverTheNumber_ThrottlesUntilTheNextSecond()
    {
        Sandbox.LimitRate(SandboxVendor.TencentCloud, 2);

        var codes = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            codes.Add((await CreateFaceAsync("sandbox-person", Base64)).At("Response.Error.Code"));
        }

        Clock.Advance(TimeSpan.FromSeconds(1));
        codes.Add((await CreateFaceAsync("sandbox-person", Base64)).At("Response.Error.Code"));

        Assert.That(codes, Is.EqualTo(new[] { null, null, "RequestLimitExceeded", null }));
    }
}
