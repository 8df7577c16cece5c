using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FaceEnroll.Cli.Output;

/// <summary>Writes an object as one line.</summary>
internal static class JsonLine
{
    // A terminal is no web page: names may stay readable.
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        lock (output)
        {
            output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
            output.Flush();
        }
    }
}
