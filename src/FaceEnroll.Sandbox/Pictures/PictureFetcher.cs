using System.Net;

namespace FaceEnroll.Sandbox.Pictures;

/// <summary>Gets a picture that came as an address: from the sandbox's own memory, or from loopback, never further.</summary>
internal sealed class PictureFetcher(PublishedPictures published, SandboxPictureFetch mode) : IDisposable
{
    private const int MaxBytes = 20 * 1024 * 1024;

    // Guardrails documents 3 s for a download; the others name no number.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    private readonly Lazy<HttpClient> _http = new(CreateClient);

    /// <summary>Where the sandbox itself listens, so that its own pictures need no connection.</summary>
    public Uri? Own { get; set; }

    /// <summary>Null when the picture could not be fetched.</summary>
    public async ValueTask<SandboxPicture?> FetchAsync(string url, CancellationToken cancellationToken)
    {
        // As the sandbox wrote the address itself, it need not be taken apart.
        if (
            Own is { } root
            && url.StartsWith(root.OriginalString, StringComparison.Ordinal)
            && published.TryGet(url[root.OriginalString.TrimEnd('/').Length..], out var known)
        )
        {
            return known;
        }

        if (!IsHttp(url, out var uri))
        {
            return null;
        }

        if (IsOwn(uri) && uri.AbsolutePath.StartsWith(PublishedPictures.PathPrefix, StringComparison.Ordinal))
        {
            return published.TryGet(uri.AbsolutePath, out var own) ? own : null;
        }

        if (mode == SandboxPictureFetch.Unseen)
        {
            return SandboxPicture.Trusted(url);
        }

        if (!uri.IsLoopback)
        {
            return null;
        }

        try
        {
            return SandboxPicture.From(
                await _http.Value.GetByteArrayAsync(uri, cancellationToken).ConfigureAwait(false)
            );
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            // Whatever the reason, for the vendor it is a picture that could not be downloaded.
            return null;
        }
    }

    public static bool IsHttp(string url, out Uri uri) =>
        Uri.TryCreate(url, UriKind.Absolute, out uri!) && (uri.Scheme is "http" or "https");

    public void Dispose()
    {
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }

    private bool IsOwn(Uri uri) => Own is not null && uri.Port == Own.Port && uri.Host == Own.Host;

    private static HttpClient CreateClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
            }
        )
        {
            Timeout = s_timeout,
            MaxResponseContentBufferSize = MaxBytes,
        };
}
