using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.Primitives;

/// <summary>
/// Text that a vendor sometimes sends as a number: its digits are kept exactly, because ids exceed 2^53. Null stays null.
/// </summary>
internal sealed class TextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadText(ref reader);

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    internal static string? ReadText(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                var digits = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray();
                return Encoding.ASCII.GetString(digits);
            default:
                throw new JsonException();
        }
    }
}

/// <summary>A list of such texts; nulls are left out, and a single text counts as a list of one.</summary>
internal sealed class TextListConverter : JsonConverter<List<string>?>
{
    public override List<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var list = new List<string>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Add(list, ref reader);
            return list;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Add(list, ref reader);
        }

        return list;
    }

    public override void Write(Utf8JsonWriter writer, List<string>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static void Add(List<string> list, ref Utf8JsonReader reader)
    {
        if (TextConverter.ReadText(ref reader) is { } text)
        {
            list.Add(text);
        }
    }
}

/// <summary>A list of whole numbers; null stays null.</summary>
internal sealed class NumberListConverter : JsonConverter<List<int>?>
{
    public override List<int>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var list = new List<int>(1);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(reader.GetInt32());
        }

        return list;
    }

    public override void Write(Utf8JsonWriter writer, List<int>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}
