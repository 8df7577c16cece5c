using System.Text.Json;

namespace FaceEnroll.Sdk.Replies;

/// <summary>Tells a reply that was cut short, though it ended in good order, from one that is no JSON.</summary>
internal static class JsonCompleteness
{
    /// <summary>Whether it begins as an object or array, and breaks no rule of JSON but that it does not end.</summary>
    public static bool IsCutShort(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, isFinalBlock: false, state: default);
        try
        {
            if (!reader.Read() || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                return false;
            }

            while (reader.Read())
            {
                if (reader.CurrentDepth == 0)
                {
                    return false;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
