using System.Net;
using System.Text;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>A request as it went over the wire.</summary>
internal sealed class WireRequest
{
    public required string Method { get; init; }

    public required Uri Uri { get; init; }

    public required Dictionary<string, string> Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Which operation it is, by header, form or query; PostObject for the upload.</summary>
    public string Operation =>
        Headers.TryGetValue("x-acs-action", out var action) ? action
        : Query.TryGetValue("Action", out action) ? action
        : IsForm && Form.TryGetValue("Action", out action) ? action
        : "PostObject";

    public bool IsForm => Headers.GetValueOrDefault("Content-Type") == "application/x-www-form-urlencoded";

    public Dictionary<string, string> Form => Pairs(Encoding.UTF8.GetString(Body));

    public Dictionary<string, string> Query => Pairs(Uri.Query.TrimStart('?'));

    public static async Task<WireRequest> ReadAsync(HttpRequestMessage request)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (var header in request.Headers.NonValidated)
        {
            headers.Add(header.Key, header.Value.ToString());
        }

        var body = Array.Empty<byte>();
        if (request.Content is { } content)
        {
            body = await content.ReadAsByteArrayAsync();
            foreach (var header in content.Headers.NonValidated)
            {
                headers.Add(header.Key, header.Value.ToString());
            }
        }

        return new WireRequest
        {
            Method = request.Method.Method,
            Uri = request.RequestUri!,
            Headers = headers,
            Body = body,
        };
    }

    /// <summary>Decoded as a form is: a name that stands twice is a fault.</summary>
    private static Dictionary<string, string> Pairs(string text)
    {
        Dictionary<string, string> pairs = [];
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            pairs.Add(WebUtility.UrlDecode(parts[0]), WebUtility.UrlDecode(parts[1]));
        }

        return pairs;
    }
}
