using System.Text.Json;

namespace FaceEnroll.Sdk.Primitives;

/// <summary>A list of whole numbers.</summary>
internal static class NumberList
{
    public static List<int> Read(ref Utf8JsonReader reader)
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
}
