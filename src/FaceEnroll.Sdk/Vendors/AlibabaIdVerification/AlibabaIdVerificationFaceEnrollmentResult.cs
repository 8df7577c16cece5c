using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>The vendor's judgement of a face's picture.</summary>
public enum AlibabaIdVerificationFaceQuality
{
    /// <summary>Not stated, or in words that are not documented.</summary>
    Unspecified = 0,

    /// <summary>Good (<c>HIGH</c>).</summary>
    High,

    /// <summary>Poor (<c>LOW</c>): enrolled all the same, but worth a better picture.</summary>
    Low,
}

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
