using System.CommandLine;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Commands;

/// <summary>Prints a script that completes commands and options in a shell.</summary>
internal static class CompletionCommand
{
    // Each asks the tool itself, by the directive [suggest:POSITION] of System.CommandLine.
    private const string Bash = """
        # eval "$(faceenroll completion bash)" in ~/.bashrc
        _faceenroll_complete() {
            local line="${COMP_LINE:0:COMP_POINT}"
            line="${line#"${COMP_WORDS[0]}"}"
            line="${line# }"
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(faceenroll "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _faceenroll_complete faceenroll
        """;

    private const string Zsh = """
        # eval "$(faceenroll completion zsh)" in ~/.zshrc, after compinit
        _faceenroll() {
            local line="${BUFFER[1,CURSOR]}"
            line="${line#${words[1]}}"
            line="${line# }"
            local -a found
            found=("${(@f)$(faceenroll "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -- $found
            _files
        }
        compdef _faceenroll faceenroll
        """;

    private const string PowerShell = """
        # faceenroll completion pwsh | Out-String | Invoke-Expression in $PROFILE
        Register-ArgumentCompleter -Native -CommandName faceenroll -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $line = "$commandAst".PadRight($cursorPosition).Substring(0, $cursorPosition)
            $line = ($line -replace '^\S+ ?', '')
            faceenroll "[suggest:$($line.Length)]" "$line" 2>$null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { HelpName = "SHELL", Description = "bash, zsh or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var command = new ToolCommand("completion", "Print a script that completes commands and options in a shell.")
        {
            Group = "Begin",
            Examples = ["eval \"$(faceenroll completion bash)\""],
            Remarks =
                "Completed are commands, options and the values that there is a list of: vendors, formats, shells. Files are completed by bash and zsh themselves; names of runs are not.",
        };
        command.Add(shell);
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(
                parsed.GetRequiredValue(shell) switch
                {
                    "bash" => Bash,
                    "zsh" => Zsh,
                    _ => PowerShell,
                }
            );
            return ExitCode.AllEnrolled;
        });
        return command;
    }
}
