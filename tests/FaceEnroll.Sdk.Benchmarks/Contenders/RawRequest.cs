using System.Net;
using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>The floor: a recorded request, sent again by HttpClient alone. Nothing is encoded, hashed, checked or parsed.</summary>
internal sealed class RawRequest
{
    private readonly HttpMethod _method;
    private readonly Uri _uri;
    private readonly string? _contentType;
    private readonly List<(string Name, string Value)> _headers = [];
    private readonly List<(string Name, string Value)> _contentHeaders = [];

    public RawRequest(Uri server, RecordedRequest recorded)
    {
        _method = new HttpMethod(recorded.Head.Method);
        _uri = new Uri(server, recorded.Head.Target);
        Body = recorded.Body;
        foreach (var (name, value) in recorded.Head.Headers)
        {
            switch (name.ToUpperInvariant())
            {
                case "HOST" or "CONTENT-LENGTH":
                    break;
                case "CONTENT-TYPE":
                    _contentType = value;
                    break;
                case "CONTENT-MD5":
                    _contentHeaders.Add((name, value));
                    break;
                default:
                    _headers.Add((name, value));
                    break;
            }
        }
    }

    public byte[] Body { get; }

    public async Task SendAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(_method, _uri) { Version = HttpVersion.Version11 };
        if (_method != HttpMethod.Get)
        {
            request.Content = new ByteArrayContent(Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", _contentType);
            foreach (var (name, value) in _contentHeaders)
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        foreach (var (name, value) in _headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }
}
