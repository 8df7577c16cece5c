using System.Collections.Concurrent;
using System.Net;
using RichardSzalay.MockHttp;

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A request as the vendor got it.</summary>
internal sealed class SentRequest(HttpRequestMessage request, byte[] body)
{
    public HttpMethod Method { get; } = request.Method;

    public Uri Uri { get; } = request.RequestUri!;

    public Version Version { get; } = request.Version;

    public byte[] Body { get; } = body;

    public IReadOnlyDictionary<string, string> Headers { get; } =
        request
            .Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default)
            .ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}

/// <summary>A vendor that reads each request to its end, remembers it, and answers what the test says.</summary>
internal sealed class VendorStub : IDisposable
{
    private readonly MockHttpMessageHandler _handler = new();
    private readonly ConcurrentQueue<SentRequest> _sent = new();

    public VendorStub(Func<SentRequest, Task<HttpResponseMessage>> answer)
    {
        _handler.Fallback.Respond(async request =>
        {
            // Without this nothing would have been sent, and so nothing could have been applied.
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();
            var sent = new SentRequest(request, body);
            _sent.Enqueue(sent);
            return await answer(sent);
        });
        Client = new HttpClient(new FaceEnrollmentGuardHandler(_handler));
    }

    public VendorStub(Func<SentRequest, HttpResponseMessage> answer)
        : this(sent => Task.FromResult(answer(sent))) { }

    /// <summary>Answers in this order, the last one for ever.</summary>
    public VendorStub(params Func<HttpResponseMessage>[] answers)
        : this(InOrder(answers)) { }

    public HttpClient Client { get; }

    public IReadOnlyList<SentRequest> Sent => [.. _sent];

    public static HttpResponseMessage Reply(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    private static Func<SentRequest, HttpResponseMessage> InOrder(Func<HttpResponseMessage>[] answers)
    {
        var next = -1;
        return _ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]();
    }
}
