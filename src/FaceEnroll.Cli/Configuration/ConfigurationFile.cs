using System.Globalization;
using System.Text.Json;
using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Configuration;

/// <summary>Reads <c>faceenroll.json</c>: JSON with comments, and without any key.</summary>
internal static class ConfigurationFile
{
    public const string Name = "faceenroll.json";

    private static readonly JsonDocumentOptions s_relaxed = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The values, by their paths.</summary>
    /// <exception cref="ToolException">It cannot be read, or holds a key.</exception>
    public static IReadOnlyDictionary<string, string?> Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException("The configuration file cannot be read.");
        }

        try
        {
            using var document = JsonDocument.Parse(text, s_relaxed);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ToolException("The configuration file is no JSON object.");
            }

            var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            Add(document.RootElement, "", values);
            return values;
        }
        catch (JsonException e)
        {
            var line = (e.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?";
            throw new ToolException($"The configuration file is no JSON: line {line} is wrong.");
        }
    }

    private static void Add(JsonElement element, string path, Dictionary<string, string?> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    var memberPath = path.Length == 0 ? member.Name : $"{path}:{member.Name}";
                    Refuse(member, memberPath);
                    Add(member.Value, memberPath, values);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Add(item, $"{path}:{index++}", values);
                }

                break;
            case JsonValueKind.Null:
                values[path] = null;
                break;
            default:
                values[path] = element.ToString();
                break;
        }
    }

    /// <summary>A file is copied, mailed and committed: what is in it is no secret.</summary>
    private static void Refuse(JsonProperty member, string path)
    {
        var name = member.Name[(member.Name.LastIndexOf(':') + 1)..];
        if (KeyOptions.Is(name) && member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object))
        {
            var variable = path.Replace(":", "__", StringComparison.Ordinal);
            throw new ToolException(
                $"The configuration file holds a key, {path}. Take it out, and give it as the environment variable {variable}: keys are in no file."
            );
        }
    }
}
