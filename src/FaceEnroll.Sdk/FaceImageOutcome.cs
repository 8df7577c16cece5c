using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>The outcome of one picture of a request.</summary>
/// <remarks>Immutable.</remarks>
public sealed class FaceImageOutcome
{
    /// <summary>Creates an outcome.</summary>
    /// <param name="index">Zero-based position of the picture in the request.</param>
    /// <param name="status">What became of it.</param>
    public FaceImageOutcome(int index, FaceImageStatus status)
    {
        Index = index;
        Status = status;
    }

    /// <summary>Zero-based position of the picture in the request.</summary>
    public int Index { get; }

    /// <summary>What became of the picture.</summary>
    public FaceImageStatus Status { get; }

    /// <summary>The vendor's id of the face, always as text (numeric ids exceed 2^53); null where the vendor gives none.</summary>
    public string? FaceId { get; init; }

    /// <summary>The face's box, where the vendor gives one.</summary>
    public FaceBoundingBox? BoundingBox { get; init; }

    /// <summary>Why it was not enrolled; <see cref="FaceEnrollmentErrorKind.None"/> when it was.</summary>
    public FaceEnrollmentErrorKind Kind { get; init; }

    /// <summary>How sure it is that the face is not in the library. Meaningless when it was enrolled.</summary>
    public FaceEnrollmentCertainty Certainty { get; init; }

    /// <summary>
    /// Whether this same picture may be sent again with some hope of success and without the risk of a second copy.
    /// </summary>
    public bool IsRetryable { get; init; }

    /// <summary>The vendor's own code for this picture, as text.</summary>
    public string? VendorCode { get; init; }

    /// <summary>
    /// The vendor's own text about this picture, cut at 512 characters, where it gave one. Never log it: vendors echo what
    /// they were sent.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public string? VendorMessage { get; init; }

    /// <summary>The rule that this picture broke, in words that hold no personal data; null where the vendor's code says it all.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Whether a ledger's record says so, and this call sent nothing: see the package FaceEnroll.Ledger.
    /// </summary>
    /// <value>False by default.</value>
    public bool FromLedger { get; init; }

    /// <summary>The face is in the library.</summary>
    internal static FaceImageOutcome Enrolled(int index, string? faceId, FaceBoundingBox? box = null) =>
        new(index, FaceImageStatus.Enrolled) { FaceId = faceId, BoundingBox = box };

    /// <summary>By a verdict: the face is not there, or nobody knows.</summary>
    internal static FaceImageOutcome From(
        int index,
        in Verdict verdict,
        string? code,
        string? reason = null,
        string? message = null
    ) =>
        new(
            index,
            verdict.Certainty == FaceEnrollmentCertainty.Unknown ? FaceImageStatus.Unknown : FaceImageStatus.NotEnrolled
        )
        {
            Kind = verdict.Kind,
            Certainty = verdict.Certainty,
            IsRetryable = verdict.Retry != RetryAdvice.No && verdict.Certainty != FaceEnrollmentCertainty.Unknown,
            VendorCode = code,
            Reason = reason,
            VendorMessage = message,
        };

    /// <summary>One error as the outcome of every picture.</summary>
    internal static FaceImageOutcome[] SameForAll(FaceEnrollmentError error, int count)
    {
        var isUnknown = error.Certainty == FaceEnrollmentCertainty.Unknown;
        var outcomes = new FaceImageOutcome[count];
        for (var i = 0; i < count; i++)
        {
            outcomes[i] = new FaceImageOutcome(i, isUnknown ? FaceImageStatus.Unknown : FaceImageStatus.NotEnrolled)
            {
                Kind = error.Kind,
                Certainty = error.Certainty,
                IsRetryable = error.IsRetryable,
                VendorCode = error.VendorCode,
            };
        }

        return outcomes;
    }
}
