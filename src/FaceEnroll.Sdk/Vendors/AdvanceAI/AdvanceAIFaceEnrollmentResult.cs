using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>The result of adding a face to an ADVANCE.AI face set.</summary>
public sealed class AdvanceAIFaceEnrollmentResult : FaceEnrollmentResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="requestId">The vendor's <c>transactionId</c>.</param>
    /// <param name="images">One outcome per picture, in order.</param>
    /// <param name="externalReferenceId"><inheritdoc cref="ExternalReferenceId" path="/summary"/></param>
    /// <param name="pricingStrategy"><inheritdoc cref="PricingStrategy" path="/summary"/></param>
    public AdvanceAIFaceEnrollmentResult(
        string? requestId,
        IReadOnlyList<FaceImageOutcome> images,
        string externalReferenceId,
        string? pricingStrategy
    )
        : base(FaceVendor.AdvanceAI, requestId, images)
    {
        ExternalReferenceId = externalReferenceId;
        PricingStrategy = pricingStrategy;
    }

    /// <summary>The reference that was sent with the face.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string ExternalReferenceId { get; }

    /// <summary>Whether the call is charged: <c>FREE</c> or <c>PAY</c>; null in replies that do not say.</summary>
    public string? PricingStrategy { get; }
}
