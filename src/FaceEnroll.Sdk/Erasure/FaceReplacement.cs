namespace FaceEnroll.Sdk;

/// <summary>What replacing a person's faces did: the new ones are enrolled, whatever became of the old ones.</summary>
/// <remarks>Immutable; constructible, so that code which replaces can be tested.</remarks>
public sealed class FaceReplacement
{
    /// <summary>Creates a result.</summary>
    /// <param name="enrollment">The new faces.</param>
    /// <param name="deletion">The old ones; null when nothing is known but <see cref="DeletionFailure"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="enrollment"/> is null.</exception>
    public FaceReplacement(FaceEnrollmentResult enrollment, FaceDeletionResult? deletion)
    {
        ArgumentNullException.ThrowIfNull(enrollment);
        Enrollment = enrollment;
        Deletion = deletion;
    }

    /// <summary>The new faces. Where only some of the pictures were enrolled, no old face was deleted.</summary>
    public FaceEnrollmentResult Enrollment { get; }

    /// <summary>The old faces; null when the deletion failed as a whole, or was not tried.</summary>
    public FaceDeletionResult? Deletion { get; }

    /// <summary>Why the old faces may still be there; null when they are not.</summary>
    public FaceEnrollmentError? DeletionFailure { get; init; }

    /// <summary>Whether the new faces are there and the old ones are not. If false, the person may have both.</summary>
    public bool IsComplete => DeletionFailure is null && Deletion is { IsComplete: true };

    /// <summary>Whether it is complete, and how many faces came: no ids.</summary>
    /// <returns>A few words.</returns>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Enrollment.Images.Count} pictures in the place of {Deletion?.Faces.Count ?? 0} faces: {(IsComplete ? "complete" : "the old ones may be there still")}"
        );
}
