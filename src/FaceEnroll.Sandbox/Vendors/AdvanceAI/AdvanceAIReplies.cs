using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>HTTP 200 throughout; <c>code</c> decides.</summary>
internal static class AdvanceAIReplies
{
    public const string IllegalParameters =
        "Parameter error, please check your request whether has illegal parameters.";

    public static SandboxReply Refuse(
        SandboxCall call,
        string code,
        string message,
        IReadOnlyList<KeyValuePair<string, string?>>? headers = null
    ) =>
        new()
        {
            Status = 200,
            Code = code,
            Headers = headers ?? [],
            Body = Json.Write(
                (call, code, message),
                static (writer, s) =>
                {
                    writer.WriteString("code", s.code);
                    writer.WriteString("message", s.message);
                    writer.WriteNull("data");
                    writer.WriteNull("extra");
                    writer.WriteString("transactionId", s.call.RequestId);
                    writer.WriteString("pricingStrategy", "FREE");
                }
            ),
        };

    /// <summary>Both throttling codes come with a Retry-After, written with its unit.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> HeadersOf(string code) =>
        code is "SERVICE_BUSY" or "RETRY_LATER" ? [new("Retry-After", "10s")] : [];

    public static SandboxReply Success<T>(
        SandboxCall call,
        T state,
        Action<Utf8JsonWriter, T> write,
        bool charged = false
    ) =>
        new()
        {
            Status = 200,
            Body = Json.Write(
                (call, state, write, charged),
                static (writer, s) =>
                {
                    writer.WriteString("code", "SUCCESS");
                    writer.WriteString("message", "OK");
                    s.write(writer, s.state);
                    writer.WriteNull("extra");
                    writer.WriteString("transactionId", s.call.RequestId);
                    writer.WriteString("pricingStrategy", s.charged ? "PAY" : "FREE");
                }
            ),
        };

    public static void WriteFace(Utf8JsonWriter writer, SandboxFace face, DateTimeOffset? deletedAt = null)
    {
        writer.WriteString("id", face.FaceId);
        writer.WriteString("createdAt", Time(face.EnrolledAt));
        writer.WriteString("lastUpdatedAt", Time(deletedAt ?? face.EnrolledAt));
        writer.WriteString("deletedAt", deletedAt is { } gone ? Time(gone) : null);
        writer.WriteString("faceImageId", face.FaceId);
        writer.WriteNull("faceImageUrl");
        foreach (var name in (ReadOnlySpan<string>)["externalReferenceId", "idNumber", "idCardType", "country", "name"])
        {
            writer.WriteString(name, face.Fields.GetValueOrDefault(name));
        }
    }

    /// <summary>ISO 8601 without a zone.</summary>
    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
