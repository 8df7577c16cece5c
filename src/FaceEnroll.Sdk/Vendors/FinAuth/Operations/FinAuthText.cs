using System.Text.Json;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>Texts of replies that only a few operations have.</summary>
internal static class FinAuthText
{
    /// <summary>A member's text, or its digits; null when it is anything else, missing or empty.</summary>
    public static string? Of(JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
