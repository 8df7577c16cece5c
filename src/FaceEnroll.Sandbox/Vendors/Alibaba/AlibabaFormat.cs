using System.Text;
using System.Text.Json;
using System.Xml;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.Alibaba;

/// <summary>
/// JSON where the caller asked for it, XML otherwise: the gateway's default is XML, for RPC v1 without <c>Format=JSON</c>
/// and for the others without a JSON <c>Accept</c>.
/// </summary>
internal static class AlibabaFormat
{
    public static SandboxReply Reply<T>(
        SandboxCall call,
        int status,
        string root,
        T state,
        Action<Utf8JsonWriter, T> write,
        string? code = null
    )
    {
        var json = Json.Write(state, write);
        var wantsJson = WantsJson(call);
        return new SandboxReply
        {
            Status = status,
            Code = code,
            ContentType = wantsJson ? "application/json;charset=utf-8" : "text/xml;charset=utf-8",
            Body = wantsJson ? json : ToXml(root, json),
        };
    }

    private static bool WantsJson(SandboxCall call) =>
        call.Parsed is IReadOnlyList<KeyValuePair<string, string>> parameters
        && call.Head.Header("Authorization") is null
            ? string.Equals(RpcSignature.Value(parameters, "Format"), "JSON", StringComparison.OrdinalIgnoreCase)
            : (call.Head.Header("Accept") ?? string.Empty).Contains("json", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlyMemory<byte> ToXml(string root, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        using var output = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false };
        using (var writer = XmlWriter.Create(output, settings))
        {
            WriteElement(writer, root, document.RootElement);
        }

        return output.ToArray();
    }

    private static void WriteElement(XmlWriter writer, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                WriteElement(writer, name, item);
            }

            return;
        }

        writer.WriteStartElement(name);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                WriteElement(writer, member.Name, member.Value);
            }
        }
        else if (value.ValueKind != JsonValueKind.Null)
        {
            writer.WriteString(XmlContent.Clean(value.ToString()));
        }

        writer.WriteEndElement();
    }
}
