using FaceEnroll.Sandbox.Tests.Clients;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Signing;

/// <summary>Clock windows, nonces, tokens, unknown keys and broken uploads, each with the vendor's own code and status.</summary>
public sealed class AuthenticationRuleTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private ManualClock _clock = null!;
    private FaceEnrollSandbox _sandbox = null!;
    private TestClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new ManualClock(s_start);
        _sandbox = await FaceEnrollSandbox.StartAsync(new FaceEnrollSandboxOptions { TimeProvider = _clock });
        _client = new TestClient(_sandbox, _clock);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [TestCase(300, null)]
    [TestCase(301, "AuthFailure.SignatureExpire")]
    [TestCase(-301, "AuthFailure.SignatureExpire")]
    public async Task Tencent_ClockOffBySeconds_ExpiresAfterFiveMinutes(int seconds, string? code)
    {
        using var request = _client.Tencent("GetPersonBaseInfo", """{"PersonId":"sandbox-person"}""");
        _clock.Advance(TimeSpan.FromSeconds(seconds));

        var reply = await _client.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.At("Response.Error.Code")), Is.EqualTo((200, code)));
            Assert.That(
                reply.Message.Headers.Date,
                Is.EqualTo(_clock.GetUtcNow()),
                "the Date header is the sandbox's clock"
            );
        }
    }

    [TestCase(900, null)]
    [TestCase(901, "InvalidTimeStamp.Expired")]
    [TestCase(-901, "InvalidTimeStamp.Expired")]
    public async Task Alibaba_ClockOffBySeconds_ExpiresAfterFifteenMinutes(int seconds, string? code)
    {
        HttpRequestMessage[] requests =
        [
            _client.Roa("/green/sface/person", """{"personId":"sandbox-person"}"""),
            _client.Rpc(
                "QueryFaceRecord",
                ("FaceGroupCode", "sandbox-library"),
                ("CurrentPage", "1"),
                ("PageSize", "20")
            ),
            _client.Acs3(
                HttpMethod.Post,
                "QueryFaceRecord",
                "2022-08-09",
                "CurrentPage=1&FaceGroupCode=sandbox-library&PageSize=20",
                string.Empty
            ),
        ];
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        foreach (var request in requests)
        {
            var reply = await _client.SendAsync(request);

            Assert.That(reply.Status, Is.EqualTo(code is null ? 200 : 400), reply.Body);
            Assert.That(reply.At("HostId") is null ? null : reply.At("Code"), Is.EqualTo(code));
        }
    }

    [Test]
    public async Task Alibaba_SameRequestTwice_NonceIsUsed()
    {
        foreach (var scheme in new[] { "roa", "rpc", "acs3" })
        {
            var bytes = new List<Reply>();
            for (var i = 0; i < 2; i++)
            {
                bytes.Add(await _client.SendAsync(Repeat(scheme)));
            }

            Assert.That(bytes[0].Status, Is.EqualTo(200), bytes[0].Body);
            Assert.That((bytes[1].Status, bytes[1].At("Code")), Is.EqualTo((400, "SignatureNonceUsed")), scheme);
        }
    }

    [Test]
    public async Task EveryVendor_UnknownKey_HasItsOwnCode()
    {
        using var stranger = new TestClient(_sandbox, _clock) { KeyId = "stranger" };

        Assert.That(
            (await stranger.TencentAsync("GetPersonBaseInfo", "{}")).At("Response.Error.Code"),
            Is.EqualTo("AuthFailure.SecretIdNotFound")
        );
        Assert.That(
            (await stranger.GuardrailsAsync("/green/sface/person", "{}")).At("Code"),
            Is.EqualTo("InvalidAccessKeyId.NotFound")
        );
        Assert.That(
            (await stranger.IdVerificationAsync("QueryFaceRecord")).At("Code"),
            Is.EqualTo("InvalidAccessKeyId.NotFound")
        );
        Assert.That((await stranger.FinAuthAsync("add", null)).At("error"), Is.EqualTo("AUTHENTICATION_ERROR"));
        Assert.That((await stranger.SendAsync(stranger.AdvanceTokenRequest())).At("code"), Is.EqualTo("IAM_FAILED"));
    }

    [Test]
    public async Task EveryVendor_WrongSecret_HasItsOwnCode()
    {
        using var forger = new TestClient(_sandbox, _clock) { Secret = "guess" };

        Assert.That(
            (await forger.TencentAsync("GetPersonBaseInfo", "{}")).At("Response.Error.Code"),
            Is.EqualTo("AuthFailure.SignatureFailure")
        );
        Assert.That(
            (await forger.GuardrailsAsync("/green/sface/person", "{}")).At("Code"),
            Is.EqualTo("SignatureDoesNotMatch")
        );
        Assert.That(
            (await forger.IdVerificationAsync("QueryFaceRecord")).At("Code"),
            Is.EqualTo("SignatureDoesNotMatch")
        );
        Assert.That(
            (await forger.FinAuthAsync("add", null)).At("error"),
            Is.EqualTo("AUTHORIZATION_ERROR:INVALID_SIGN")
        );
        Assert.That(
            (await forger.SendAsync(forger.AdvanceTokenRequest())).At("message"),
            Is.EqualTo("Signature error")
        );
    }

    [Test]
    public async Task AdvanceToken_AfterItsPeriod_IsRefused()
    {
        var token = (await _client.SendAsync(_client.AdvanceTokenRequest(""","periodSecond":"60" """))).At(
            "data.token"
        )!;
        var early = await _client.AdvanceAsync(token, Portrait.Bytes, ("faceSetId", "sandbox-library"));
        _clock.Advance(TimeSpan.FromSeconds(61));

        var late = await _client.AdvanceAsync(token, Portrait.Bytes, ("faceSetId", "sandbox-library"));

        Assert.That(early.At("code"), Is.EqualTo("SUCCESS"), early.Body);
        Assert.That((late.At("code"), late.At("message")), Is.EqualTo(("IAM_FAILED", "Token not found or expired")));
    }

    [TestCase("recommended", "InvalidAccessKeyId")]
    [TestCase("csharpSdkLayout", "MalformedPOSTRequest")]
    [TestCase("nodeCaptured", "MalformedPOSTRequest")]
    public async Task OssForm_OfTheVectors_FramingDecides(string layout, string code)
    {
        var file = Vector.File("alibaba-oss-form.json");
        using var request = new HttpRequestMessage(HttpMethod.Post, _sandbox.Url)
        {
            Content = new ByteArrayContent(
                Convert.FromBase64String(file.GetProperty(layout).GetProperty("bodyBase64").GetString()!)
            ),
        };
        request.Content.Headers.TryAddWithoutValidation(
            "Content-Type",
            $"multipart/form-data; boundary={file.GetProperty("boundary").GetString()}"
        );

        var reply = await _client.SendAsync(request);

        Assert.That(reply.Body, Does.Contain($"<Code>{code}</Code>"));
    }

    private readonly Dictionary<string, Func<HttpRequestMessage>> _repeats = [];

    // The same signed bytes, in a message of its own each time.
    private HttpRequestMessage Repeat(string scheme)
    {
        if (!_repeats.TryGetValue(scheme, out var make))
        {
            var first = scheme switch
            {
                "roa" => _client.Roa("/green/sface/person", """{"personId":"sandbox-person"}"""),
                "rpc" => _client.Rpc(
                    "QueryFaceRecord",
                    ("FaceGroupCode", "sandbox-library"),
                    ("CurrentPage", "1"),
                    ("PageSize", "9")
                ),
                _ => _client.Acs3(
                    HttpMethod.Post,
                    "QueryFaceRecord",
                    "2022-08-09",
                    "CurrentPage=1&FaceGroupCode=sandbox-library&PageSize=20",
                    string.Empty
                ),
            };
            _repeats[scheme] = make = () => Copy(first);
        }

        return make();
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
            foreach (var (name, values) in content.Headers)
            {
                copy.Content.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return copy;
    }
}
