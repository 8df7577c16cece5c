using System.Collections;
using System.Net;
using System.Net.Http.Headers;

namespace FaceEnroll.Sdk.Tests;

internal static class HttpPolyfill
{
    extension(HttpHeaders headers)
    {
        /// <summary>Each header with its values joined. Values that fit their header's syntax come out in its form.</summary>
        public JoinedHeaders NonValidated => new(headers);
    }

    extension(HttpClient)
    {
        /// <summary>There the proxy of all web requests.</summary>
        public static IWebProxy DefaultProxy
        {
            get => WebRequest.DefaultWebProxy;
            set => WebRequest.DefaultWebProxy = value;
        }
    }

    public static Task CopyToAsync(
        this HttpContent content,
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.CopyToAsync(stream, context);
    }

    public static Task CopyToAsync(this HttpContent content, Stream stream, CancellationToken cancellationToken) =>
        content.CopyToAsync(stream, null, cancellationToken);

    public static async Task<byte[]> ReadAsByteArrayAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await content.ReadAsByteArrayAsync();
    }

    public static async Task<string> ReadAsStringAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await content.ReadAsStringAsync();
    }

    internal readonly struct JoinedHeaders(HttpHeaders? headers) : IEnumerable<KeyValuePair<string, string>>
    {
        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
            (headers?.AsEnumerable() ?? [])
                .Select(h => new KeyValuePair<string, string>(h.Key, string.Join(", ", h.Value)))
                .GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
