using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.Primitives;

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
