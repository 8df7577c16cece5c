namespace FaceEnroll.Sdk.FinAuth;

/// <summary>The result of adding a face to a FinAuth face library.</summary>
public sealed class FinAuthFaceEnrollmentResult : FaceEnrollmentResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="requestId">The vendor's id of the request.</param>
    /// <param name="images">One outcome per picture, in order.</param>
    /// <param name="faceToken"><inheritdoc cref="FaceToken" path="/summary"/></param>
    /// <param name="timeUsed"><inheritdoc cref="TimeUsed" path="/summary"/></param>
    public FinAuthFaceEnrollmentResult(
        string? requestId,
        IReadOnlyList<FaceImageOutcome> images,
        string faceToken,
        TimeSpan? timeUsed
    )
        : base(FaceVendor.FinAuth, requestId, images)
    {
        FaceToken = faceToken;
        TimeUsed = timeUsed;
    }

    /// <summary>The new face's token, the same as <see cref="FaceImageOutcome.FaceId"/>.</summary>
    public string FaceToken { get; }

    /// <summary>The time that the vendor says the call took; null in replies that do not say.</summary>
    public TimeSpan? TimeUsed { get; }
}
