namespace FaceEnroll.Sdk.Journal;

/// <summary>A send that is about to happen, as a journal sees it.</summary>
internal sealed class EnrollmentIntent
{
    /// <summary>The send's ticket, with the pictures' hashes.</summary>
    public required FaceEnrollmentTicket Ticket { get; init; }

    /// <summary>What the ledger was asked before; null where there is none, or nothing for it to keep.</summary>
    public EnrollmentQuestion? Question { get; set; }

    /// <summary>What the ledger remembers of the send; nobody else's business.</summary>
    public object? Memory { get; set; }

    /// <summary>The request's own callback; null when it has none.</summary>
    public Func<FaceEnrollmentTicket, CancellationToken, ValueTask>? OnSending { get; init; }

    /// <summary>
    /// Reads once more what the person holds, once everybody who shares the store knows the ticket: another process may
    /// have enrolled the person before. Null where ids read before the send do not tell faces apart.
    /// </summary>
    public Func<ValueTask>? RenewAsync { get; init; }

    /// <summary>How long an open ticket may claim a face.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>Asks the vendor once what became of an earlier ticket of the same person. The person's gate is held.</summary>
    public required Func<FaceEnrollmentTicket, CancellationToken, ValueTask<FaceReconciliation>> AskAsync { get; init; }
}
