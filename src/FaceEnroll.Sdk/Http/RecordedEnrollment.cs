namespace FaceEnroll.Sdk.Http;

/// <summary>An enrollment that a journal answers from its record.</summary>
internal sealed class RecordedEnrollment(
    IReadOnlyList<FaceImageOutcome> images,
    IReadOnlyList<string> unattributedFaceIds
)
{
    /// <summary>One outcome per picture, at least one of them Enrolled.</summary>
    public IReadOnlyList<FaceImageOutcome> Images { get; } = images;

    public IReadOnlyList<string> UnattributedFaceIds { get; } = unattributedFaceIds;
}
