using System.Text.Json;

namespace FaceEnroll.Cli.Tests.Support;

/// <summary>What a command line did.</summary>
internal sealed record ToolResult(int ExitCode, string Out, string Error)
{
    /// <summary>Standard output, of which each line is a JSON object.</summary>
    public IReadOnlyList<JsonElement> Objects =>
        [
            .. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line =>
                {
                    using var document = JsonDocument.Parse(line);
                    return document.RootElement.Clone();
                }),
        ];
}
