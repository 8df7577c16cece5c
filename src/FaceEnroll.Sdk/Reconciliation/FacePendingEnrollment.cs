using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>An open ticket and what is known of it now.</summary>
/// <remarks>A class, not a record: it must not print itself.</remarks>
public sealed class FacePendingEnrollment
{
    /// <summary>Creates one.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="outcome">What is known.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FacePendingEnrollment(FaceEnrollmentTicket ticket, FaceReconciliation outcome)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(outcome);
        Ticket = ticket;
        Outcome = outcome;
    }

    /// <summary>The ticket; its <see cref="FaceEnrollmentTicket.Correlation"/> is the caller's own text.</summary>
    [JsonIgnore, IgnoreDataMember]
    public FaceEnrollmentTicket Ticket { get; }

    /// <summary>What is known now.</summary>
    public FaceReconciliation Outcome { get; }

    /// <summary>Why the vendor could not be asked, or the store not told; null when both went well.</summary>
    public FaceEnrollmentException? Failure { get; init; }
}
