using System.Text.Json;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Requests;

/// <summary>A request's parameters, to be shown: from the query and from a body of any kind that the vendors use.</summary>
internal static class ParameterReader
{
    /// <summary>Longer bodies are not kept to be shown.</summary>
    public const int LongestBody = 64 * 1024;

    public static IReadOnlyList<KeyValuePair<string, string>> Read(RequestHead head, ReadOnlyMemory<byte> body)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        WebForm.TryRead(head.Query, pairs);
        switch (head.MediaType())
        {
            case "application/x-www-form-urlencoded":
                WebForm.TryRead(body.Span, pairs);
                break;
            case "multipart/form-data" when MultipartForm.Read(head.Header("Content-Type"), body, out _) is { } form:
                pairs.AddRange(form.Parts.Select(p => new KeyValuePair<string, string>(p.Name, Text(p))));
                break;
            case "application/json" when Json.TryParseObject(body, out var document):
                using (document)
                {
                    pairs.AddRange(
                        document
                            .RootElement.EnumerateObject()
                            .Select(m => new KeyValuePair<string, string>(m.Name, Text(m.Value)))
                    );
                }

                break;
            default:
                break;
        }

        return [.. pairs.Select(p => new KeyValuePair<string, string>(p.Key, Masking.Value(p.Key, p.Value)))];
    }

    private static string Text(MultipartPart part) =>
        part.FileName is null ? part.Text : $"file of {part.Content.Length} bytes";

    private static string Text(JsonElement value) => value.Text() ?? value.GetRawText();
}
