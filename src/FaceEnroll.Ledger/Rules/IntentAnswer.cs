namespace FaceEnroll.Ledger.Rules;

/// <summary>What became of an intent, and the row that says so.</summary>
/// <param name="Verdict">What became of it.</param>
/// <param name="Record">What the ledger held before.</param>
/// <param name="Noted">The row as it stands now, when it was noted.</param>
internal sealed record IntentAnswer(IntentVerdict Verdict, PersonRecord Record, CallRow? Noted = null)
{
    /// <summary>Faces that other calls put there: they are not this one's.</summary>
    public IReadOnlyList<string> FacesOfOthers { get; init; } = [];

    /// <summary>The verdict only: the rest is personal.</summary>
    public override string ToString() => Verdict.ToString();
}
