using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>What all operations under /green/sface share: a signed JSON POST, and two envelopes on one host.</summary>
internal static class AlibabaGuardrailsProtocol
{
    private const string Version = "2018-05-09";

    /// <summary>Exactly this, without charset, in both Accept and Content-Type: the page requires it, and it is signed.</summary>
    private const string Json = "application/json";

    /// <summary>The query as the vendor documents it; empty when there is nothing to send.</summary>
    public static SignedParameter[] Query(AlibabaGuardrailsClientInfo? clientInfo)
    {
        if (clientInfo is null)
        {
            return [];
        }

        using var buffer = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            JsonSerializer.Serialize(writer, clientInfo, AlibabaGuardrailsJson.Default.AlibabaGuardrailsClientInfo);
        }

        var json = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        return json == "{}" ? [] : [new SignedParameter("clientInfo", json)];
    }

    /// <summary>Hashes the body, signs, and sets the headers.</summary>
    public static async ValueTask<HttpRequestMessage> BuildAsync(
        Attempt attempt,
        AlibabaGuardrailsOptions options,
        EndpointPath path,
        SignedParameter[] query,
        RequestBody body
    )
    {
        try
        {
            var isAcs3 = options.SignatureScheme == AlibabaGuardrailsSignatureScheme.Acs3;
            var digest = isAcs3
                ? await body.Sha256Async(attempt.CancellationToken).ConfigureAwait(false)
                : await body.Md5Async(attempt.CancellationToken).ConfigureAwait(false);
            // Encoded strictly in the URL. (The older Uri decodes ! ' ( ) * : again when there is non-ASCII text too. That
            // is the same query to a server that decodes before it verifies, as both schemes require.)
            var encoded = AlibabaRpcSignature.CanonicalQuery(query);
            var endpoint = options.EffectiveEndpoint;
            var uri = encoded.Length == 0 ? path.At(endpoint) : new Uri(endpoint, $"{path.Path}?{encoded}");
            var request = attempt.Post(uri, body, Json);
            request.Headers.TryAddWithoutValidation("Accept", Json);
            if (isAcs3)
            {
                SignAcs3(request, attempt, options, path.Path, encoded, digest);
            }
            else
            {
                SignRoa(request, attempt, options, path.Path, query, Convert.ToBase64String(digest));
            }

            return request;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The members of a success.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="urls">How many pictures the vendor was to download.</param>
    /// <exception cref="FaceEnrollmentException">It is an error, or not something that the vendor documents.</exception>
    public static AlibabaGuardrailsReply Read(VendorReply reply, int urls = 0)
    {
        if (reply.Readability != ReplyReadability.Readable)
        {
            throw reply.Unreadable();
        }

        var envelope = new AlibabaGuardrailsEnvelope(reply.Json);
        var requestId = reply.Shown(AlibabaGuardrailsText.Of(envelope.RequestId));
        var message = AlibabaGuardrailsText.Of(envelope.Msg) ?? AlibabaGuardrailsText.Of(envelope.Message);
        AlibabaGuardrailsData? data = envelope.Data is { ValueKind: JsonValueKind.Object } members
            ? new AlibabaGuardrailsData(members)
            : null;
        // Next to an error, a face says that one of the two is wrong, and nobody knows which.
        Verdict? contradiction = data is { LooksApplied: true }
            ? Verdict.Unknown(FaceEnrollmentErrorKind.Protocol)
            : null;
        // The body decides, whatever the status: service codes are documented with HTTP 200 and with their own number.
        var code = AlibabaGuardrailsText.Of(envelope.Code) ?? throw reply.Unreadable(requestId, contradiction);
        if (!IsNumber(code, out var outer))
        {
            // A number comes from the service, text from the gateway.
            throw reply.Refused(
                code,
                contradiction ?? AlibabaGuardrailsErrors.ForGatewayCode(code),
                message,
                requestId
            );
        }

        int? inner = null;
        if (
            outer == AlibabaGuardrailsErrors.Success
            && data is { Code: var said }
            && !AlibabaGuardrailsText.IsMissing(said)
        )
        {
            code = AlibabaGuardrailsText.Of(said);
            inner = IsNumber(code, out var number)
                ? number
                : throw reply.Unreadable(requestId, contradiction, isShaped: true);
        }

        if (AlibabaGuardrailsErrors.ForReply(outer, inner, message, urls) is { } verdict)
        {
            throw reply.Refused(code!, contradiction ?? verdict, message, requestId);
        }

        // The number of success is the HTTP status itself.
        return reply.Status is >= 200 and < 300
            ? new AlibabaGuardrailsReply(data, requestId)
            : throw Doubtful(reply, requestId);
    }

    /// <summary>A success that something else in the reply contradicts: nobody knows which of the two is wrong.</summary>
    private static FaceEnrollmentException Doubtful(VendorReply reply, string? requestId) =>
        reply.Unreadable(requestId, Verdict.Unknown(FaceEnrollmentErrorKind.Protocol), isShaped: true);

    /// <summary>
    /// Whether a success names a different person from the one asked about: it answers another request. Not every reply names one.
    /// </summary>
    public static bool IsOfAnother(AlibabaGuardrailsData? data, string personId) =>
        data is { PersonId: var said }
        && AlibabaGuardrailsText.Of(said) is { } person
        && !string.Equals(person, personId, StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string? code, out int number) =>
        int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static void SignRoa(
        HttpRequestMessage request,
        Attempt attempt,
        AlibabaGuardrailsOptions options,
        string path,
        SignedParameter[] query,
        string contentMd5
    )
    {
        // Text, not a typed header: this way exactly what is signed is sent.
        var date = WireDate.Rfc1123(attempt.Now);
        var signed = AcsHeaders(
            attempt,
            new SignedHeader("x-acs-signature-method", "HMAC-SHA1"),
            new SignedHeader("x-acs-signature-nonce", attempt.Nonce),
            new SignedHeader("x-acs-signature-version", "1.0"),
            new SignedHeader("x-acs-version", Version)
        );
        var input = new AlibabaRoaSignatureInput
        {
            AccessKeyId = attempt.Credentials.KeyId,
            AccessKeySecret = attempt.Credentials.Secret,
            Method = "POST",
            Accept = Json,
            ContentMd5 = contentMd5,
            ContentType = Json,
            Date = date,
            AcsHeaders = signed,
            Path = path,
            Query = query,
        };
        request.Headers.TryAddWithoutValidation("Date", date);
        request.Content!.Headers.TryAddWithoutValidation("Content-MD5", contentMd5);
        Add(request, signed, AlibabaRoaSignature.Authorize(input, options.Hmacs.Roa));
    }

    private static void SignAcs3(
        HttpRequestMessage request,
        Attempt attempt,
        AlibabaGuardrailsOptions options,
        string path,
        string canonicalQuery,
        byte[] payloadHash
    )
    {
        // The operation's name in the vendor's generated clients.
        var signed = AcsHeaders(
            attempt,
            new SignedHeader("x-acs-action", attempt.Operation),
            new SignedHeader("x-acs-content-sha256", Hex(payloadHash)),
            new SignedHeader("x-acs-date", WireDate.Iso8601(attempt.Now)),
            new SignedHeader("x-acs-signature-nonce", attempt.Nonce),
            new SignedHeader("x-acs-version", Version)
        );
        var input = new AlibabaAcs3SignatureInput
        {
            AccessKeyId = attempt.Credentials.KeyId,
            AccessKeySecret = attempt.Credentials.Secret,
            Method = "POST",
            Path = path,
            CanonicalQuery = canonicalQuery,
            Host = WireHost.Of(request.RequestUri!),
            ContentType = Json,
            AcsHeaders = signed,
            PayloadHash = payloadHash,
        };
        Add(request, signed, AlibabaAcs3Signature.Authorize(input, options.Hmacs.Acs3));
    }

    /// <summary>The headers with the token of temporary credentials: every x-acs-* header that is sent is signed.</summary>
    private static SignedHeader[] AcsHeaders(Attempt attempt, params SignedHeader[] headers) =>
        attempt.Credentials.SessionToken is { } token
            ? [.. headers, new SignedHeader("x-acs-security-token", token)]
            : headers;

    private static void Add(HttpRequestMessage request, SignedHeader[] signed, string authorization)
    {
        foreach (var header in signed)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", authorization);
    }

    private static string Hex(byte[] bytes)
    {
        var buffer = new Utf8Buffer(stackalloc byte[64]);
        try
        {
            buffer.AppendHex(bytes);
            return buffer.ToText();
        }
        finally
        {
            buffer.Dispose();
        }
    }
}
