namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>What a read-back found about a person.</summary>
/// <param name="faceIds">All of the person's faces, or those that certainly came after the ticket was made.</param>
/// <param name="provesAbsence">Whether a face that is missing from them is not there.</param>
internal sealed class ReadBackFindings(IReadOnlyList<string> faceIds, bool provesAbsence)
{
    /// <summary>All of the person's faces, or those that certainly came after the ticket was made.</summary>
    public IReadOnlyList<string> FaceIds { get; } = faceIds;

    /// <summary>
    /// Faces that came so near the ticket's making that the clocks cannot tell before from after. They do not count, but
    /// because of them nobody can say that nothing came.
    /// </summary>
    public IReadOnlyList<string> DoubtfulFaceIds { get; init; } = [];

    /// <summary>Whether a face that is missing from them is not there.</summary>
    public bool ProvesAbsence { get; } = provesAbsence;

    /// <summary>Why it does not prove absence, in words for the answer; null where the vendor's page says it all.</summary>
    public string? Gap { get; init; }
}
