using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Progress;

/// <summary>Shows how far a run is, until it is disposed.</summary>
internal interface IRunDisplay : IProgress<FaceRunSummary>, IDisposable
{
    /// <summary>Whether anything was shown: then the run has begun.</summary>
    bool HasBegun { get; }

    /// <summary>Shows a message beside it.</summary>
    void Say(string message);
}
