using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.Journal;

/// <summary>What a ledger is asked: whether these pictures of the person are known.</summary>
internal sealed class EnrollmentQuestion
{
    public required FaceVendor Vendor { get; init; }

    /// <summary>The vendor's name of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>The registration that makes the call.</summary>
    public required string Registration { get; init; }

    /// <summary>See <see cref="FaceEnrollmentTicket.Account"/>.</summary>
    public required string Account { get; init; }

    /// <summary>Whether the option of that name says so, and not only the registration's name.</summary>
    public bool IsAccountNamed { get; init; }

    /// <summary>The host that is called.</summary>
    public required Uri Endpoint { get; init; }

    public required string PersonId { get; init; }

    public required string? LibraryId { get; init; }

    /// <summary>A key for each picture, in order: the hash of what the caller gave, or of a URL.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>
    /// Whether the request is sent whatever is recorded: it replaces faces, and the record does not know which are deleted.
    /// </summary>
    public bool IsReplacement { get; init; }

    /// <summary>The faces that a replacement deletes once its pictures are in.</summary>
    public IReadOnlyCollection<string> ReplacedFaceIds { get; init; } = [];

    /// <summary>
    /// Where the request creates its person, with the picture as the first: only the very same creation answers it, because a
    /// picture that is in says nothing of where the person is. Null where it creates nobody.
    /// </summary>
    public string? CreatedIn { get; init; }

    /// <summary>
    /// Whether the ledger wants the call to end before anything is sent: it only wants to know what would be refused.
    /// </summary>
    public bool IsRehearsal { get; set; }

    /// <summary>
    /// Reads which faces the person holds, for a ticket of an earlier call that has ended, and tells whether all that it added
    /// must show by now; null where the vendor cannot be asked. It changes nothing at the vendor.
    /// </summary>
    public required Func<
        FaceEnrollmentTicket,
        ValueTask<(ReadBackFindings Findings, bool IsSettled)>
    >? ReadFacesAsync { get; init; }

    /// <summary>
    /// The ticket of an earlier send of these pictures that is still open: until it is settled they may be in, whatever becomes
    /// of this call. Null where there is none.
    /// </summary>
    public FaceEnrollmentTicket? OpenTicket { get; set; }

    /// <summary>Which of the pictures that send was of: their indexes.</summary>
    public IReadOnlyCollection<int> OpenImages { get; set; } = [];

    /// <summary>What the ledger remembers of it until the send; nobody else's business.</summary>
    public object? Memory { get; set; }
}
