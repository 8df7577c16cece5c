using System.CommandLine;
using System.CommandLine.Invocation;
using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Help;

/// <summary>What <c>--version</c> does.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(FaceEnrollTool.Version());
        return ExitCode.AllEnrolled;
    }
}
