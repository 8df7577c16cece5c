using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>The exact body of a captured Tencent request, rebuilt where the file keeps only its hash.</summary>
internal static class TencentBody
{
    public static byte[] Bytes(JsonElement vector)
    {
        JsonElement text = vector.GetProperty("captured").GetProperty("bodyText");
        return text.ValueKind == JsonValueKind.String
            ? Encoding.UTF8.GetBytes(text.GetString()!)
            : Rebuild(vector.GetProperty("input").GetProperty("parameters"));
    }

    /// <summary>The parameters with every <c>$bytes</c> replaced by the text that it stands for.</summary>
    public static byte[] Rebuild(JsonElement parameters)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            Write(writer, parameters);
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$bytes", out JsonElement rule))
        {
            writer.WriteStringValue(
                Convert.ToBase64String(Picture(rule.Text("seed"), rule.GetProperty("length").GetInt32()))
            );
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in value.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                Write(writer, member.Value);
            }

            writer.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (JsonElement item in value.EnumerateArray())
            {
                Write(writer, item);
            }

            writer.WriteEndArray();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    // SHA256(seed, 0), SHA256(seed, 1), … with a big-endian counter of four bytes.
    public static byte[] Picture(string seed, int length)
    {
        byte[] block = [.. Encoding.UTF8.GetBytes(seed), 0, 0, 0, 0];
        var picture = new List<byte>(length + SHA256.HashSizeInBytes);
        for (int counter = 0; picture.Count < length; counter++)
        {
            BinaryPrimitives.WriteInt32BigEndian(block.AsSpan(block.Length - 4), counter);
            picture.AddRange(SHA256.HashData(block));
        }

        return [.. picture.Take(length)];
    }
}
