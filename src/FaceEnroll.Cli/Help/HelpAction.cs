using System.CommandLine;
using System.CommandLine.Invocation;
using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Help;

/// <summary>What <c>--help</c> does.</summary>
internal sealed class HelpAction : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        HelpText.Write(parseResult.InvocationConfiguration.Output, parseResult.CommandResult.Command);
        return ExitCode.AllEnrolled;
    }
}
