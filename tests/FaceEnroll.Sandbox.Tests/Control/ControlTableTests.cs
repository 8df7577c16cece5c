using System.Text.RegularExpressions;
using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sandbox.Tests.Control;

/// <summary>The table of the control API in the package's README is what the sandbox takes.</summary>
public sealed partial class ControlTableTests
{
    private static readonly string s_sandbox = Path.Combine(Repository.Root, "src", "FaceEnroll.Sandbox");

    [GeneratedRegex(@"\((?:\w+, \w+\) == \()?""(POST|DELETE)"", ""([^""]+)""\)")]
    private static partial Regex Command { get; }

    [GeneratedRegex(@"^ +""([a-z]+)"" =>", RegexOptions.Multiline)]
    private static partial Regex Query { get; }

    [GeneratedRegex(@"^\|.*`(GET|POST|DELETE) .*$", RegexOptions.Multiline)]
    private static partial Regex Row { get; }

    [GeneratedRegex(@"(GET|POST|DELETE) ([a-z/]+)[`?]")]
    private static partial Regex Call { get; }

    [Test]
    public void Table_AndTheCode_HaveTheSameCalls()
    {
        var commands = Command.Matches(Source("ControlCommands")).Select(m => $"{m.Groups[1]} {m.Groups[2]}");
        var queries = Query.Matches(Source("ControlQueries")).Select(m => $"GET {m.Groups[1]}");
        var rows = Row.Matches(File.ReadAllText(Path.Combine(s_sandbox, "README.md"))).Select(m => m.Value);

        Assert.That(
            Call.Matches(string.Join('\n', rows)).Select(m => $"{m.Groups[1]} {m.Groups[2]}").Distinct(),
            Is.EquivalentTo(commands.Concat(queries))
        );
    }

    private static string Source(string name) => File.ReadAllText(Path.Combine(s_sandbox, "Control", name + ".cs"));
}
