using System.Text;
using System.Text.Json;

namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>A reply with its body read.</summary>
internal sealed record Reply(int Status, string Body, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>A member by a dotted path, as text.</summary>
    public string? At(string path)
    {
        var element = Json;
        foreach (var name in path.Split('.'))
        {
            if (
                int.TryParse(name, out var index)
                    ? element.ValueKind != JsonValueKind.Array || index >= element.GetArrayLength()
                    : element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out _)
            )
            {
                return null;
            }

            element = int.TryParse(name, out index) ? element[index] : element.GetProperty(name);
        }

        return element.ToString();
    }

    public static async Task<Reply> FromAsync(HttpResponseMessage message) =>
        new((int)message.StatusCode, Encoding.UTF8.GetString(await message.Content.ReadAsByteArrayAsync()), message);
}
