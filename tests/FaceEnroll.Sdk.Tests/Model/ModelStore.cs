namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>A ticket store as a database would be: it keeps text.</summary>
internal sealed class ModelStore : IFaceTicketStore
{
    private readonly Dictionary<string, string> _open = [];

    /// <summary>What a ticket is in the process that asks.</summary>
    public Func<FaceEnrollmentTicket, FaceEnrollmentTicket> Here { get; set; } = t => t;

    public FaceEnrollmentTicket? Find(string operationId) =>
        _open.TryGetValue(operationId, out var json) ? FaceEnrollmentTicket.FromJson(json) : null;

    public ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken)
    {
        _open[ticket.OperationId] = ticket.ToJson();
        return default;
    }

    public ValueTask CompleteAsync(
        FaceEnrollmentTicket ticket,
        FaceReconciliation outcome,
        CancellationToken cancellationToken
    )
    {
        _open.Remove(ticket.OperationId);
        Completed[ticket.OperationId] = outcome;
        return default;
    }

    /// <summary>What became of the tickets that are open no longer.</summary>
    public Dictionary<string, FaceReconciliation> Completed { get; } = [];

    public ValueTask<IReadOnlyList<FaceEnrollmentTicket>> GetOpenAsync(
        FaceVendor vendor,
        string account,
        string? personId,
        CancellationToken cancellationToken
    ) => new([.. _open.Values.Select(FaceEnrollmentTicket.FromJson).Select(Here).OrderBy(t => t.CreatedAt)]);
}
