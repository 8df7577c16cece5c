namespace FaceEnroll.Sdk.Journal;

/// <summary>A deletion of faces of a person, for whoever records what is enrolled.</summary>
internal sealed class RecordedDeletion
{
    public required FaceVendor Vendor { get; init; }

    /// <summary>See <see cref="FaceEnrollmentTicket.Account"/>.</summary>
    public required string Account { get; init; }

    /// <summary>The host that is called.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The vendor's name of the operation.</summary>
    public required string Operation { get; init; }

    public required string PersonId { get; init; }

    /// <summary>Where faces are deleted, as enrollments name it; null where a person has its faces everywhere.</summary>
    public required IReadOnlyList<string?> LibraryIds { get; init; }

    /// <summary>What the ledger remembers of it from its beginning; nobody else's business.</summary>
    public object? Memory { get; set; }

    /// <summary>The faces that were there and certainly are no more, each with its library.</summary>
    public IReadOnlyCollection<(string? LibraryId, string FaceId)> Gone { get; set; } = [];

    /// <summary>The faces that were not there. One that was added a moment ago need not show.</summary>
    public IReadOnlyCollection<(string? LibraryId, string FaceId)> Absent { get; set; } = [];

    /// <summary>Whether the person itself was deleted now, with all its faces, whatever their ids.</summary>
    public bool IsPersonGone { get; set; }

    /// <summary>
    /// Whether nothing of the person is left in these libraries. One that was added a moment ago need not show.
    /// </summary>
    public bool IsNothingLeft { get; set; }

    /// <summary>The erasure of a person that it belongs to, the same whenever that goes on; null where only faces are deleted.</summary>
    public string? ErasureId { get; init; }

    /// <summary>The libraries whose lists enroll the person no more; null among them for all, also those that nobody has named.</summary>
    public IReadOnlyList<string?> ErasedLibraryIds { get; set; } = [];

    /// <summary>Whether nothing of what was enrolled before is there or can come any more: what is personal may be forgotten.</summary>
    public bool IsErased { get; set; }
}
