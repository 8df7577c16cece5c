using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>The result of face/add.</summary>
/// <remarks>
/// The reply's items carry no index. When there are as many items as pictures, they are matched by order; otherwise every
/// picture is <see cref="FaceImageStatus.Unknown"/>, the ids of the faces that were added are in
/// <see cref="FaceEnrollmentResult.UnattributedFaceIds"/>, and there is at least one.
/// </remarks>
public sealed class AlibabaGuardrailsFaceEnrollmentResult : FaceEnrollmentResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="requestId">The vendor's id of the request.</param>
    /// <param name="images">One outcome per picture, in order.</param>
    /// <param name="personId"><inheritdoc cref="PersonId" path="/summary"/></param>
    public AlibabaGuardrailsFaceEnrollmentResult(
        string? requestId,
        IReadOnlyList<FaceImageOutcome> images,
        string? personId
    )
        : base(FaceVendor.AlibabaGuardrails, requestId, images)
    {
        PersonId = personId;
    }

    /// <summary>The person's id as the vendor repeats it; null in replies that do not say.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? PersonId { get; }
}
