using System.CommandLine;
using System.CommandLine.Parsing;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;

namespace FaceEnroll.Cli.Tests.Help;

/// <summary>Every command explains itself, and what it shows is true.</summary>
public sealed class HelpTests
{
    private const int MostColumns = 100;

    private static IEnumerable<TestCaseData> Commands() =>
        All().Select(c => new TestCaseData(CommandFacts.Path(c)).SetArgDisplayNames(CommandFacts.Path(c)));

    private static IEnumerable<TestCaseData> Examples() =>
        All()
            .SelectMany(c => (c as ToolCommand)?.Examples ?? FaceEnrollTool.Examples)
            .Select(e => new TestCaseData(e).SetArgDisplayNames(e));

    [TestCaseSource(nameof(Commands))]
    public async Task Help_OfACommand_HasUsageAndAnExample(string path)
    {
        using var bed = new ToolBed();

        var result = await bed.RunAsync([.. path.Split(' ').Skip(1), "--help"]);

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Error, Is.Empty);
        Assert.That(result.Out, Does.Contain($"Usage:\n  {path}").And.Contain("Example"));
        Assert.That(
            result
                .Out.Split('\n')
                .Where(line => line.Length > MostColumns && !line.Contains("faceenroll", StringComparison.Ordinal)),
            Is.Empty,
            "longer than the text is wide"
        );
    }

    [TestCaseSource(nameof(Commands))]
    public void Command_Any_DescribesItsArgumentsAndOptions(string path)
    {
        var command = All().Single(c => CommandFacts.Path(c) == path);

        Assert.That(command.Description, Does.EndWith("."));
        Assert.That(
            command
                .Arguments.Cast<Symbol>()
                .Concat(command.Options.Where(o => !o.Hidden))
                .Where(s => s.Description is null or ""),
            Is.Empty
        );
    }

    [TestCaseSource(nameof(Examples))]
    public void Example_Any_IsACommandLine(string example)
    {
        var line = example.Split(" #")[0].Split(" > ")[0];
        line = line.StartsWith("eval ", StringComparison.Ordinal) ? line["eval \"$(".Length..^")\"".Length] : line;
        var words = CommandLineParser.SplitCommandLine(line).ToList();

        var parsed = FaceEnrollTool.Root(Host()).Parse([.. words.Skip(1)]);

        Assert.That(words[0], Is.EqualTo(FaceEnrollTool.Name));
        Assert.That(parsed.Errors.Select(e => e.Message), Is.Empty);
        Assert.That(ParseFaults.Misread(parsed), Is.Null);
    }

    [Test]
    public async Task Help_OfTheRoot_ListsEveryExitCode()
    {
        using var bed = new ToolBed();

        var result = await bed.RunAsync("--help");

        Assert.That(ExitCode.Documented.Select(code => code.Key), Is.EqualTo([0, 1, 2, 3, 4, 130]));
        Assert.That(
            ExitCode.Documented.Where(code =>
                !result.Out.Contains($"  {code.Key, -4} {code.Value}", StringComparison.Ordinal)
            ),
            Is.Empty
        );
    }

    [TestCase]
    [TestCase("run")]
    public async Task Help_NoCommand_IsShownAsAMessage(params string[] args)
    {
        using var bed = new ToolBed();

        var result = await bed.RunAsync(args);

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Out, Is.Empty);
        Assert.That(result.Error, Does.Contain("Usage:"));
    }

    [Test]
    public async Task Version_Asked_IsANumber()
    {
        using var bed = new ToolBed();

        var result = await bed.RunAsync("--version");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Out, Does.Match(@"^\d+\.\d+\.\d+\S*\r?\n$"));
    }

    private static IEnumerable<Command> All() => CommandFacts.All(FaceEnrollTool.Root(Host()));

    private static ToolHost Host() =>
        new()
        {
            Terminal = new TestTerminal(),
            Folder = Path.GetTempPath(),
            Environment = new Dictionary<string, string>(),
        };
}
