using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.Primitives;

/// <summary>
/// A list of such texts; a null becomes an empty one, so that the list is no shorter than what was sent, and a single text
/// counts as a list of one.
/// </summary>
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

    private static void Add(List<string> list, ref Utf8JsonReader reader) =>
        list.Add(TextConverter.ReadText(ref reader) ?? "");
}
