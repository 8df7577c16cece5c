namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>
/// AddFaceRecord with every documented parameter
/// (https://www.alibabacloud.com/help/en/ekyc/latest/add-a-face-image-to-a-specified-face-library).
/// </summary>
/// <remarks>
/// One picture: JPEG, taller than wide, at most 1920 by 1080 pixels and 10 MB; 50 to 100 KB and 640 by 480 pixels are
/// advised. Content of up to 1,000,000 bytes goes into the request as base64; larger content is uploaded first. The vendor
/// takes the largest of several faces. <see cref="FaceEnrollmentRequest.PersonId"/> becomes MerchantUserId, at most 32
/// characters; the vendor does not require it, but this library does: nothing else finds the face again.
/// </remarks>
public sealed class AlibabaIdVerificationFaceEnrollmentRequest : FaceEnrollmentRequest
{
    /// <inheritdoc cref="FaceEnrollmentRequest(string, IEnumerable{FaceImage})"/>
    public AlibabaIdVerificationFaceEnrollmentRequest(string personId, IEnumerable<FaceImage> images)
        : base(personId, images) { }

    /// <inheritdoc cref="FaceEnrollmentRequest(string, FaceImage[])"/>
    public AlibabaIdVerificationFaceEnrollmentRequest(string personId, params FaceImage[] images)
        : base(personId, images) { }

    /// <summary>
    /// Whether the vendor checks the quality of the face. The vendor calls the parameter reserved and not supported yet;
    /// null (default) leaves it out.
    /// </summary>
    public bool? FaceQualityCheck { get; set; }

    /// <summary>
    /// Whether content is uploaded whatever its size; true is refused for a picture that is a URL. Null (default) means
    /// <see cref="AlibabaIdVerificationOptions.ForceUpload"/>; false still uploads what is above 1,000,000 bytes.
    /// </summary>
    public bool? ForceUpload { get; set; }
}
