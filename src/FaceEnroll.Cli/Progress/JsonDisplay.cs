using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Progress;

/// <summary>An object a line, among the results.</summary>
internal sealed class JsonDisplay(ITerminal terminal, Cadence cadence) : IRunDisplay
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
                JsonLine.Write(
                    terminal.Out,
                    json =>
                    {
                        json.WriteString("event", "progress");
                        RunJson.Write(json, value);
                    }
                );
            }
        }
    }

    public void Say(string message) => terminal.Error.WriteLine(message);

    public void Dispose() { }
}
