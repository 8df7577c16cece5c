using System.Text.Json;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>The lists in replies. Only directories need them, so the members of the other replies do without.</summary>
internal static class TencentCloudListed
{
    /// <summary>A list of the reply; null when it is missing or is none.</summary>
    public static JsonElement? Of(VendorReply reply, string name) =>
        reply.Json.GetProperty("Response"u8).TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list
            : null;

    /// <summary>A text of an entry; null when it is missing or empty.</summary>
    public static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object
        && entry.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>The texts of an entry's list; null when one is missing or empty.</summary>
    public static List<string>? Texts(JsonElement entry, string name)
    {
        if (!entry.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = new List<string>();
        foreach (var value in list.EnumerateArray())
        {
            if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 0 } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }
}
