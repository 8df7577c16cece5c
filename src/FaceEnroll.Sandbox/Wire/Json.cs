using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FaceEnroll.Sandbox.Wire;

/// <summary>JSON without reflection.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions s_writerOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    private static readonly JsonDocumentOptions s_readerOptions = new() { MaxDepth = 16 };

    public static ReadOnlyMemory<byte> Write<T>(T state, Action<Utf8JsonWriter, T> write)
    {
        // Every reply is written here, so each thread keeps what it writes with; a nested call makes its own.
        var buffer = s_buffer ?? new ArrayBufferWriter<byte>(1024);
        var writer = s_writer ?? new Utf8JsonWriter(buffer, s_writerOptions);
        (s_buffer, s_writer) = (null, null);
        writer.Reset(buffer);
        writer.WriteStartObject();
        write(writer, state);
        writer.WriteEndObject();
        writer.Flush();
        var json = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= LargestKept)
        {
            buffer.ResetWrittenCount();
            (s_buffer, s_writer) = (buffer, writer);
        }

        return json;
    }

    /// <summary>False when the text is not one JSON object.</summary>
    public static bool TryParseObject(ReadOnlyMemory<byte> text, [NotNullWhen(true)] out JsonDocument? document)
    {
        try
        {
            document = JsonDocument.Parse(text, s_readerOptions);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return true;
            }

            document.Dispose();
        }
        catch (JsonException)
        {
            // Falls through to the answer "no".
        }

        document = null;
        return false;
    }

    /// <summary>Null when the member is absent, not a string, or not valid Unicode.</summary>
    public static string? String(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.Text() : null;

    public static string? Text(this JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate or bytes that are not UTF-8.
            return null;
        }
    }

    public static void WriteStrings(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    /// <summary>Null unless it is a list of texts.</summary>
    public static List<string>? Texts(this JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = list.EnumerateArray().Select(item => item.Text()).OfType<string>().ToList();
        return texts.Count == list.GetArrayLength() ? texts : null;
    }
}
