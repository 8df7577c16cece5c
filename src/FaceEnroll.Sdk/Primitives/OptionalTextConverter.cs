using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.Primitives;

/// <summary>
/// Text of a member that only informs: a number is kept as its digits, and anything else counts as absent, so that a change
/// of its type makes no reply unreadable.
/// </summary>
internal sealed class OptionalTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadText(ref reader);

    internal static string? ReadText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
        {
            return TextConverter.ReadText(ref reader);
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}
