using System.Text.Json;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Faults;

/// <summary>What is done to a reply.</summary>
internal static class ReplyFaults
{
    private const string Html =
        "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center></body></html>\n";

    public static SandboxReply Apply(SandboxFault fault, SandboxReply reply) =>
        fault.Kind switch
        {
            FaultKind.Truncated => With(reply, reply.Body[..(reply.Body.Length / 2)]),
            FaultKind.Oversized => With(reply, reply.Body, Math.Max(0, fault.Bytes - reply.Body.Length)),
            FaultKind.Empty => With(reply, ReadOnlyMemory<byte>.Empty),
            FaultKind.WrongTypes => With(reply, WrongTypes(reply.Body)),
            FaultKind.Html => Page(200, null),
            _ => reply,
        };

    public static SandboxReply Page(int status, string? retryAfter)
    {
        var title =
            status == 200
                ? "Welcome"
                : $"{status} {Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status)}";
        return new SandboxReply
        {
            Status = status,
            ContentType = "text/html",
            Headers = retryAfter is null ? [] : [new("Retry-After", retryAfter)],
            Body = System.Text.Encoding.UTF8.GetBytes(Html.Replace("{0}", title, StringComparison.Ordinal)),
        };
    }

    private static SandboxReply With(SandboxReply reply, ReadOnlyMemory<byte> body, long padding = 0) =>
        reply with
        {
            // A 204 can have no body.
            Status =
                reply.Status == StatusCodes.Status204NoContent && body.Length + padding > 0
                    ? StatusCodes.Status200OK
                    : reply.Status,
            Body = body,
            PaddingBytes = padding,
        };

    private static ReadOnlyMemory<byte> WrongTypes(ReadOnlyMemory<byte> body)
    {
        if (!Json.TryParseObject(body, out var document))
        {
            return "{\"wrong\":true}"u8.ToArray();
        }

        using (document)
        {
            return Json.Write(document.RootElement, static (writer, root) => Members(writer, root));
        }
    }

    private static void Members(Utf8JsonWriter writer, JsonElement element)
    {
        foreach (var member in element.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    writer.WriteStartObject();
                    Members(writer, member.Value);
                    writer.WriteEndObject();
                    break;
                case JsonValueKind.String:
                    writer.WriteStartArray();
                    writer.WriteEndArray();
                    break;
                case JsonValueKind.Array:
                    writer.WriteNumberValue(1);
                    break;
                default:
                    writer.WriteStartObject();
                    writer.WriteEndObject();
                    break;
            }
        }
    }
}
