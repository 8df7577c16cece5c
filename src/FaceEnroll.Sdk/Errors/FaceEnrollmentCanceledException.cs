using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>The caller canceled. What is known of the outcome is in <see cref="Certainty"/>.</summary>
public sealed class FaceEnrollmentCanceledException : OperationCanceledException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="error">What is known of the outcome.</param>
    /// <param name="innerException">The cause.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public FaceEnrollmentCanceledException(
        FaceEnrollmentError error,
        Exception? innerException = null,
        CancellationToken cancellationToken = default
    )
        : base(error?.DescribeCanceled(), innerException, cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
    }

    /// <summary>Everything that is known.</summary>
    public FaceEnrollmentError Error { get; }

    /// <summary>Whether the face may have been enrolled before the call was canceled.</summary>
    public FaceEnrollmentCertainty Certainty => Error.Certainty;

    /// <summary>What reconciliation needs, when the outcome is unknown.</summary>
    [JsonIgnore, IgnoreDataMember]
    public FaceEnrollmentTicket? Ticket => Error.Ticket;
}
