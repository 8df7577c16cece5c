namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>The result of CreateFace.</summary>
public sealed class TencentCloudFaceEnrollmentResult : FaceEnrollmentResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="requestId">The vendor's id of the request.</param>
    /// <param name="images">One outcome per picture, in order.</param>
    /// <param name="faceModelVersion"><inheritdoc cref="FaceModelVersion" path="/summary"/></param>
    public TencentCloudFaceEnrollmentResult(
        string? requestId,
        IReadOnlyList<FaceImageOutcome> images,
        string? faceModelVersion
    )
        : base(FaceVendor.TencentCloud, requestId, images)
    {
        FaceModelVersion = faceModelVersion;
    }

    /// <summary>Version of the face model, <c>2.0</c> or <c>3.0</c>; null in replies that do not say.</summary>
    public string? FaceModelVersion { get; }
}
