using System.Net;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Credentials;
using FaceEnroll.Sdk.Polyfills;
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Replies;

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

    /// <summary>What is known of the attempt's sending; null for a request without a body.</summary>
    public SendEvidence? Evidence { get; private set; }

    /// <summary>The pictures that its request carries, and their bytes; URLs do not count.</summary>
    public (int Count, long Bytes) Pictures { get; private set; }

    public FaceVendor Vendor { get; } = vendor;

    public string Operation { get; } = operation;

    /// <summary>The vendor's limits, for the text of an error; null when nobody gave them.</summary>
    public FaceEnrollmentLimits? Limits { get; init; }

    /// <summary>The time to sign with, corrected to the vendor's clock.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>When it began, by this machine's own clock.</summary>
    public DateTimeOffset LocalNow { get; init; }

    /// <summary>The attempt's nonce, made when it is first asked for: not every scheme has one.</summary>
    public string Nonce => _nonce ??= nonce();

    /// <summary>The credentials; the pipeline has made sure of them where the operation needs some.</summary>
    public FaceEnrollmentCredentials Credentials =>
        credentials ?? throw new InvalidOperationException("This operation asked for no credentials.");

    /// <summary>The person whose faces are stored or read; null where no person is named.</summary>
    public string? PersonId { get; init; }

    /// <summary>The access token that the request carries; null where there is none.</summary>
    public AccessToken? Token { get; set; }

    /// <summary>Whether a reply's text repeats something that was sent and must not be shown: a key, or the person's id.</summary>
    public bool IsRepeatedIn(string text) =>
        Holds(text, PersonId)
        || Holds(text, credentials?.KeyId)
        || Holds(text, credentials?.Secret)
        || Holds(text, credentials?.SessionToken)
        || Holds(text, Token?.Value)
        || Holds(text, Token?.Of.KeyId)
        || Holds(text, Token?.Of.Secret);

    /// <summary>Ends with the attempt's time, the call's time, or the caller's token.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>A new POST that carries the body, HTTP/1.1 exactly. Takes the body over.</summary>
    public HttpRequestMessage Post(Uri uri, RequestBody body, string contentType)
    {
        Pictures = body.Pictures;
        return new VendorRequest(HttpMethod.Post, uri)
        {
            Version = HttpVersion.Version11,
            Content = new RequestBodyContent(
                body,
                contentType,
                Evidence = new SendEvidence(Vendor, Operation),
                CancellationToken
            ),
        }.WithoutExpect();
    }

    /// <summary>A new GET, HTTP/1.1 exactly.</summary>
    public static HttpRequestMessage Get(Uri uri) =>
        new VendorRequest(HttpMethod.Get, uri) { Version = HttpVersion.Version11 };

    /// <summary>Shorter texts turn up by chance: a person may be called 7.</summary>
    private static bool Holds(string text, string? secret) =>
        secret is { Length: >= 6 } && text.AsSpan().IndexOf(secret.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0;
}
