using System.Text.Json;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>What all FaceSearch operations share: a multipart POST with a sign of its own, and flat JSON replies.</summary>
internal static class FinAuthProtocol
{
    /// <summary>A form that begins with the attempt's sign.</summary>
    public static MultipartBody Begin(Attempt attempt, FinAuthOptions options)
    {
        if (!FinAuthSign.IsRandom(attempt.Nonce))
        {
            throw RequestRules.Broken(
                attempt.Vendor,
                attempt.Operation,
                nameof(options.NonceSource),
                "a source of 1 to 10 decimal digits"
            );
        }

        var now = attempt.Now.ToUnixTimeSeconds();
        var sign = FinAuthSign.Sign(
            attempt.Credentials.KeyId,
            attempt.Credentials.Secret,
            now + (long)options.SignatureValidity.TotalSeconds,
            now,
            attempt.Nonce
        );
        return new MultipartBody().Text("sign", sign).Text("sign_version", "hmac_sha1");
    }

    /// <summary>The POST of a form to an operation's path.</summary>
    public static HttpRequestMessage Post(
        Attempt attempt,
        FinAuthOptions options,
        EndpointPath path,
        MultipartBody form
    ) => attempt.Post(path.At(options.EffectiveEndpoint), form.Build(), form.ContentType);

    /// <summary>The reply's members.</summary>
    /// <exception cref="FaceEnrollmentException">It is an error, or not something that the vendor documents.</exception>
    public static FinAuthResponse Read(VendorReply reply)
    {
        var statusVerdict = FinAuthErrors.ForStatus(reply.Status);
        if (Parse(reply) is not { } response)
        {
            throw reply.Unreadable(statusVerdict: statusVerdict);
        }

        response.RequestId = reply.Shown(response.RequestId);
        var error = string.IsNullOrEmpty(response.Error) ? response.ErrorMessage ?? response.Error : response.Error;
        if (error is null)
        {
            return response;
        }

        // On success the member does not exist at all. If it comes with a face, or with faces that were removed, nobody knows
        // which of the two is wrong.
        var isRead = response.Info is { FaceToken.Length: > 0 };
        var hasFace = isRead || !string.IsNullOrEmpty(response.FaceToken) || RemovedFaces(response) > 0;
        throw isRead || string.IsNullOrWhiteSpace(error)
            ? NoSuccess(reply, response, looksApplied: hasFace)
            : reply.Refused(
                FinAuthErrors.CodeOf(error),
                hasFace ? Verdict.Unknown(FaceEnrollmentErrorKind.Protocol) : FinAuthErrors.ForCode(error),
                error,
                response.RequestId,
                statusVerdict,
                isOwnCode: true
            );
    }

    /// <summary>The failure of a reply without an error that is not the operation's success either.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="response">Its members.</param>
    /// <param name="looksApplied">Whether it holds what only a success holds, on a status that contradicts it.</param>
    public static FaceEnrollmentException NoSuccess(VendorReply reply, FinAuthResponse response, bool looksApplied) =>
        reply.Unreadable(
            response.RequestId,
            looksApplied ? Verdict.Unknown(FaceEnrollmentErrorKind.Protocol) : FinAuthErrors.ForStatus(reply.Status),
            isShaped: true
        );

    /// <summary>How many faces a deletion removed; null where the reply does not say.</summary>
    public static long? RemovedFaces(FinAuthResponse response) =>
        response.Others?.TryGetValue("face_removed", out var removed) == true
            ? CountText.Of(removed.ValueKind == JsonValueKind.String ? removed.GetString() : removed.GetRawText())
            : null;

    public static bool IsSuccess(VendorReply reply) => reply.Status is >= 200 and < 300;

    private static FinAuthResponse? Parse(VendorReply reply)
    {
        if (reply.Readability != ReplyReadability.Readable)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(reply.Body, FinAuthJson.Default.FinAuthResponse);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Plain text, a proxy's page, wrong types, broken escapes: only the status is left.
            return null;
        }
    }
}
