using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>Plain requests to a sandbox, signed by code that shares nothing with it.</summary>
internal sealed partial class TestClient : IDisposable
{
    private static int s_nonce;
    private readonly HttpClient _http;
    private readonly Uri _url;
    private readonly TimeProvider _clock;

    private readonly bool _http2;

    public TestClient(
        FaceEnrollSandbox sandbox,
        TimeProvider? clock = null,
        X509Certificate2? trusted = null,
        bool http2 = false
    )
        : this(sandbox.Url, clock, trusted, http2) { }

    public TestClient(Uri url, TimeProvider? clock = null, X509Certificate2? trusted = null, bool http2 = false)
    {
        _http2 = http2;
        _url = url;
        _clock = clock ?? TimeProvider.System;
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            MaxConnectionsPerServer = 64,
            AllowAutoRedirect = false,
        };
        if (trusted is not null)
        {
            var root = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust };
            root.RevocationMode = X509RevocationMode.NoCheck;
            root.CustomTrustStore.Add(trusted);
            handler.SslOptions.CertificateChainPolicy = root;
        }

        _http = new HttpClient(handler);
    }

    public string KeyId { get; init; } = "sandbox-key";

    public string Secret { get; init; } = "sandbox-secret";

    public HttpClient Http => _http;

    public DateTimeOffset Now => _clock.GetUtcNow();

    public void Dispose() => _http.Dispose();

    public async Task<Reply> SendAsync(HttpRequestMessage request) =>
        await Reply.FromAsync(await _http.SendAsync(Versioned(request)));

    /// <summary>HTTP/2 and nothing else, where the client was made for it.</summary>
    public HttpRequestMessage Versioned(HttpRequestMessage request)
    {
        if (_http2)
        {
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }

        return request;
    }

    private string Authority => _url.Authority;

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string NewNonce() =>
        $"nonce-{Interlocked.Increment(ref s_nonce)}-{RandomNumberGenerator.GetHexString(12)}";

    private static string Iso(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static ByteArrayContent Content(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    /// <summary>A form as curl writes it.</summary>
    public static ByteArrayContent Form(
        IEnumerable<(string Name, string Value)> fields,
        string? fileField = null,
        byte[]? file = null
    )
    {
        const string Boundary = "------------------------d74496d66958873e";
        var body = new MemoryStream();
        foreach (var (name, value) in fields)
        {
            body.Write(Utf8($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        }

        if (fileField is not null)
        {
            body.Write(
                Utf8(
                    $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{fileField}\"; filename=\"face.jpg\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                )
            );
            body.Write(file);
            body.Write(Utf8("\r\n"));
        }

        body.Write(Utf8($"--{Boundary}--\r\n"));
        return Content(body.ToArray(), $"multipart/form-data; boundary={Boundary}");
    }
}
