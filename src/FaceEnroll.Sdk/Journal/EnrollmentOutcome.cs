namespace FaceEnroll.Sdk.Journal;

/// <summary>How a send ended, for whoever records it.</summary>
/// <param name="answer">What is known.</param>
internal sealed class EnrollmentOutcome(FaceReconciliation answer)
{
    /// <summary>The same without more.</summary>
    public EnrollmentOutcome(FaceReconciliationStatus status)
        : this(new FaceReconciliation(status)) { }

    /// <summary>What is known.</summary>
    public FaceReconciliation Answer { get; } = answer;

    /// <summary>Whether the vendor was asked afterwards, because the send's own reply was lost.</summary>
    public bool IsReadBack { get; init; }

    /// <summary>One outcome per picture, where a reply or a failure told; else null.</summary>
    public IReadOnlyList<FaceImageOutcome>? Images { get; init; }

    /// <summary>Faces that match no single picture.</summary>
    public IReadOnlyList<string> UnattributedFaceIds { get; init; } = [];
}
