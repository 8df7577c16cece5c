using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// Add Face to Face Library with every documented parameter
/// (https://global.yljz.com/document/finauth-guide-docs/Add_Face_to_Face_Library_api).
/// </summary>
/// <remarks>
/// One picture as content: PNG, JPEG or BMP. The largest of several faces in it is enrolled. Whether a second add for one
/// person replaces the first is not documented; each gives its own face token.
/// </remarks>
public sealed class FinAuthFaceEnrollmentRequest : FaceEnrollmentRequest
{
    /// <inheritdoc cref="FaceEnrollmentRequest(string, IEnumerable{FaceImage})"/>
    public FinAuthFaceEnrollmentRequest(string personId, IEnumerable<FaceImage> images)
        : base(personId, images) { }

    /// <inheritdoc cref="FaceEnrollmentRequest(string, FaceImage[])"/>
    public FinAuthFaceEnrollmentRequest(string personId, params FaceImage[] images)
        : base(personId, images) { }

    /// <summary>Own text to keep with the face, at most 128 characters; null (default) or empty sends none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? UserData { get; set; }

    /// <summary>
    /// Whether to try the picture turned by 90, 180 and 270 degrees when no face is found in it; lengthens the call and may
    /// find faces where there are none. Null (default) leaves it to the vendor, which does not. Described for base64
    /// pictures (<see cref="FinAuthOptions.SendAsBase64"/>); for files the page does not say.
    /// </summary>
    public bool? MultiOrientedDetection { get; set; }
}
