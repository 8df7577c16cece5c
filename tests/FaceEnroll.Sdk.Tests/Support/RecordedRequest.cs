using System.Text;

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A request as it went to the wire.</summary>
internal sealed record RecordedRequest(
    string Method,
    Uri Uri,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body,
    Version Version
)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public static async Task<RecordedRequest> FromAsync(HttpRequestMessage request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers.Add(name, string.Join(", ", values));
        }

        byte[] body = [];
        if (request.Content is { } content)
        {
            // As a handler that goes to the wire does it: one pass into a stream, nothing buffered in the content.
            using var stream = new MemoryStream();
            await content.CopyToAsync(stream);
            body = stream.ToArray();
            foreach (var (name, values) in content.Headers.NonValidated)
            {
                headers.Add(name, string.Join(", ", values));
            }
        }

        return new RecordedRequest(request.Method.Method, request.RequestUri!, headers, body, request.Version);
    }
}
