using System.CommandLine;
using System.CommandLine.Invocation;
using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Help;

/// <summary>What the hidden <c>--help-markdown</c> does: the whole reference, which is a page of the documentation.</summary>
internal sealed class MarkdownAction : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        MarkdownReference.Write(parseResult.InvocationConfiguration.Output, parseResult.RootCommandResult.Command);
        return ExitCode.AllEnrolled;
    }
}
