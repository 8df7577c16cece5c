using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Journal;

/// <summary>What the ledger remembers of a send that it noted.</summary>
/// <param name="callId">The call.</param>
/// <param name="attempt">Which of its attempts.</param>
/// <param name="version">The row's version as this process wrote it last.</param>
internal sealed class NotedSend(string callId, int attempt, int version)
{
    public string CallId { get; } = callId;

    public int Attempt { get; } = attempt;

    public int Version { get; set; } = version;

    /// <summary>What was recorded of the person before it, where it creates that person.</summary>
    public IReadOnlyList<CallRow>? Before { get; set; }
}
