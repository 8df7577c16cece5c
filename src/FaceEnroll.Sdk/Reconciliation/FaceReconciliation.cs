namespace FaceEnroll.Sdk;

/// <summary>The answer of <see cref="IFaceEnrollmentReconciler"/>.</summary>
/// <remarks>Immutable.</remarks>
public sealed class FaceReconciliation
{
    /// <summary>Creates an answer.</summary>
    /// <param name="status">What is known.</param>
    public FaceReconciliation(FaceReconciliationStatus status) => Status = status;

    /// <summary>What is known.</summary>
    public FaceReconciliationStatus Status { get; }

    /// <summary>
    /// The faces that the lost request added, where it did. With several pictures their order is not that of the
    /// pictures, and fewer than pictures means that some were refused.
    /// </summary>
    public IReadOnlyList<string> FaceIds { get; init; } = [];

    /// <summary>When asking again makes sense, with <see cref="FaceReconciliationStatus.NotYetVisible"/>.</summary>
    public TimeSpan? AskAgainAfter { get; init; }

    /// <summary>
    /// Why it cannot be found out, with <see cref="FaceReconciliationStatus.Undecidable"/>, or not yet, with
    /// <see cref="FaceReconciliationStatus.NotYetVisible"/>; null otherwise.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Whether the lost request may still land, so that asking again can tell more; false once it surely cannot, or nobody will
    /// ever know. Null where the vendor was not asked.
    /// </summary>
    internal bool? MayStillLand { get; init; }

    internal static FaceReconciliation Undecidable(string reason, bool? mayStillLand = null) =>
        new(FaceReconciliationStatus.Undecidable) { Reason = reason, MayStillLand = mayStillLand };
}
