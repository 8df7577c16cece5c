namespace FaceEnroll.Sdk;

/// <summary>The figures of one audit, filled while it runs; numbers only.</summary>
/// <remarks>An enumeration that is begun again begins to count again. Not for several audits at once.</remarks>
public sealed class FaceAuditReport
{
    /// <summary>How many different entries the host's stream had.</summary>
    public long Believed { get; internal set; }

    /// <summary>How many entries of the host's stream repeated an earlier one.</summary>
    public long Duplicates { get; internal set; }

    /// <summary>How many entries the vendor listed.</summary>
    public long Listed { get; internal set; }

    /// <summary>How many findings were <see cref="FaceAuditFindingKind.MissingThere"/>.</summary>
    public long MissingThere { get; internal set; }

    /// <summary>How many findings were <see cref="FaceAuditFindingKind.UnknownHere"/>.</summary>
    public long UnknownHere { get; internal set; }

    /// <summary>How many findings were <see cref="FaceAuditFindingKind.PersonWithoutFaces"/>.</summary>
    public long PeopleWithoutFaces { get; internal set; }

    /// <summary>
    /// How many entries only one of the two readings of the host's stream had, so that nothing was said of them; 0 where it was
    /// read once.
    /// </summary>
    public long ChangedMeanwhile { get; internal set; }

    /// <summary>
    /// How many bytes the audit kept of what the host believes: 16 and a bit for each entry, in pieces of 64 KiB, the last of
    /// which may not be full.
    /// </summary>
    public long KeptBytes { get; internal set; }

    /// <summary>
    /// Whether the audit came to its end. Until then nothing follows from what was not found.
    /// </summary>
    public bool IsComplete { get; internal set; }

    /// <summary>The figures.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Believed} believed, {Listed} listed: {MissingThere} missing there, {UnknownHere} unknown here, {PeopleWithoutFaces} people without faces, {ChangedMeanwhile} changed meanwhile{(IsComplete ? "" : "; not at its end")}"
        );

    internal void Clear()
    {
        Believed = Duplicates = Listed = MissingThere = UnknownHere = PeopleWithoutFaces = 0;
        ChangedMeanwhile = KeptBytes = 0;
        IsComplete = false;
    }
}
