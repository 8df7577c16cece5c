using FaceEnroll.Cli.Commands;

namespace FaceEnroll.Cli.Progress;

/// <summary>Chooses how progress is shown.</summary>
internal static class RunDisplays
{
    private static readonly TimeSpan s_linesEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_objectsEvery = TimeSpan.FromSeconds(1);

    /// <summary>JSON where it is asked for, bars on a terminal, plain lines elsewhere.</summary>
    public static IRunDisplay For(CommandContext context)
    {
        var terminal = context.Terminal;
        var time = context.Host.TimeProvider;
        return context.IsJson ? new JsonDisplay(terminal, new Cadence(time, s_objectsEvery))
            : terminal.IsInteractive ? new BarDisplay(terminal.Drawing)
            : new LineDisplay(terminal.Error, new Cadence(time, s_linesEvery));
    }
}
