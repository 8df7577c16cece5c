using System.Text.Json;

namespace FaceEnroll.Sdk.Replies;

/// <summary>
/// Tells a reply whose JSON was cut short or damaged, though the reply ended in good order, from one that is not JSON at
/// all: a code in it could not be read.
/// </summary>
internal static class JsonCompleteness
{
    /// <summary>As deep as replies are read.</summary>
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 16 };

    /// <summary>Whether it begins as an object or array, but is not a whole one.</summary>
    public static bool IsBroken(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, s_options);
        var hasBegun = false;
        try
        {
            if (!reader.Read() || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                return false;
            }

            hasBegun = true;
            while (reader.Read()) { }

            return false;
        }
        catch (JsonException)
        {
            return hasBegun;
        }
    }
}
