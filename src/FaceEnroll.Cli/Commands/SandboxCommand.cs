using System.CommandLine;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Sandbox;

namespace FaceEnroll.Cli.Commands;

/// <summary>The sandbox's own program.</summary>
internal static class SandboxCommand
{
    public const string Name = "sandbox";

    public static Command Create(ToolHost host)
    {
        var command = new ToolCommand(Name, "Run the offline stand-in for the five vendors until Ctrl-C.")
        {
            Group = "Begin",
            Examples = ["faceenroll sandbox --urls http://127.0.0.1:5080 --rate-limits"],
            Remarks =
                "It has a page at its address that shows what comes in. Its keys are sandbox-key and sandbox-secret.",
        };
        command.Add(Text("--urls", "URL", "Where to listen. Default: http://127.0.0.1:5080. Port 0: any free one."));
        command.Add(Switch("--https", "Serve HTTPS with a certificate made at the start."));
        command.Add(
            Switch("--http2", "Speak HTTP/2: by ALPN with HTTPS, by prior knowledge (and nothing else) without.")
        );
        command.Add(Text("--seed", "FILE", "Begin with what a JSON file holds."));
        command.Add(Text("--key", "ID:SECRET", "Accept this key pair of the sandbox's own, too. May be given again."));
        command.Add(Switch("--rate-limits", "Keep the vendors' documented rate limits."));
        command.Add(Switch("--unseen", "Take pictures at other addresses on trust instead of refusing them."));
        command.SetAction(
            async (parsed, cancellationToken) =>
                await SandboxProgram
                    .RunAsync(Given(parsed), host.Terminal.Out, host.Terminal.Error, cancellationToken)
                    .ConfigureAwait(false) == 0
                    ? ExitCode.AllEnrolled
                    // Its own 2 would mean that something was refused.
                    : ExitCode.Usage
        );
        return command;
    }

    /// <summary>What stands behind the command, for the sandbox to read.</summary>
    private static string[] Given(ParseResult parsed) =>
        [.. parsed.Tokens.Select(t => t.Value).SkipWhile(value => value != Name).Skip(1)];

    private static Option<string[]> Text(string name, string value, string description) =>
        new(name)
        {
            HelpName = value,
            Description = description,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };

    private static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };
}
