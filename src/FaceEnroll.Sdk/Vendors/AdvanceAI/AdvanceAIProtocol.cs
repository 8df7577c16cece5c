using System.Text.Json;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>What all operations share: an envelope in which <c>code</c> decides, whatever the HTTP status.</summary>
internal static class AdvanceAIProtocol
{
    private const string Success = "SUCCESS";

    /// <summary>A success's envelope, with <c>data</c> unchecked.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="verdict">The operation's meaning of a code and its message.</param>
    /// <exception cref="FaceEnrollmentException">It is an error, or not something that the vendor documents.</exception>
    public static AdvanceAIEnvelope Read(VendorReply reply, Func<string, string?, Verdict?> verdict)
    {
        var statusVerdict = AdvanceAIErrors.ForStatus(reply.Status);
        if (Parse(reply) is not { } envelope)
        {
            throw reply.Unreadable(statusVerdict: statusVerdict);
        }

        envelope.TransactionId = reply.Shown(envelope.TransactionId);
        // "Null on failure": an id next to an error says that one of the two is wrong, and nobody knows which.
        Verdict? contradiction = Text(envelope.Data) is { Length: > 0 }
            ? Verdict.Unknown(FaceEnrollmentErrorKind.Protocol)
            : null;
        if (string.IsNullOrWhiteSpace(envelope.Code))
        {
            throw reply.Unreadable(envelope.TransactionId, contradiction ?? statusVerdict, isShaped: true);
        }

        if (envelope.Code != Success)
        {
            throw reply.Refused(
                envelope.Code!,
                contradiction ?? verdict(envelope.Code!, envelope.Message),
                envelope.Message,
                envelope.TransactionId,
                statusVerdict
            );
        }

        return reply.Status is >= 200 and < 300 ? envelope : throw HalfSuccess(reply, envelope);
    }

    /// <summary>The failure of a success that lacks its data, or that the status denies: it may have been a success.</summary>
    public static FaceEnrollmentException HalfSuccess(VendorReply reply, AdvanceAIEnvelope envelope) =>
        reply.Unreadable(envelope.TransactionId, Verdict.Unknown(FaceEnrollmentErrorKind.Protocol), isShaped: true);

    /// <summary>An id, which the vendor documents as text; a number's digits are kept exactly.</summary>
    public static string? Text(JsonElement data) =>
        data.ValueKind switch
        {
            JsonValueKind.String => data.GetString(),
            JsonValueKind.Number => data.GetRawText(),
            _ => null,
        };

    private static AdvanceAIEnvelope? Parse(VendorReply reply)
    {
        if (reply.Readability != ReplyReadability.Readable)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(reply.Body, AdvanceAIJson.Default.AdvanceAIEnvelope);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Plain text, a proxy's page, wrong types, broken escapes: only the status is left.
            return null;
        }
    }
}
