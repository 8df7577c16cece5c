using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Polyfills;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Sending;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>What all operations share: RPC-style requests signed in one of two schemes, and replies with a Code.</summary>
internal static class AlibabaIdVerificationProtocol
{
    public const string Version = "2022-08-09";

    private const string FormContentType = "application/x-www-form-urlencoded";

    /// <summary>A POST with the parameters in the form body, which is signed exactly as it is sent.</summary>
    public static ValueTask<HttpRequestMessage> FormAsync(
        Attempt attempt,
        AlibabaIdVerificationOptions options,
        FormBody form
    ) =>
        options.SignatureScheme == AlibabaIdVerificationSignatureScheme.RpcHmacSha1
            ? RpcFormAsync(attempt, options, form)
            : Acs3FormAsync(attempt, options, form);

    /// <summary>A request without a body: everything is in the query.</summary>
    public static HttpRequestMessage Query(
        Attempt attempt,
        AlibabaIdVerificationSignatureScheme scheme,
        HttpMethod method,
        Uri endpoint,
        string version,
        List<SignedParameter> parameters
    )
    {
        var isRpc = scheme == AlibabaIdVerificationSignatureScheme.RpcHmacSha1;
        if (isRpc)
        {
            AddRpc(
                parameters,
                static (list, name, value) => list.Add(new SignedParameter(name, value)),
                attempt,
                version
            );
        }

        var all = parameters.ToArray();
        var canonical = AlibabaRpcSignature.CanonicalQuery(all);
        var target = isRpc ? $"/?{canonical}&Signature={PercentEncoding.Encode(Sign())}" : "/?" + canonical;
        var request = new VendorRequest(method, new Uri(endpoint, target))
        {
            Version = HttpVersion.Version11,
        }.WithoutExpect();
        AcceptJson(request);
        if (!isRpc)
        {
            Span<byte> hash = stackalloc byte[SecretHmac.Sha256Length];
            SHA256.HashData(ReadOnlySpan<byte>.Empty, hash);
            AddAcs3(request, attempt, endpoint, version, canonical, null, hash);
        }

        return request;

        string Sign() => AlibabaRpcSignature.Sign(attempt.Credentials.Secret, method.Method, all);
    }

    /// <summary>A reply's members.</summary>
    /// <exception cref="FaceEnrollmentException">It is an error, or not something that the vendor documents.</exception>
    public static TReply Read<TReply>(VendorReply reply, JsonTypeInfo<TReply> type, bool codeRequired = true)
        where TReply : AlibabaIdVerificationReply
    {
        if (reply.Readability != ReplyReadability.Readable)
        {
            throw reply.Unreadable();
        }

        var response = JsonSerializer.Deserialize(reply.Body, type) ?? throw reply.Unreadable();
        response.RequestId = reply.Shown(response.RequestId);
        // "Success" on an error status, or what only a success holds next to an error: one of the two is wrong, and nobody
        // knows which.
        var contradiction = Verdict.Unknown(FaceEnrollmentErrorKind.Protocol);
        var hasPassed =
            response is AlibabaIdVerificationAddReply { Result.Passed: "Y" }
            || (response is AlibabaIdVerificationCount { Data: var count } && CountText.Of(count) > 0);
        if (string.IsNullOrEmpty(response.Code))
        {
            return !codeRequired && reply.Status == 200
                ? response
                : throw reply.Unreadable(response.RequestId, hasPassed ? contradiction : null, isShaped: true);
        }

        if (!AlibabaIdVerificationErrors.IsSuccess(response.Code!))
        {
            var verdict = hasPassed ? contradiction : AlibabaIdVerificationErrors.ForCode(response.Code!);
            throw reply.Refused(response.Code!, verdict, response.Message, response.RequestId);
        }

        return reply.Status == 200
            ? response
            : throw reply.Refused(response.Code!, contradiction, response.Message, response.RequestId);
    }

    private static async ValueTask<HttpRequestMessage> Acs3FormAsync(
        Attempt attempt,
        AlibabaIdVerificationOptions options,
        FormBody form
    )
    {
        var endpoint = options.EffectiveEndpoint;
        var body = form.Encode();
        try
        {
            // This pass also counts what the body's length depends on.
            var hash = await body.Sha256Async(attempt.CancellationToken).ConfigureAwait(false);
            var request = attempt.Post(endpoint, body, FormContentType);
            AcceptJson(request);
            AddAcs3(request, attempt, endpoint, Version, "", FormContentType, hash, options.Hmacs.Acs3);
            return request;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Everything in the form, the signature last. The string to sign is the same form encoded once more: a second body
    /// with the same picture, fed to the HMAC in chunks.
    /// </summary>
    private static async ValueTask<HttpRequestMessage> RpcFormAsync(
        Attempt attempt,
        AlibabaIdVerificationOptions options,
        FormBody form
    )
    {
        AddRpc(form, static (fields, name, value) => fields.Add(name, value), attempt, Version);

        var hmac = options.Hmacs.Rpc.Take(attempt.Credentials.Secret);
        byte[] signature;
        try
        {
            using var stringToSign = form.EncodeTwice(AlibabaRpcSignature.PostPrefix);
            await stringToSign.HashAsync(hmac.Hash, attempt.CancellationToken).ConfigureAwait(false);
            signature = hmac.Hash.GetHashAndReset();
        }
        catch
        {
            hmac.Dispose();
            throw;
        }

        options.Hmacs.Rpc.Keep(hmac);
        var body = form.Encode("Signature", Convert.ToBase64String(signature));
        var request = attempt.Post(options.EffectiveEndpoint, body, FormContentType);
        AcceptJson(request);
        return request;
    }

    private static void AddRpc<T>(T target, Action<T, string, string> add, Attempt attempt, string version)
    {
        add(target, "AccessKeyId", attempt.Credentials.KeyId);
        add(target, "Action", attempt.Operation);
        // The default is XML.
        add(target, "Format", "JSON");
        add(target, "SignatureMethod", "HMAC-SHA1");
        add(target, "SignatureNonce", attempt.Nonce);
        add(target, "SignatureVersion", "1.0");
        add(target, "Timestamp", WireDate.Iso8601(attempt.Now));
        add(target, "Version", version);
        if (attempt.Credentials.SessionToken is { } token)
        {
            add(target, "SecurityToken", token);
        }
    }

    /// <summary>Sets the signed x-acs-* headers and Authorization.</summary>
    private static void AddAcs3(
        HttpRequestMessage request,
        Attempt attempt,
        Uri endpoint,
        string version,
        string canonicalQuery,
        string? contentType,
        ReadOnlySpan<byte> payloadHash,
        KeptHash<string>? hmac = null
    )
    {
        var token = attempt.Credentials.SessionToken;
        var rented = ArrayPool<SignedHeader>.Shared.Rent(6);
        var headers = rented.AsSpan(0, token is null ? 5 : 6);
        headers[0] = new SignedHeader("x-acs-action", attempt.Operation);
        headers[1] = new SignedHeader("x-acs-content-sha256", Hex(payloadHash));
        headers[2] = new SignedHeader("x-acs-date", WireDate.Iso8601(attempt.Now));
        headers[3] = new SignedHeader("x-acs-signature-nonce", attempt.Nonce);
        headers[4] = new SignedHeader("x-acs-version", version);
        if (token is not null)
        {
            headers[5] = new SignedHeader("x-acs-security-token", token);
        }

        var input = new AlibabaAcs3SignatureInput
        {
            AccessKeyId = attempt.Credentials.KeyId,
            AccessKeySecret = attempt.Credentials.Secret,
            Method = request.Method.Method,
            CanonicalQuery = canonicalQuery,
            Host = WireHost.Of(endpoint),
            ContentType = contentType,
            AcsHeaders = headers,
            PayloadHash = payloadHash,
        };
        foreach (var header in headers)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", AlibabaAcs3Signature.Authorize(input, hmac));
        ArrayPool<SignedHeader>.Shared.Return(rented, clearArray: true);
    }

    /// <summary>Without it the gateway answers errors in XML.</summary>
    private static void AcceptJson(HttpRequestMessage request) =>
        request.Headers.TryAddWithoutValidation("Accept", "application/json");

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        var buffer = new Utf8Buffer(stackalloc byte[2 * SecretHmac.Sha256Length]);
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
