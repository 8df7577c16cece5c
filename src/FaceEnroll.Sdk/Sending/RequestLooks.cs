namespace FaceEnroll.Sdk.Sending;

/// <summary>
/// What a request looks like, so that a copy of it is recognized: the same method, path, query, kind and length of body,
/// and every header, one of which holds the signature. It holds nothing of the body.
/// </summary>
internal sealed class RequestLooks
{
    private readonly HttpMethod _method;
    private readonly string? _target;
    private readonly long? _length;
    private readonly string? _contentType;
    private readonly KeyValuePair<string, string[]>[] _headers;

    public RequestLooks(HttpRequestMessage request)
    {
        _method = request.Method;
        _target = Target(request);
        _length = request.Content?.Headers.ContentLength;
        _contentType = request.Content?.Headers.ContentType?.ToString();
        _headers =
        [
            // The host's own name is written anew for each address.
            .. request
                .Headers.Where(static header => header.Key != "Host")
                .Select(static header => new KeyValuePair<string, string[]>(header.Key, [.. header.Value])),
        ];
    }

    /// <summary>
    /// Whether a vendor would take the other request for the same one. The host may be spelled differently, headers may
    /// have been added, and a body that is sent in chunks names no length.
    /// </summary>
    public bool AreOf(HttpRequestMessage other) =>
        other.Method == _method
        && Target(other) is { } target
        && target == _target
        && other.Content is { } content
        && (content.Headers.ContentLength ?? _length) == _length
        && content.Headers.ContentType?.ToString() == _contentType
        && Array.TrueForAll(
            _headers,
            header => other.Headers.TryGetValues(header.Key, out var values) && values.SequenceEqual(header.Value)
        );

    /// <summary>Whether both are signed, but not alike: then the other is a request of its own.</summary>
    public static bool AreSignedApart(HttpRequestMessage one, HttpRequestMessage other)
    {
        const string Signature = "Authorization";
        return one.Headers.TryGetValues(Signature, out var own)
            && other.Headers.TryGetValues(Signature, out var others)
            && !own.SequenceEqual(others);
    }

    private static string? Target(HttpRequestMessage request) =>
        request.RequestUri is { IsAbsoluteUri: true } uri ? uri.PathAndQuery : null;
}
