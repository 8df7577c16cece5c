namespace FaceEnroll.Sdk;

/// <summary>One difference that an audit found. It prints nothing, and as JSON it does not say whose face it is.</summary>
/// <remarks>Immutable; constructible, so that code which acts on findings can be tested.</remarks>
public sealed class FaceAuditFinding
{
    /// <summary>Creates a finding.</summary>
    /// <param name="kind">What differs.</param>
    /// <param name="entry">What it is about.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is null.</exception>
    public FaceAuditFinding(FaceAuditFindingKind kind, FaceEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Kind = kind;
        Entry = entry;
    }

    /// <summary>What differs.</summary>
    public FaceAuditFindingKind Kind { get; }

    /// <summary>
    /// What it is about: the host's own entry where it is missing there, the vendor's where it is unknown here or has no
    /// face. Where it is about the library, an entry without a person and a face.
    /// </summary>
    public FaceEntry Entry { get; }

    /// <summary>This library's words on a library that is missing or empty; null otherwise.</summary>
    public string? Detail { get; init; }
}
