using System.Net;

namespace FaceEnroll.Sdk.Http;

/// <summary>What one attempt is built from: clock, nonce and credentials are read here, once, and nowhere else.</summary>
internal sealed class Attempt(
    FaceVendor vendor,
    string operation,
    DateTimeOffset now,
    Func<string> nonce,
    FaceEnrollmentCredentials? credentials,
    CancellationToken cancellationToken
)
{
    private string? _nonce;

    public FaceVendor Vendor { get; } = vendor;

    public string Operation { get; } = operation;

    /// <summary>The time to sign with, corrected to the vendor's clock.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The attempt's nonce, made when it is first asked for: not every scheme has one.</summary>
    public string Nonce => _nonce ??= nonce();

    /// <summary>The credentials; the pipeline has made sure of them where the operation needs some.</summary>
    public FaceEnrollmentCredentials Credentials =>
        credentials ?? throw new InvalidOperationException("This operation asked for no credentials.");

    /// <summary>Ends with the attempt's time, the call's time, or the caller's token.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>A new POST that carries the body, HTTP/1.1 exactly. Takes the body over.</summary>
    public HttpRequestMessage Post(Uri uri, RequestBody body, string contentType) =>
        new(HttpMethod.Post, uri)
        {
            Version = HttpVersion.Version11,
            Content = new RequestBodyContent(body, contentType, Vendor, Operation, CancellationToken),
            // .NET Framework asks "Expect: 100-continue" before a body unless it is told not to.
            Headers = { ExpectContinue = false },
        };

    /// <summary>A new GET, HTTP/1.1 exactly.</summary>
    public static HttpRequestMessage Get(Uri uri) => new(HttpMethod.Get, uri) { Version = HttpVersion.Version11 };
}
