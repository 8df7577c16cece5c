using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>The result of AddFaceRecord, which gives no face id.</summary>
public sealed class AlibabaIdVerificationFaceEnrollmentResult : FaceEnrollmentResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="requestId">The vendor's id of the request.</param>
    /// <param name="images">One outcome per picture, in order.</param>
    /// <param name="faceQuality"><inheritdoc cref="FaceQuality" path="/summary"/></param>
    /// <param name="extFaceInfo"><inheritdoc cref="ExtFaceInfo" path="/summary"/></param>
    public AlibabaIdVerificationFaceEnrollmentResult(
        string? requestId,
        IReadOnlyList<FaceImageOutcome> images,
        AlibabaIdVerificationFaceQuality faceQuality,
        string? extFaceInfo
    )
        : base(FaceVendor.AlibabaIdVerification, requestId, images)
    {
        FaceQuality = faceQuality;
        ExtFaceInfo = extFaceInfo;
    }

    /// <summary>The vendor's judgement of the picture.</summary>
    public AlibabaIdVerificationFaceQuality FaceQuality { get; }

    /// <summary>Details of the registration as JSON text, as the vendor sent it; null when it sent none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? ExtFaceInfo { get; }
}
