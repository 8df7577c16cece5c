using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>
/// An enrollment failed. Subtypes exist for the cases that callers handle separately; all of them carry the same data.
/// </summary>
/// <remarks>
/// <see cref="Exception.Message"/> is built from vendor, operation, kind, certainty, code, status and request id only.
/// </remarks>
/// <example>
/// <code>
/// try
/// {
///     await client.EnrollAsync(request, cancellationToken);
/// }
/// catch (FaceImageRejectedException e)
/// {
///     AskForAnotherPicture(e.Images); // which picture, and why
/// }
/// catch (FaceEnrollmentOutcomeUnknownException e)
/// {
///     await SaveForLaterAsync(e.Ticket!); // may be enrolled: ask before sending again
/// }
/// catch (FaceEnrollmentBlockedException e) when (e.Scope == FaceEnrollmentBlockScope.Account)
/// {
///     StopTheJob(e); // quota or bill
/// }
/// catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.ImageSource)
/// {
///     LookAtThePicture(e); // its file or stream failed: again only when that is mended
/// }
/// catch (FaceEnrollmentException e) when (e.IsRetryable)
/// {
///     TryAgainLater(e.Error.RetryAfter); // surely not enrolled
/// }
/// catch (FaceEnrollmentCanceledException e) when (e.Certainty == FaceEnrollmentCertainty.Unknown)
/// {
///     await SaveForLaterAsync(e.Ticket!); // canceled too late to be sure
/// }
/// </code>
/// </example>
public class FaceEnrollmentException : Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="error">What is known of the failure.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public FaceEnrollmentException(FaceEnrollmentError error, Exception? innerException = null)
        : base(error?.ToString(), innerException)
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
    }

    /// <summary>Everything that is known of the failure.</summary>
    public FaceEnrollmentError Error { get; }

    /// <inheritdoc cref="FaceEnrollmentError.Vendor"/>
    public FaceVendor Vendor => Error.Vendor;

    /// <inheritdoc cref="FaceEnrollmentError.Kind"/>
    public FaceEnrollmentErrorKind Kind => Error.Kind;

    /// <inheritdoc cref="FaceEnrollmentError.Certainty"/>
    public FaceEnrollmentCertainty Certainty => Error.Certainty;

    /// <inheritdoc cref="FaceEnrollmentError.VendorCode"/>
    public string? VendorCode => Error.VendorCode;

    /// <inheritdoc cref="FaceEnrollmentError.VendorMessage"/>
    [JsonIgnore, IgnoreDataMember]
    public string? VendorMessage => Error.VendorMessage;

    /// <inheritdoc cref="FaceEnrollmentError.RequestId"/>
    public string? RequestId => Error.RequestId;

    /// <inheritdoc cref="FaceEnrollmentError.StatusCode"/>
    public int? StatusCode => Error.StatusCode;

    /// <inheritdoc cref="FaceEnrollmentError.IsRetryable"/>
    public bool IsRetryable => Error.IsRetryable;

    /// <inheritdoc cref="FaceEnrollmentError.Images"/>
    public IReadOnlyList<FaceImageOutcome> Images => Error.Images;

    /// <inheritdoc cref="FaceEnrollmentError.Ticket"/>
    [JsonIgnore, IgnoreDataMember]
    public FaceEnrollmentTicket? Ticket => Error.Ticket;

    /// <summary>The pipeline's instruction for this failure.</summary>
    internal RetryAdvice Advice { get; init; }
}
