using System.Globalization;
using System.Net.Http.Headers;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>
/// What all IAI operations share: a JSON POST with TC3-HMAC-SHA256, and an envelope with either Error or the members.
/// </summary>
internal static class TencentCloudProtocol
{
    /// <summary>Fixed, whatever the host is: a custom endpoint must not change it.</summary>
    public const string Service = "iai";

    private const string ContentType = "application/json";

    /// <summary>Hashes the body, signs, and sets the headers. Action and version travel in headers, unsigned.</summary>
    public static async ValueTask<HttpRequestMessage> BuildAsync(
        Attempt attempt,
        TencentCloudOptions options,
        Tc3SigningKeyCache keys,
        RequestBody body
    )
    {
        try
        {
            RequestRules.BodyLength(attempt.Vendor, attempt.Operation, body, TencentCloudLimits.Instance, options);
            var endpoint = options.EffectiveEndpoint;
            var payloadHash = options.UnsignedPayload
                ? null
                : await body.Sha256Async(attempt.CancellationToken).ConfigureAwait(false);
            var timestamp = attempt.Now.ToUnixTimeSeconds();
            var request = attempt.Post(endpoint, body, ContentType);
            var headers = request.Headers;
            headers.TryAddWithoutValidation(
                "Authorization",
                Authorize(attempt.Credentials, endpoint, timestamp, payloadHash, keys)
            );
            headers.TryAddWithoutValidation("X-TC-Action", attempt.Operation);
            headers.TryAddWithoutValidation("X-TC-Version", options.Version);
            headers.TryAddWithoutValidation("X-TC-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
            AddIfSet(headers, "X-TC-Region", options.EffectiveRegion);
            AddIfSet(headers, "X-TC-Token", attempt.Credentials.SessionToken);
            AddIfSet(headers, "X-TC-Language", options.Language);
            AddIfSet(headers, "X-TC-Content-SHA256", options.UnsignedPayload ? "UNSIGNED-PAYLOAD" : null);
            return request;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The reply's members.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="urls">How many pictures the vendor was to download.</param>
    /// <exception cref="FaceEnrollmentException">It is an error, or not something that the vendor documents.</exception>
    public static TencentCloudResponse Read(VendorReply reply, int urls = 0)
    {
        if (reply.Readability != ReplyReadability.Readable)
        {
            throw reply.Unreadable();
        }

        var response = TencentCloudReplyReader.Read(reply.Body);
        response?.RequestId = reply.Shown(response.RequestId);
        // A face next to an error, or on a status that contradicts it, says that one of the two is wrong, and nobody knows which.
        Verdict? contradiction = response
            is { FaceId.Length: > 0 }
                or { SucFaceIds.Count: > 0 }
                or { FaceIds.Count: > 0 }
            ? Verdict.Unknown(FaceEnrollmentErrorKind.Protocol)
            : null;
        if (response?.Error is { } error)
        {
            throw string.IsNullOrEmpty(error.Code)
                ? reply.Unreadable(response.RequestId, contradiction, isShaped: true)
                : reply.Refused(
                    error.Code!,
                    contradiction ?? TencentCloudErrors.ForCode(error.Code!, urls),
                    error.Message,
                    response.RequestId
                );
        }

        // A success always has HTTP 200; on another status the members alone are not enough.
        return response is not null && reply.Status == 200
            ? response
            : throw reply.Unreadable(response?.RequestId, contradiction, isShaped: contradiction is not null);
    }

    private static void AddIfSet(HttpRequestHeaders headers, string name, string? value)
    {
        // An empty header is worse than none: it is refused.
        if (!string.IsNullOrEmpty(value))
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }

    private static string Authorize(
        FaceEnrollmentCredentials credentials,
        Uri endpoint,
        long timestamp,
        byte[]? payloadHash,
        Tc3SigningKeyCache keys
    )
    {
        var input = new Tc3SignatureInput
        {
            SecretId = credentials.KeyId,
            SecretKey = credentials.Secret,
            Timestamp = timestamp,
            Service = Service,
            Method = "POST",
            ContentType = ContentType,
            Host = WireHost.Of(endpoint),
            PayloadHash = payloadHash ?? Tc3Signature.UnsignedPayloadHash,
        };
        return Tc3Signature.Authorize(input, keys);
    }
}
