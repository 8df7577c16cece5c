using FaceEnroll.Torture.Wire;

namespace FaceEnroll.Handlers;

/// <summary>What the caller was told, and what is true.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Said">What the caller was told.</param>
/// <param name="Detail">The failure's type and kind; nothing that came from a reply.</param>
/// <param name="Stored">How often the sandbox holds the face.</param>
/// <param name="Sends">Requests with a body that reached the wire.</param>
/// <param name="Proof">What the wire proves.</param>
/// <param name="BytesAfterEnd">Body bytes that went out after the call had ended.</param>
/// <param name="IsSettled">Whether everything came to rest in time, so that the truth is one.</param>
internal sealed record CellResult(
    MatrixCell Cell,
    Said Said,
    string Detail,
    int Stored,
    int Sends,
    WireProof Proof,
    long BytesAfterEnd,
    bool IsSettled
)
{
    /// <summary>Must never be: the face is in the library more than once.</summary>
    public bool IsTwice => Stored > 1;

    /// <summary>Must never be: said not enrolled, but stored.</summary>
    public bool IsGhost => Said is Said.NotSent or Said.NotApplied && Stored > 0;

    /// <summary>Must never be: said enrolled, but not stored.</summary>
    public bool IsMissing => Said == Said.Enrolled && Stored == 0;

    /// <summary>
    /// Must never be with the guard: said Unknown where the wire proves more. A part of a body that is handed over in one piece
    /// proves nothing to whoever hands it over, and not asked where the copy that a handler holds is out of sight.
    /// </summary>
    public bool IsNeedless =>
        Said == Said.Unknown
        && !Cell.LosesSight
        && (Proof == WireProof.HasNothing || (Proof == WireProof.HasPartAtMost && !Cell.IsOnePiece));

    /// <summary>Must never be with the guard: a final word was said, and more of the body went out after it.</summary>
    public bool IsSentOn => BytesAfterEnd > 0 && Said != Said.Unknown;

    /// <summary>Must never be: nothing went wrong, no handler acts by a clock, and yet it is no success.</summary>
    public bool IsSuccessLost => Cell is { Fault: WireFault.None, IsTimed: false } && Said != Said.Enrolled;

    /// <summary>Must never be: an exception that is not this library's, or a call without end.</summary>
    public bool IsForeign => Said == Said.Foreign;

    /// <summary>
    /// Whether all that must hold for this cell holds. Without the guard nobody sees a handler send its own copy of the body
    /// again.
    /// </summary>
    public bool IsClean =>
        IsSettled
        && !IsGhost
        && !IsMissing
        && !IsForeign
        && !IsSuccessLost
        && (!IsTwice || (!Cell.HasGuard && Cell is { CopiesBody: true, Repeats: true }))
        && (!Cell.HasGuard || (!IsNeedless && !IsSentOn));

    public string Faults =>
        string.Join(
            ' ',
            new[]
            {
                IsTwice ? "twice" : "",
                IsGhost ? "ghost" : "",
                IsMissing ? "missing" : "",
                IsNeedless ? "needless" : "",
                IsSentOn ? "sent-on" : "",
                IsSuccessLost ? "success-lost" : "",
                IsForeign ? "foreign" : "",
                IsSettled ? "" : "unsettled",
            }.Where(static fault => fault.Length > 0)
        );

    public override string ToString() =>
        $"{Cell}: said {Said}{Detail}, stored {Stored}, {Sends} sends, {Proof}, {BytesAfterEnd} bytes after: {Faults}";
}
