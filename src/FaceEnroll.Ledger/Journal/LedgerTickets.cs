using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Journal;

/// <summary>What a ledger adds to a ticket: the faces that other calls of the person put there, in whatever process.</summary>
internal static class LedgerTickets
{
    /// <summary>The ticket of a call whose person is at hand: the row of a call with a result may hide it.</summary>
    public static FaceEnrollmentTicket Of(CallRow row, string personId)
    {
        var ticket = FaceEnrollmentTicket.FromJson(row.Ticket);
        ticket.PersonId = personId;
        return ticket;
    }

    /// <summary>
    /// Notes faces that are not the ticket's. Where the vendor's ids decide and nobody read them before the send, none are noted:
    /// then nothing may look as if somebody had.
    /// </summary>
    public static void Learn(FaceEnrollmentTicket ticket, IReadOnlyList<string> facesOfOthers)
    {
        var isToldOtherwise = ticket.Vendor is FaceVendor.FinAuth or FaceVendor.AdvanceAI;
        if (facesOfOthers.Count > 0 && (ticket.KnownFaceIds is not null || isToldOtherwise))
        {
            ticket.KnownFaceIds = [.. (ticket.KnownFaceIds ?? []).Union(facesOfOthers, StringComparer.Ordinal)];
        }
    }
}
