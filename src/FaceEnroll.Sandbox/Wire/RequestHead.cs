namespace FaceEnroll.Sandbox.Wire;

/// <summary>Request line and headers as they came on the wire, kept apart from the connection.</summary>
internal sealed class RequestHead
{
    private readonly KeyValuePair<string, string>[] _headers;

    private RequestHead(string method, string target, KeyValuePair<string, string>[] headers)
    {
        Method = method;
        Target = target;
        _headers = headers;
        var start = PathStart(target);
        var mark = target.IndexOf('?', start);
        Path = mark < 0 ? target[start..] : target[start..mark];
        Query = mark < 0 ? string.Empty : target[(mark + 1)..];
    }

    public string Method { get; }

    public string Target { get; }

    /// <summary>Not decoded.</summary>
    public string Path { get; }

    /// <summary>Without the question mark, not decoded.</summary>
    public string Query { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    public static RequestHead From(Microsoft.AspNetCore.Http.HttpContext http)
    {
        var target = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var source = http.Request.Headers;
        var headers = new KeyValuePair<string, string>[source.Count];
        var i = 0;
        foreach (var (name, values) in source)
        {
            headers[i++] = new(
                name,
                values.Count == 1 ? values[0] ?? string.Empty : string.Join(',', values.ToArray())
            );
        }

        return new RequestHead(http.Request.Method, target, headers);
    }

    /// <summary>Null when absent; several with the same name are joined by a comma.</summary>
    public string? Header(string name)
    {
        foreach (var (key, value) in _headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The media type alone, in lower case; empty when absent.</summary>
    public string MediaType()
    {
        var type = Header("Content-Type") ?? string.Empty;
        var end = type.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? type : type[..end]).Trim().ToLowerInvariant();
    }

    // A client that takes the sandbox for a proxy sends the absolute form.
    private static int PathStart(string target)
    {
        if (target.StartsWith('/'))
        {
            return 0;
        }

        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        var slash = scheme < 0 ? -1 : target.IndexOf('/', scheme + 3);
        return slash < 0 ? target.Length : slash;
    }
}
