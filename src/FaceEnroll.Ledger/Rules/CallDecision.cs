namespace FaceEnroll.Ledger.Rules;

/// <summary>What a person has found out about a call: which of its pictures are in.</summary>
/// <param name="text">Who says so, when and why.</param>
/// <param name="isIn">Whether a picture is in, by its index.</param>
internal sealed class CallDecision(string text, Func<int, bool> isIn)
{
    /// <summary>The same for all pictures that are undecidable.</summary>
    public CallDecision(string text, bool isEnrolled)
        : this(text, _ => isEnrolled) { }

    /// <summary>Who says so, when and why.</summary>
    public string Text => text;

    /// <summary>
    /// The version of the row that the person has seen: what was decided or sent since, it knows nothing of. Null where the row
    /// was read in the same transaction.
    /// </summary>
    public int? SeenVersion { get; init; }

    /// <summary>Whether a picture is in.</summary>
    public bool IsIn(int index) => isIn(index);
}
