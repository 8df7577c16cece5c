namespace FaceEnroll.Sdk;

/// <summary>Finds out what became of an enrollment whose reply was lost. It never sends a picture to be enrolled.</summary>
/// <remarks>Safe for concurrent use. Every client of this library implements it.</remarks>
public interface IFaceEnrollmentReconciler
{
    /// <summary>
    /// Asks the vendor what it holds. Ask before anything else writes to that person: a face that somebody else added
    /// since cannot be told apart.
    /// </summary>
    /// <param name="ticket">The ticket of the enrollment, from the exception or from <c>OnSending</c>.</param>
    /// <param name="originalRequest">
    /// The request with the same pictures: needed at vendors that only find a face by its picture (FinAuth, ADVANCE.AI).
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What is known now.</returns>
    /// <exception cref="ArgumentException">The ticket is of another vendor or endpoint, or the pictures are not its.</exception>
    /// <exception cref="FaceEnrollmentException">The vendor could not be asked; nothing was changed by asking.</exception>
    Task<FaceReconciliation> ReconcileAsync(
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest? originalRequest = null,
        CancellationToken cancellationToken = default
    );
}

/// <summary>What is known of an enrollment whose reply was lost.</summary>
public enum FaceReconciliationStatus
{
    /// <summary>It cannot be found out here; <see cref="FaceReconciliation.Reason"/> says why.</summary>
    Undecidable = 0,

    /// <summary>The face is in the library.</summary>
    Enrolled,

    /// <summary>The face is not in the library, and the lost request can no longer put it there.</summary>
    NotEnrolled,

    /// <summary>It is not there yet, but the lost request may still run: ask again.</summary>
    NotYetVisible,
}

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

    /// <summary>Why it cannot be found out, with <see cref="FaceReconciliationStatus.Undecidable"/>.</summary>
    public string? Reason { get; init; }

    internal static FaceReconciliation Undecidable(string reason) =>
        new(FaceReconciliationStatus.Undecidable) { Reason = reason };
}
