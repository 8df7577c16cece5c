namespace FaceEnroll.Sdk.Tickets;

/// <summary>A face that belongs to a call, or a ticket that may claim one.</summary>
internal sealed class FaceClaim(string operationId, FaceClaim? next)
{
    public string OperationId => operationId;

    public FaceClaim? Next { get; set; } = next;

    /// <summary>The face; null for an open ticket, empty for faces whose ids nobody named.</summary>
    public string? FaceId { get; init; }

    /// <summary>The open ticket; null for a face.</summary>
    public FaceEnrollmentTicket? Ticket { get; set; }

    public long Until { get; set; }

    /// <summary>Whether another call has since added a face whose id its reply did not name (ID Verification).</summary>
    public bool IsBlurred { get; set; }

    /// <summary>Whether such a face may not yet have shown when the person's faces were read for the ticket.</summary>
    public bool MayHide { get; set; }

    /// <summary>How many faces the call may have added without a name.</summary>
    public int Unnamed { get; init; }

    /// <summary>What the person held before that call; null when nobody read it.</summary>
    public IReadOnlyList<string>? Before { get; init; }

    /// <summary>Whether its call has not ended.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>Whether that call may have sent something.</summary>
    public bool MaySend { get; set; }

    public bool IsTicket(string id) => FaceId is null && OperationId == id;

    public bool IsOpen(long now) => FaceId is null && (IsUnderWay || Until > now);

    /// <summary>Whether the ticket's request may have added a face.</summary>
    public bool MayHaveAdded(long now) => IsUnderWay ? MaySend : IsOpen(now);
}
