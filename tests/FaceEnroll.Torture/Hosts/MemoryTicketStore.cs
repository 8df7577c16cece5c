using System.Collections.Concurrent;
using FaceEnroll.Sdk;

namespace FaceEnroll.Torture.Hosts;

/// <summary>Keeps tickets as a host's database would: as text, which outlives the process.</summary>
internal sealed class MemoryTicketStore : IFaceTicketStore
{
    private readonly ConcurrentDictionary<string, (long Order, string Json)> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FaceReconciliation> _known = new(StringComparer.Ordinal);
    private long _order;

    public ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken)
    {
        var json = ticket.ToJson();
        _open.AddOrUpdate(
            ticket.OperationId,
            _ => (Interlocked.Increment(ref _order), json),
            (_, old) => (old.Order, json)
        );
        return default;
    }

    public ValueTask CompleteAsync(
        FaceEnrollmentTicket ticket,
        FaceReconciliation outcome,
        CancellationToken cancellationToken
    )
    {
        _open.TryRemove(ticket.OperationId, out _);
        _known[ticket.OperationId] = outcome;
        return default;
    }

    public ValueTask<IReadOnlyList<FaceEnrollmentTicket>> GetOpenAsync(
        FaceVendor vendor,
        string account,
        string? personId,
        CancellationToken cancellationToken
    ) =>
        new([
            .. _open
                .Values.OrderBy(static entry => entry.Order)
                .Select(static entry => FaceEnrollmentTicket.FromJson(entry.Json))
                .Where(ticket => ticket.Vendor == vendor && ticket.Account == account)
                .Where(ticket => personId is null || ticket.PersonId == personId),
        ]);

    /// <summary>What a ticket was completed with.</summary>
    public FaceReconciliation OutcomeOf(string operationId) => _known[operationId];

    /// <summary>What nobody could decide is given up.</summary>
    public void Clear()
    {
        _open.Clear();
        _known.Clear();
    }
}
