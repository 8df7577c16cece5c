using System.Diagnostics;
using FaceEnroll.Cli.Tests.Support;

namespace FaceEnroll.Cli.Tests.Commands;

/// <summary>Completion in shells.</summary>
public sealed class CompletionCommandTests
{
    [TestCase("run st", "start", "status")]
    [TestCase("run start --man", "--manifest")]
    [TestCase("init --vendor Fin", "FinAuth")]
    [TestCase("ch", "check")]
    public async Task Suggest_ABeginning_IsCompleted(string line, params string[] expected)
    {
        using var bed = new ToolBed();

        var result = await bed.RunAsync($"[suggest:{line.Length}]", line);

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(expected.Except(result.Out.Split('\n').Select(l => l.Trim())), Is.Empty, result.Out);
    }

    [TestCase("bash", "complete -o default -F")]
    [TestCase("zsh", "compdef")]
    [TestCase("pwsh", "Register-ArgumentCompleter")]
    public async Task Script_OfAShell_AsksTheTool(string shell, string registers)
    {
        using var bed = new ToolBed();

        var result = await bed.RunAsync("completion", shell);

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Out, Does.Contain(registers).And.Contain("[suggest:"));
    }

    [Test]
    public async Task Script_InBash_Completes()
    {
        using var bed = new ToolBed();
        var script = await bed.RunAsync("completion", "bash");
        _ = bed.Write(
            "try.sh",
            $$"""
            faceenroll() { dotnet exec "{{typeof(FaceEnrollTool).Assembly.Location}}" "$@"; }
            {{script.Out}}
            COMP_LINE='faceenroll run st'
            COMP_POINT=${#COMP_LINE}
            COMP_WORDS=(faceenroll run st)
            COMP_CWORD=2
            _faceenroll_complete
            printf '%s\n' "${COMPREPLY[@]}"
            """
        );
        using var bash = Process.Start(
            new ProcessStartInfo("bash", [bed.File("try.sh")])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = await bash.StandardOutput.ReadToEndAsync();
        var error = await bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync();

        Assert.That(error, Is.Empty);
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo(["start", "status"]));
    }
}
