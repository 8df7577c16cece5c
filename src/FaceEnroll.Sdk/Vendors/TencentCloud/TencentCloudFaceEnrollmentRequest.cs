namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>CreateFace with every documented parameter (https://tencentcloud.com/document/api/1059/36966).</summary>
/// <remarks>
/// One to four pictures, all content or all URLs. The person must exist; all its groups get the faces.
/// </remarks>
public sealed class TencentCloudFaceEnrollmentRequest : FaceEnrollmentRequest
{
    /// <inheritdoc cref="FaceEnrollmentRequest(string, IEnumerable{FaceImage})"/>
    public TencentCloudFaceEnrollmentRequest(string personId, IEnumerable<FaceImage> images)
        : base(personId, images) { }

    /// <inheritdoc cref="FaceEnrollmentRequest(string, FaceImage[])"/>
    public TencentCloudFaceEnrollmentRequest(string personId, params FaceImage[] images)
        : base(personId, images) { }

    /// <summary>
    /// 0 to 100: the new face is added only if its similarity to a face that the person has is above this. Null (default)
    /// leaves it to the vendor, which uses 60.
    /// </summary>
    public double? FaceMatchThreshold { get; set; }

    /// <summary>
    /// 0 none, 1 low, 2 medium, 3 high, 4 very high. Null (default) leaves it to the vendor, which uses 0.
    /// </summary>
    public int? QualityControl { get; set; }

    /// <summary>
    /// Whether to look for rotated faces in pictures without EXIF; costs some hundreds of milliseconds. Null (default)
    /// leaves it to the vendor, which does not.
    /// </summary>
    public bool? NeedRotateDetection { get; set; }
}
