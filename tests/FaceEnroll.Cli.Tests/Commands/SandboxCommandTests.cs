using System.Text.RegularExpressions;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;
using FaceEnroll.Sandbox;

namespace FaceEnroll.Cli.Tests.Commands;

/// <summary>The sandbox's own program, behind the tool.</summary>
public sealed partial class SandboxCommandTests
{
    [GeneratedRegex("--[a-z0-9-]+")]
    private static partial Regex OptionName { get; }

    [Test]
    public async Task Options_AreThoseOfTheSandboxItself()
    {
        using var bed = new ToolBed();
        using var usage = new StringWriter();
        _ = await SandboxProgram.RunAsync(["--help"], usage);

        var command = FaceEnrollTool.Root(bed.Host(new TestTerminal())).Subcommands.Single(c => c.Name == "sandbox");

        Assert.That(
            command.Options.Select(o => o.Name).Concat(["--version", "--help"]),
            Is.EquivalentTo(OptionName.Matches(usage.ToString()).Select(m => m.Value).Distinct())
        );
    }

    [Test]
    public async Task Sandbox_UntilCtrlC_Serves()
    {
        using var bed = new ToolBed();
        using var interruption = new Interruption();
        using var terminal = new TestTerminal();
        var running = FaceEnrollTool.RunAsync(
            ["sandbox", "--urls", "http://127.0.0.1:0", "--rate-limits", "--key", "a:b", "--key", "c:d"],
            bed.Host(terminal, interruption)
        );
        while (!terminal.OutText.Contains("listening", StringComparison.Ordinal) && !running.IsCompleted)
        {
            await Task.Yield();
        }

        interruption.Press();

        Assert.That(await running, Is.Zero, terminal.ErrorText);
        Assert.That(terminal.OutText, Does.Contain("Keys: sandbox-key, a, c"));
    }

    [Test]
    public async Task Sandbox_WrongAddress_IsUsage()
    {
        using var bed = new ToolBed();

        var result = await bed.RunAsync("sandbox", "--urls", "nowhere");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Error, Does.Contain("--urls takes one address"));
    }
}
