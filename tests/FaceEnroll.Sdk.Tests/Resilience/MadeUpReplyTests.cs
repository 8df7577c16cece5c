using System.Net;
using FaceEnroll.Sdk.Sending;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>Handlers of the host that answer in the vendor's place: what they say is not the vendor's word.</summary>
[TestOf(typeof(SendEvidence))]
[TestOf(typeof(GuardedSend))]
public class MadeUpReplyTests
{
    // A fallback, as many hosts have one: whatever broke becomes a reply.
    [TestCase(400, "")]
    [TestCase(307, "")]
    [TestCase(429, "")]
    [TestCase(503, "")]
    [TestCase(200, "code")]
    [TestCase(200, "enrolled")]
    public void LostReply_TurnedIntoAnother_IsUnknownAndSentOnce(int status, string body)
    {
        using var wire = new ScriptedHandler().BreakAfterBody().Reply(TencentScene.Enrolled);
        var e = Fail(wire, send => FallBackAsync(send, status, body));
        Assert.That((e.Certainty, wire.Sent.Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 1)));
    }

    [TestCase(400)]
    [TestCase(429)]
    public void HalfABody_TurnedIntoAReply_IsNotApplied(int status)
    {
        using var wire = new ScriptedHandler().BreakAfterBytes(70_000);
        var e = Fail(wire, send => FallBackAsync(send, status, ""), retries: 0);
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
    }

    [Test]
    public void NothingSent_TurnedIntoAReply_IsNotSent()
    {
        using var wire = new ScriptedHandler().BreakAfterBytes(0);
        var e = Fail(wire, send => FallBackAsync(send, 503, ""), retries: 0);
        Assert.That((e.Certainty, e.IsRetryable), Is.EqualTo((FaceEnrollmentCertainty.NotSent, true)));
    }

    // An overload that is told in another way, by a handler that knows better than the vendor.
    [Test]
    public void Reply_OfAnotherStatus_IsUnknownAndSentOnce([Values] bool isAnother)
    {
        using var wire = new ScriptedHandler().Reply("", 500).Reply(TencentScene.Enrolled);
        var e = Fail(
            wire,
            async send =>
            {
                var response = await send();
                if (isAnother)
                {
                    return new HttpResponseMessage((HttpStatusCode)429);
                }

                response.StatusCode = (HttpStatusCode)429;
                return response;
            }
        );
        Assert.That((e.Certainty, wire.Sent.Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 1)));
    }

    [TestCase(400, "")]
    [TestCase(429, "")]
    [TestCase(200, "enrolled")]
    public void ReplyOfAHandlerThatDidNotWait_IsUnknownAndSentOnce(int status, string body)
    {
        using var wire = new ScriptedHandler().HangAfterBody().Reply(TencentScene.Enrolled);
        var e = Fail(
            wire,
            async send =>
            {
                var sending = send();
                while (!wire.Hangs)
                {
                    await Task.Delay(1);
                }

                await Task.WhenAny(sending, Task.Delay(50));
                return Reply(status, body);
            }
        );
        Assert.That((e.Certainty, wire.Sent.Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 1)));
    }

    [Test]
    public async Task SameReply_InAMessageOfTheHandlersOwn_CountsAsTheVendors()
    {
        using var wire = new ScriptedHandler().Reply(TencentScene.Enrolled);
        var client = Client(
            wire,
            async send =>
            {
                using var response = await send();
                return Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync());
            }
        );
        var result = await client.EnrollAsync(Request());
        Assert.That(result.Images[0].FaceId, Is.EqualTo("77"));
    }

    // A limiter of the host: nothing was sent, so it is tried again.
    [Test]
    public async Task RefusalBeforeSending_IsTriedAgain()
    {
        using var wire = new ScriptedHandler().Reply(TencentScene.Enrolled);
        var isFirst = true;
        var client = Client(
            wire,
            send =>
            {
                var refuses = isFirst;
                isFirst = false;
                return refuses ? Task.FromResult(Reply(429, "")) : send();
            }
        );
        var result = await client.EnrollAsync(Request());
        Assert.That(result.Images[0].FaceId, Is.EqualTo("77"));
    }

    private static async Task<HttpResponseMessage> FallBackAsync(
        Func<Task<HttpResponseMessage>> send,
        int status,
        string body
    )
    {
        try
        {
            return await send();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Reply(status, body);
        }
    }

    private static HttpResponseMessage Reply(int status, string body) =>
        new((HttpStatusCode)status)
        {
            Content = new StringContent(
                body switch
                {
                    "code" => TencentScene.Error("RequestLimitExceeded"),
                    "enrolled" => TencentScene.Enrolled,
                    _ => body,
                }
            ),
        };

    private static FaceEnrollmentException Fail(
        HttpMessageHandler wire,
        Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> handle,
        int retries = 2
    ) => Assert.CatchAsync<FaceEnrollmentException>(() => Client(wire, handle, retries).EnrollAsync(Request()))!;

    private static FaceEnrollmentRequest Request() => new("made-up", FaceImage.FromBytes(TencentScene.Picture()));

    private static TencentCloudFaceEnrollmentClient Client(
        HttpMessageHandler wire,
        Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> handle,
        int retries = 2
    )
    {
        var options = new TencentCloudOptions { SecretId = "id", SecretKey = "key" };
        options.Retry.MaxRetries = retries;
        options.Retry.ThrottlingBaseDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        return new(
            options,
            new HttpClient(new Handler(handle) { InnerHandler = new FaceEnrollmentGuardHandler(wire) })
        );
    }

    private sealed class Handler(Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> handle)
        : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => handle(() => base.SendAsync(request, cancellationToken));
    }
}
