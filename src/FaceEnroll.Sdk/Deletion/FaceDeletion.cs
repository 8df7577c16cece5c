namespace FaceEnroll.Sdk;

/// <summary>One face of a deletion.</summary>
/// <remarks>Immutable; constructible, so that code which deletes can be tested.</remarks>
public sealed class FaceDeletion
{
    /// <summary>Creates an entry.</summary>
    /// <param name="faceId">The face.</param>
    /// <param name="outcome">What became of it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="faceId"/> is null.</exception>
    public FaceDeletion(string faceId, FaceDeletionOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(faceId);
        FaceId = faceId;
        Outcome = outcome;
    }

    /// <summary>The face, as it was asked for.</summary>
    public string FaceId { get; }

    /// <summary>What became of it.</summary>
    public FaceDeletionOutcome Outcome { get; }

    /// <summary>Why, where it is NotApplied or Unknown; null otherwise.</summary>
    public FaceEnrollmentError? Error { get; init; }

    /// <summary>The vendor's id of the request that deleted it; null where it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The outcome: ids are personal data.</summary>
    /// <returns>The outcome's name.</returns>
    public override string ToString() => Outcome.ToString();
}
