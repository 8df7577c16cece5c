using System.Net;
using System.Text;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>
/// The other side: answers what prepares and what reads back, lets the test do what it likes with what enrolls, and notes
/// all that proved the sender.
/// </summary>
/// <param name="forbidden">Where to note it.</param>
/// <param name="answer">
/// The reply to a request, of which only method, URL and headers are there, that does not enroll; null for one that does.
/// Its second argument is the enrollment that was read before, if any.
/// </param>
/// <param name="enroll">What an enrollment meets.</param>
internal sealed class LeakingWire(
    Forbidden forbidden,
    Func<RecordedRequest, RecordedRequest?, string?> answer,
    Func<LeakingWire, HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> enroll
) : HttpMessageHandler
{
    private readonly List<RecordedRequest> _requests = [];
    private RecordedRequest? _enrollment;

    /// <summary>Requests to enroll that began.</summary>
    public int Enrollments { get; private set; }

    /// <summary>URLs and bodies as far as they got.</summary>
    public string Text => string.Join("\n", _requests.Select(r => Uri.UnescapeDataString(r.Uri.Query) + r.Text));

    /// <summary>What the requests proved their sender by.</summary>
    public IEnumerable<string> Proofs => _requests.SelectMany(WireSecrets.Of);

    /// <summary>Reads an enrollment to its end.</summary>
    public async Task<RecordedRequest> ReadAsync(HttpRequestMessage message)
    {
        _enrollment = await RecordedRequest.FromAsync(message);
        Note(_enrollment);
        return _enrollment;
    }

    /// <summary>Reads so many bytes of the body; then the connection is gone.</summary>
    public async Task<HttpResponseMessage> BreakAsync(HttpRequestMessage message, int bytes)
    {
        Note(await HeadAsync(message));
        try
        {
            // It cannot grow: writing beyond its end fails.
            await message.Content!.CopyToAsync(new MemoryStream(new byte[bytes]));
        }
        catch (NotSupportedException e)
        {
            throw new HttpRequestException("Error while copying content to a stream.", new IOException("reset", e));
        }

        throw new AssertionException("The body is shorter than that.");
    }

    public static HttpResponseMessage Response(string body, int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        HttpResponseMessage response;
        if (answer(await HeadAsync(request), _enrollment) is { } reply)
        {
            Note(await RecordedRequest.FromAsync(request));
            response = Response(reply);
        }
        else
        {
            Enrollments++;
            response = await enroll(this, request, cancellationToken);
        }

        response.RequestMessage = request;
        return response;
    }

    private static Task<RecordedRequest> HeadAsync(HttpRequestMessage request)
    {
        var head = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var header in request.Headers.NonValidated)
        {
            head.Headers.TryAddWithoutValidation(header.Key, header.Value.ToString());
        }

        return RecordedRequest.FromAsync(head);
    }

    private void Note(RecordedRequest request)
    {
        _requests.Add(request);
        foreach (var secret in WireSecrets.Of(request))
        {
            forbidden.Add(secret);
        }
    }
}

internal static class ResponseExtensions
{
    public static HttpResponseMessage With(this HttpResponseMessage response, string header, string value)
    {
        response.Headers.TryAddWithoutValidation(header, value);
        return response;
    }
}
