using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Ledger;

/// <summary>A call of the ledger that a person must decide.</summary>
/// <remarks>Immutable. A class, not a record: it must not print itself.</remarks>
public sealed class FaceLedgerCall
{
    internal FaceLedgerCall(
        string id,
        int version,
        FaceEnrollmentTicket ticket,
        IReadOnlyList<FaceImageOutcome> images,
        string? reason
    )
    {
        Id = id;
        Version = version;
        Ticket = ticket;
        Images = images;
        Reason = reason;
    }

    /// <summary>The call's id in the ledger: a hash.</summary>
    public string Id { get; }

    /// <summary>How often it had been written when this was read.</summary>
    internal int Version { get; }

    /// <summary>
    /// What is known of each of its pictures, in the request's order. Those that are <see cref="FaceImageStatus.Unknown"/> are to be
    /// decided. It holds face ids.
    /// </summary>
    [JsonIgnore, IgnoreDataMember]
    public IReadOnlyList<FaceImageOutcome> Images { get; }

    /// <summary>The ticket of its latest send: person, library, account, times. It is personal data.</summary>
    [JsonIgnore, IgnoreDataMember]
    public FaceEnrollmentTicket Ticket { get; }

    /// <summary>Why it cannot be found out.</summary>
    public string? Reason { get; }

    /// <summary>The id only: the rest is personal.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => $"Ledger call {Id}";
}
