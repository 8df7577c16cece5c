namespace FaceEnroll.Ledger.Rules;

/// <summary>A picture of a call, by the hash of what the caller gave. Immutable.</summary>
internal sealed record PictureRow(string Source)
{
    /// <summary>The call that says so, where pictures of several calls are looked at; else null.</summary>
    public string? CallId { get; init; }

    public PictureStatus Status { get; init; }

    /// <summary>The vendor's id of the face; null where nobody knows it.</summary>
    public string? FaceId { get; init; }

    /// <summary>Why it was not enrolled.</summary>
    public FaceEnrollmentErrorKind Kind { get; init; }

    /// <summary>The vendor's own code for it.</summary>
    public string? Code { get; init; }

    /// <summary>Whether it is recorded as being in the library.</summary>
    public bool IsIn => Status is PictureStatus.Enrolled or PictureStatus.Twice;

    /// <summary>The status only: the rest is personal.</summary>
    public override string ToString() => $"picture: {Status}";
}
