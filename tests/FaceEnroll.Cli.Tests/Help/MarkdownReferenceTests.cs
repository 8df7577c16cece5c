using FaceEnroll.Cli.Tests.Support;
using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Cli.Tests.Help;

/// <summary>
/// The reference in the documentation is that of the commands. After a change,
/// <c>FACEENROLL_UPDATE_REFERENCE=1 dotnet test tests/FaceEnroll.Cli.Tests --filter MarkdownReference</c> writes it anew.
/// </summary>
public sealed class MarkdownReferenceTests
{
    private static readonly string s_page = Path.Combine(Repository.Root, "docs", "faceenroll-tool.md");

    [Test]
    public async Task Reference_InTheDocumentation_IsThatOfTheCommands()
    {
        using var bed = new ToolBed();

        var result = await bed.RunAsync("--help-markdown");
        if (Environment.GetEnvironmentVariable("FACEENROLL_UPDATE_REFERENCE") == "1")
        {
            await File.WriteAllTextAsync(s_page, result.Out);
        }

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(
            (await File.ReadAllTextAsync(s_page)).ReplaceLineEndings("\n").Split('\n'),
            Is.EqualTo(result.Out.Split('\n')),
            "FACEENROLL_UPDATE_REFERENCE=1 writes the page anew"
        );
    }
}
