using System.Text.Json;

namespace FaceEnroll.Sdk.Primitives;

/// <summary>
/// A list of texts as <see cref="TextConverter"/> reads them; a null becomes an empty one, so that the list is no shorter
/// than what was sent, and a single text counts as a list of one.
/// </summary>
internal static class TextList
{
    public static List<string> Read(ref Utf8JsonReader reader)
    {
        // Nearly always one.
        var list = new List<string>(1);
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

    private static void Add(List<string> list, ref Utf8JsonReader reader) =>
        list.Add(TextConverter.ReadText(ref reader) ?? "");
}
