namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A store in memory that writes down what it was told, and does first what a test wants done.</summary>
internal sealed class RecordingTicketStore : IFaceTicketStore
{
    private readonly object _gate = new();
    private readonly List<string> _said = [];

    // As JSON: a store keeps what the ticket was, not what becomes of it.
    private readonly Dictionary<string, string> _open = new(StringComparer.Ordinal);

    public Func<FaceEnrollmentTicket, ValueTask>? OnSave { get; set; }

    public Func<FaceEnrollmentTicket, ValueTask>? OnComplete { get; set; }

    public Func<ValueTask>? OnRead { get; set; }

    /// <summary>"save" with the count of attempts, or "complete" with the outcome, in order.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_gate)
            {
                return [.. _said];
            }
        }
    }

    public IReadOnlyList<FaceEnrollmentTicket> Open
    {
        get
        {
            lock (_gate)
            {
                return [.. _open.Values.Select(FaceEnrollmentTicket.FromJson)];
            }
        }
    }

    public static ValueTask Hang() => new(new TaskCompletionSource().Task);

    public async ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken)
    {
        if (OnSave is { } first)
        {
            await first(ticket);
        }

        lock (_gate)
        {
            _said.Add($"save {ticket.Attempts.Count}");
            _open[ticket.OperationId] = ticket.ToJson();
        }
    }

    public async ValueTask CompleteAsync(
        FaceEnrollmentTicket ticket,
        FaceReconciliation outcome,
        CancellationToken cancellationToken
    )
    {
        if (OnComplete is { } first)
        {
            await first(ticket);
        }

        lock (_gate)
        {
            _said.Add($"complete {outcome.Status}");
            _open.Remove(ticket.OperationId);
        }
    }

    public async ValueTask<IReadOnlyList<FaceEnrollmentTicket>> GetOpenAsync(
        FaceVendor vendor,
        string account,
        string? personId,
        CancellationToken cancellationToken
    )
    {
        if (OnRead is { } first)
        {
            await first();
        }

        return
        [
            .. Open.Where(t => t.Vendor == vendor && t.Account == account && t.PersonId == (personId ?? t.PersonId)),
        ];
    }
}
