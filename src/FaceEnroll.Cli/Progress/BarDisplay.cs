using FaceEnroll.Ledger;
using Spectre.Console;

namespace FaceEnroll.Cli.Progress;

/// <summary>Draws the run again and again in one place, and leaves nothing behind.</summary>
internal sealed class BarDisplay : IRunDisplay
{
    private static readonly TimeSpan s_redrawn = TimeSpan.FromMilliseconds(200);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _drawing;
    private volatile FaceRunSummary? _latest;
    private volatile string? _message;

    public BarDisplay(IAnsiConsole console) => _drawing = Task.Run(() => DrawAsync(console));

    public bool HasBegun => _latest is not null;

    public void Report(FaceRunSummary value) => _latest = value;

    public void Say(string message) => _message = message;

    public void Dispose()
    {
        _ = _end.TrySetResult();
        _drawing.GetAwaiter().GetResult();
    }

    private Task DrawAsync(IAnsiConsole console)
    {
        var isUnicode = console.Profile.Capabilities.Unicode;
        return console
            .Live(Text.Empty)
            .AutoClear(true)
            .StartAsync(async live =>
            {
                while (!_end.Task.IsCompleted)
                {
                    live.UpdateTarget(RunPanel.Of(_latest, _message, console.Profile.Width, isUnicode));
                    _ = await Task.WhenAny(_end.Task, Task.Delay(s_redrawn)).ConfigureAwait(false);
                }
            });
    }
}
