using System.Collections.Concurrent;
using System.Net;
using System.Text;
using RichardSzalay.MockHttp;

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Canned replies, given one after the other; the last one repeats. Keeps what was sent.</summary>
internal sealed class Wire
{
    private readonly MockHttpMessageHandler _mock = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private int _next;

    public Wire(params Func<RecordedRequest, HttpResponseMessage>[] replies)
    {
        _mock
            .When("*")
            .Respond(async request =>
            {
                var recorded = await RecordedRequest.FromAsync(request);
                _requests.Enqueue(recorded);
                var reply = replies[Math.Min(Interlocked.Increment(ref _next), replies.Length) - 1](recorded);
                reply.RequestMessage = request;
                return reply;
            });
    }

    public HttpMessageHandler Handler => _mock;

    public HttpClient Client => new(_mock);

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public RecordedRequest Request => _requests.Single();

    /// <summary>Replies with HTTP 200.</summary>
    public static Wire Json(params string[] bodies) =>
        new([.. bodies.Select(body => (Func<RecordedRequest, HttpResponseMessage>)(_ => Reply(body)))]);

    public static Wire Of(int status, string? body) => new(_ => Reply(body, status));

    public static HttpResponseMessage Reply(string? body, int status = 200) =>
        new((HttpStatusCode)status)
        {
            Content = body is null
                ? new ByteArrayContent([])
                : new StringContent(body, Encoding.UTF8, "application/json"),
        };
}
