using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// face/add with every documented parameter (https://www.alibabacloud.com/help/en/content-moderation/latest/add-face).
/// </summary>
/// <remarks>
/// One to twenty pictures, all URLs, or all content where an <see cref="IFaceImageHost"/> is registered. The person must
/// exist and may hold 20 faces; all its groups get them. The vendor deletes face and group when no search runs for a year.
/// </remarks>
public sealed class AlibabaGuardrailsFaceEnrollmentRequest : FaceEnrollmentRequest
{
    /// <inheritdoc cref="FaceEnrollmentRequest(string, IEnumerable{FaceImage})"/>
    public AlibabaGuardrailsFaceEnrollmentRequest(string personId, IEnumerable<FaceImage> images)
        : base(personId, images) { }

    /// <inheritdoc cref="FaceEnrollmentRequest(string, FaceImage[])"/>
    public AlibabaGuardrailsFaceEnrollmentRequest(string personId, params FaceImage[] images)
        : base(personId, images) { }

    /// <summary>The business scenario, for example <c>edu</c>; at most 1,024 characters. Null (default) or empty is left out.</summary>
    public string? BizType { get; set; }

    /// <summary>
    /// The end user's client. Null (default) is left out. Personal data, sent in the URL's query as the vendor wants it:
    /// proxies on the way may log it.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public AlibabaGuardrailsClientInfo? ClientInfo { get; set; }
}
