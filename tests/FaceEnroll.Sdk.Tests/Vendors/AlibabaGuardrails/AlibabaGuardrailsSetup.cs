using System.Net;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Support;
using RichardSzalay.MockHttp;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>A client with fixed clock, nonce and keys, and canned replies: the last one stays.</summary>
internal sealed class AlibabaGuardrailsSetup
{
    public const string Success =
        """{"msg":"OK","code":200,"requestId":"36D384DA","data":{"code":200,"groupIds":["foreign1"],"personId":"person1","faceImageItems":[{"success":true,"faceId":23088737259260929}]}}""";

    /// <summary>The same for whichever person.</summary>
    public static readonly string SuccessOfAnybody = Success.Replace("\"personId\":\"person1\",", "");

    private readonly Queue<Func<HttpResponseMessage>> _replies = new();

    public List<SentRequest> Sent { get; } = [];

    public Action? OnSent { get; set; }

    public AlibabaGuardrailsOptions Options { get; } =
        new()
        {
            AccessKeyId = "LTAI5tFAKEexample0000001",
            AccessKeySecret = "FAKEsecretFAKEsecretFAKEsecre1",
            TimeProvider = new FixedTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1795222923)),
            NonceSource = () => "nonce-roa-basic-0123456789abcdef",
            Retry = new FaceRetryOptions { MaxRetries = 0 },
        };

    /// <summary>A new one with the same replies, guarded as in a container.</summary>
    public HttpClient HttpClient => new(new FaceEnrollmentGuardHandler(Handler));

    /// <summary>What answers.</summary>
    public MockHttpMessageHandler Handler
    {
        get
        {
            var mock = new MockHttpMessageHandler();
            mock.When("*")
                .Respond(async request =>
                {
                    Sent.Add(await ReadAsync(request));
                    OnSent?.Invoke();
                    return (_replies.Count > 1 ? _replies.Dequeue() : _replies.Peek())();
                });
            return mock;
        }
    }

    public AlibabaGuardrailsFaceEnrollmentClient Client => new(Options, HttpClient);

    public AlibabaGuardrailsSetup Reply(string body, int status = 200, Action<HttpResponseMessage>? adjust = null) =>
        Reply(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
            adjust?.Invoke(response);
            return response;
        });

    public AlibabaGuardrailsSetup Reply(Func<HttpResponseMessage> reply)
    {
        _replies.Enqueue(reply);
        return this;
    }

    /// <summary>A request for as many URLs.</summary>
    public static AlibabaGuardrailsFaceEnrollmentRequest Urls(int count = 1) =>
        new("person1", Enumerable.Range(1, count).Select(i => FaceImage.FromUrl(new Uri($"http://xxx/xxx{i:00}.jpg"))));

    /// <summary>A success with these items.</summary>
    public static string Items(string items) =>
        $$$"""{"code":200,"data":{"code":200,"faceImageItems":[{{{items}}}]}}""";

    private static async Task<SentRequest> ReadAsync(HttpRequestMessage request)
    {
        var headers = request
            .Headers.NonValidated.Concat(request.Content!.Headers.NonValidated)
            .ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new SentRequest(request.RequestUri!, headers, await request.Content.ReadAsByteArrayAsync());
    }
}
