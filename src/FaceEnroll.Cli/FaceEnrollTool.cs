using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.RunCommands;
using Spectre.Console;

namespace FaceEnroll.Cli;

/// <summary>The command <c>faceenroll</c>, in whatever process.</summary>
internal static class FaceEnrollTool
{
    public const string Name = "faceenroll";

    /// <summary>For the help of the command as a whole.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "faceenroll run start --sandbox                        # see a whole run, with nothing configured",
        "faceenroll init --vendor TencentCloud                 # begin with a vendor",
        "faceenroll check --manifest people.csv                # what would each vendor say?",
        "faceenroll run start --manifest people.csv            # enroll them all",
        "faceenroll run resume people                          # go on after a stop or a crash",
    ];

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, ToolHost host)
    {
        var parsed = Root(host)
            .Parse(
                args,
                // An argument that begins with @ is an argument: person ids may.
                new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false }
            );
        var terminal = host.Terminal;
        if (parsed.Action is ParseErrorAction)
        {
            if (parsed.CommandResult.Command is { Action: null } group && parsed.Tokens.Count == Depth(group))
            {
                HelpText.Write(terminal.Error, group);
                return ExitCode.Usage;
            }

            await terminal.Error.WriteLineAsync(ParseFaults.Describe(parsed)).ConfigureAwait(false);
            return ExitCode.Usage;
        }

        if (parsed.GetResult("--help") is null && ParseFaults.Misread(parsed) is { } misread)
        {
            await terminal.Error.WriteLineAsync(misread).ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var work = Task.Run(() => InvokeAsync(parsed, invocation, host));
        await Task.WhenAny(work, host.Interruption.AtOnce).ConfigureAwait(false);
        if (!work.IsCompleted)
        {
            if (terminal.IsInteractive)
            {
                // Whoever draws has hidden it, and is not waited for.
                terminal.Drawing.Cursor.Show();
            }

            await terminal.Error.WriteLineAsync("Ended at once.").ConfigureAwait(false);
            return ExitCode.Canceled;
        }

        return await work.ConfigureAwait(false);
    }

    /// <summary>All commands.</summary>
    public static RootCommand Root(ToolHost host)
    {
        var options = new GlobalOptions();
        var root = new RootCommand(
            "Enrolls faces into the libraries of Tencent Cloud, Alibaba Cloud, FinAuth and ADVANCE.AI: one by one, or many from a list, repeatably."
        )
        {
            InitCommand.Create(host),
            CheckCommand.Create(host, options),
            RunCommand.Create(host, options),
            EnrollCommand.Create(host, options),
            ListCommand.Create(host, options),
            DeleteCommand.Create(host, options),
            EraseCommand.Create(host, options),
            AuditCommand.Create(host, options),
            ReconcileCommand.Create(host, options),
            ProbeCommand.Create(host, options),
            SandboxCommand.Create(host),
            CompletionCommand.Create(),
        };
        options.AddTo(root);
        root.Options.OfType<System.CommandLine.Help.HelpOption>().Single().Action = new HelpAction();
        var version = root.Options.OfType<VersionOption>().Single();
        version.Action = new VersionAction();
        version.Description = "Show the version.";
        root.Options.OfType<System.CommandLine.Help.HelpOption>().Single().Description = "Show help, of any command.";
        root.Add(new Option<bool>("--help-markdown") { Hidden = true, Action = new MarkdownAction() });
        return root;
    }

    /// <summary>Without the commit that stands behind a plus.</summary>
    public static string Version() =>
        typeof(FaceEnrollTool)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    private static int Depth(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? Depth(parent) + 1 : 0;

    private static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration invocation, ToolHost host)
    {
        try
        {
            return await parsed.InvokeAsync(invocation, host.Interruption.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var failure = Failure.Of(e);
            await host.Terminal.Error.WriteLineAsync(failure.Line).ConfigureAwait(false);
            return failure.ExitCode;
        }
    }
}
