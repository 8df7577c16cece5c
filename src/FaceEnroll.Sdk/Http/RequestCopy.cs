namespace FaceEnroll.Sdk.Http;

/// <summary>Tells whether a request is a copy of another: what a vendor would take for the same one.</summary>
internal static class RequestCopy
{
    /// <summary>
    /// The same method, path, query and kind and length of body, and every header, of which one holds the signature. The
    /// host may be spelled in another way, and headers may have been added.
    /// </summary>
    public static bool IsOf(HttpRequestMessage original, HttpRequestMessage request)
    {
        if (
            request.Method != original.Method
            || request.RequestUri is not { IsAbsoluteUri: true } uri
            || original.RequestUri is not { IsAbsoluteUri: true } own
            || uri.PathAndQuery != own.PathAndQuery
            || request.Content is not { } content
            || original.Content is not { } body
            || content.Headers.ContentLength != body.Headers.ContentLength
            || content.Headers.ContentType?.ToString() != body.Headers.ContentType?.ToString()
        )
        {
            return false;
        }

        foreach (var header in original.Headers)
        {
            // The host's own is written anew for each address.
            if (header.Key != "Host" && !HasSame(request, header.Key, header.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasSame(HttpRequestMessage request, string name, IEnumerable<string> values) =>
        request.Headers.TryGetValues(name, out var others) && values.SequenceEqual(others);
}
