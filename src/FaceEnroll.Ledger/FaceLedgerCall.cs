using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Ledger;

/// <summary>A call of the ledger that a person must decide.</summary>
/// <remarks>Immutable. A class, not a record: it must not print itself.</remarks>
public sealed class FaceLedgerCall
{
    internal FaceLedgerCall(string id, FaceEnrollmentTicket ticket, string? reason)
    {
        Id = id;
        Ticket = ticket;
        Reason = reason;
    }

    /// <summary>The call's id in the ledger: a hash.</summary>
    public string Id { get; }

    /// <summary>The ticket of its latest send: person, library, account, times. It is personal data.</summary>
    [JsonIgnore, IgnoreDataMember]
    public FaceEnrollmentTicket Ticket { get; }

    /// <summary>Why it cannot be found out.</summary>
    public string? Reason { get; }

    /// <summary>The id only: the rest is personal.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => $"Ledger call {Id}";
}
