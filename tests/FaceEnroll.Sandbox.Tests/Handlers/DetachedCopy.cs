namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>Copies of a request that nothing ties to it: bytes of its own, no options.</summary>
internal static class DetachedCopy
{
    public static async Task<HttpRequestMessage> OfAsync(HttpRequestMessage request, string? host = null)
    {
        var address = new UriBuilder(request.RequestUri!);
        address.Host = host ?? address.Host;
        var copy = new HttpRequestMessage(request.Method, address.Uri) { Version = request.Version };
        foreach (var header in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        // Some vendors sign the host's name.
        copy.Headers.Host = host is null ? copy.Headers.Host : request.RequestUri!.Authority;
        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync());
            foreach (var header in content.Headers)
            {
                copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return copy;
    }
}
