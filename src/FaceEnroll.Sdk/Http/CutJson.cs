using System.Text.Json;

namespace FaceEnroll.Sdk.Http;

/// <summary>
/// Tells a reply that ends in the middle of its JSON from one that is none. HTTP does not always notice: a body that
/// ends with the connection may end anywhere, and a proxy may count what it passes on itself.
/// </summary>
internal static class CutJson
{
    /// <summary>Whether it is an object so far, as every documented reply is, and not yet whole.</summary>
    public static bool Is(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, isFinalBlock: false, state: default);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read()) { }

            // What is whole ends at depth zero; the depth of a closing token is that of its opening one.
            return reader.CurrentDepth > 0 || reader.TokenType == JsonTokenType.StartObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
