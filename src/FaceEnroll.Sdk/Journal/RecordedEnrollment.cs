namespace FaceEnroll.Sdk.Journal;

/// <summary>An enrollment that a journal answers from its record.</summary>
internal sealed class RecordedEnrollment(
    IReadOnlyList<FaceImageOutcome> images,
    IReadOnlyList<string> unattributedFaceIds
)
{
    /// <summary>What faces that were read back say about the pictures.</summary>
    /// <param name="pictures">How many there are.</param>
    /// <param name="faceIds">The faces found, at least one.</param>
    /// <param name="kind">What failed, for a picture whose outcome is not known.</param>
    public static RecordedEnrollment Of(int pictures, IReadOnlyList<string> faceIds, FaceEnrollmentErrorKind kind)
    {
        var outcomes = new FaceImageOutcome[pictures];
        for (var i = 0; i < pictures; i++)
        {
            // With several pictures nobody can say which id is whose; with fewer ids than pictures, not even which pictures are in.
            outcomes[i] =
                faceIds.Count == pictures
                    ? FaceImageOutcome.Enrolled(i, pictures == 1 ? faceIds[0] : null)
                    : new FaceImageOutcome(i, FaceImageStatus.Unknown) { Kind = kind };
        }

        return new RecordedEnrollment(outcomes, pictures == 1 ? [] : faceIds);
    }

    /// <summary>One outcome per picture; Unknown where there are fewer faces than pictures.</summary>
    public IReadOnlyList<FaceImageOutcome> Images { get; } = images;

    public IReadOnlyList<string> UnattributedFaceIds { get; } = unattributedFaceIds;
}
