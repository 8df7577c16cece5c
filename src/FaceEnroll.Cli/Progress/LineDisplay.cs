using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Progress;

/// <summary>A plain line now and then.</summary>
internal sealed class LineDisplay(TextWriter output, Cadence cadence) : IRunDisplay
{
    private readonly Lock _gate = new();

    public bool HasBegun { get; private set; }

    public void Report(FaceRunSummary value)
    {
        lock (_gate)
        {
            HasBegun = true;
            if (cadence.IsDue(value))
            {
                output.WriteLine(RunText.Line(value));
            }
        }
    }

    public void Say(string message)
    {
        lock (_gate)
        {
            output.WriteLine(message);
        }
    }

    public void Dispose() { }
}
