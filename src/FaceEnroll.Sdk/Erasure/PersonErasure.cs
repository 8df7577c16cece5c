using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Erasure;

/// <summary>One erasure: what is read, what is deleted, and the receipt of both. The person's gate is held.</summary>
internal sealed partial class PersonErasure(
    Registration registration,
    VendorConditions conditions,
    ErasureCall call,
    FaceErasureReceipt receipt,
    LedgeredDeletion? ledger
)
{
    private readonly VendorEraser _vendor = call.Vendor;
    private readonly TimeProvider _time = call.Options.TimeProvider;
    private readonly List<FaceErasedFace> _faces = [.. receipt.Faces];
    private readonly List<string> _reasons = [];
    private bool _mayRunLate;
    private bool _isVerification;
    private bool _isSomethingLeft;
    private bool _isOfThePerson;

    private static readonly string?[] s_anywhere = [null];

    private const string CanceledReason = "The caller canceled before everything was deleted.";

    private PersonKey Person => new(receipt.Vendor, new Uri(receipt.Endpoint), receipt.PersonId);

    /// <summary>The first time: reads everything, then deletes it.</summary>
    public async ValueTask EraseAsync(CancellationToken cancellationToken)
    {
        ErasureMoment.Begin(receipt, conditions, _vendor.ReadBack, _time);
        var open = await OpenAsync(cancellationToken).ConfigureAwait(false);
        receipt.OpenOperationIds = [.. open.Select(static t => t.OperationId)];
        var found = new List<(string? Library, PersonFaces There)>();
        foreach (var library in Places())
        {
            var there = await _vendor.ReadAsync(receipt.PersonId, library, cancellationToken).ConfigureAwait(false);
            if (
                library is not null
                && !there.Exists
                && there.Gap is null
                && !receipt.AllLibraries
                && !_vendor.ReadingShowsLibrary
                && !await _vendor.HasLibraryAsync(library, cancellationToken).ConfigureAwait(false)
            )
            {
                // A name with a slip in it must not look like a person who is not there.
                throw ErasureFailures.NoLibrary(receipt.Vendor, _vendor.DeletePerson);
            }

            if (IsInSeveral(there))
            {
                throw FaceEnrollmentExceptionFactory.Create(
                    ErasureFailures.Error(
                        receipt.Vendor,
                        _vendor.DeletePerson,
                        FaceEnrollmentErrorKind.InvalidRequest,
                        FaceEnrollmentCertainty.NotApplied,
                        $"The person is in {there.LibraryIds.Count} libraries: libraryId must name one, or use "
                            + $"{nameof(IFaceEraser.ErasePersonFromAllLibrariesAsync)}."
                    )
                );
            }

            found.Add((library, there));
        }

        _isOfThePerson = found.Exists(f => f.There.Exists && f.There.LibraryIds.All(id => id == f.Library));
        if (ledger is not null)
        {
            await ledger.EraseAsync(ErasedLibraryIds).ConfigureAwait(false);
        }

        var isCanceled = false;
        foreach (var (library, there) in found)
        {
            Note(there.Gap);
            NoteRemaining(there, library);
            NoteNowhere(there);
            Unread(there);
            Found(there.Faces, library);
            isCanceled = isCanceled || await DeleteAsync(there, library, cancellationToken).ConfigureAwait(false);
        }

        if (isCanceled)
        {
            _reasons.Add(CanceledReason);
        }

        ErasureMoment.Learn(receipt, conditions, _time);
        // What is open may be stamped later than anything of this process.
        ErasureMoment.Extend(receipt, conditions, call.Options, _vendor.ReadBack);
        NoteOpen(open);
        _reasons.Add("An enrollment that began before may still land: verify at or after VerifyAfter.");
        Close(FaceErasureStatus.Pending);
    }

    private async ValueTask<IReadOnlyList<FaceEnrollmentTicket>> OpenAsync(CancellationToken cancellationToken) =>
        await new OpenEnrollments(registration, _vendor, call.Options)
            .FindAsync(receipt, cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Where to look: in each library, or at the person itself, wherever it is.</summary>
    private IEnumerable<string?> Places() =>
        _vendor.HasPeople && (receipt.AllLibraries || receipt.AnyLibrary)
            ? s_anywhere
            : (IEnumerable<string?>)receipt.LibraryIds;

    /// <summary>No library was named for a person who is in several: nobody said that it is to go from all.</summary>
    private bool IsInSeveral(PersonFaces there) => receipt.AnyLibrary && there.LibraryIds.Count > 1;

    /// <returns>Whether the caller canceled.</returns>
    private async ValueTask<bool> DeleteAsync(PersonFaces there, string? library, CancellationToken cancellationToken)
    {
        if (_vendor.HasPeople && !there.HasOthers)
        {
            return await DeletePersonAsync(there, library, cancellationToken).ConfigureAwait(false);
        }

        var doomed = there.Faces.Select(static f => new DoomedFace(f)).ToList();
        if (doomed.Count == 0)
        {
            return false;
        }

        var deleter = new FaceDeleter(registration, _vendor, call.Options);
        var isCanceled = await deleter
            .RunAsync(receipt.PersonId, library, doomed, cancellationToken)
            .ConfigureAwait(false);
        foreach (var same in doomed.GroupBy(face => Row(face.Entry, library)))
        {
            var (row, face) = (same.Key, same.OrderBy(static f => DeletionRule.Rank(f.Outcome)).First());
            Decide(row, face.Outcome ?? FaceDeletionOutcome.Unknown, face.Error, face.RequestId);
            row.Operation = _vendor.DeleteFaces;
        }

        return isCanceled;
    }

    private async ValueTask<bool> DeletePersonAsync(
        PersonFaces there,
        string? library,
        CancellationToken cancellationToken
    )
    {
        // Only from where it was read to be, where the vendor takes a person out of one library: somebody may put it into another
        // meanwhile.
        var from = receipt.AnyLibrary && there.LibraryIds.Count == 1 ? there.LibraryIds[0] : library;
        if (receipt.AnyLibrary && from is not null)
        {
            receipt.LibraryIds = [.. receipt.LibraryIds.Union([from], StringComparer.Ordinal)];
        }

        if (!there.Exists)
        {
            receipt.Person = there.Nowhere is null
                ? receipt.Person ?? FaceDeletionOutcome.AlreadyAbsent
                : FaceDeletionOutcome.NotApplied;
            return false;
        }

        var deleter = new PersonDeleter(_vendor, call.Options, Person);
        var isCanceled = await deleter.RunAsync(receipt.PersonId, from, there, cancellationToken).ConfigureAwait(false);
        // What was there, and was to be deleted before, is not absent because it never was there.
        receipt.Person =
            deleter.Outcome == FaceDeletionOutcome.AlreadyAbsent && receipt.PersonOperation is not null
                ? FaceDeletionOutcome.Gone
                : deleter.Outcome;
        receipt.PersonOperation = deleter.Operation;
        receipt.PersonRequestId = deleter.RequestId;
        receipt.PersonVendorCode = deleter.Error?.VendorCode;
        foreach (var face in there.Faces)
        {
            var row = Row(face, library);
            Decide(row, deleter.Outcome, deleter.Error, deleter.RequestId);
            row.Operation = deleter.Operation;
        }

        if (deleter.MayRunLate)
        {
            _mayRunLate = true;
            _reasons.Add(
                deleter.MayTakeFaces
                    ? "A deletion of the person was lost and may still run until VerifyAfter: do not enroll the person again before."
                    : "A request to take the person out of the library was lost and may still run until VerifyAfter: do not put it "
                        + "into the library again before."
            );
        }

        return isCanceled;
    }

    private void Found(IReadOnlyList<FaceEntry> faces, string? library)
    {
        foreach (var face in faces)
        {
            if (!_faces.Exists(f => Is(f, face) && f.LibraryId == library))
            {
                _faces.Add(
                    new FaceErasedFace
                    {
                        FaceId = face.FaceId!,
                        LibraryId = library,
                        RecordId = face.RecordId,
                        AddedAt = face.AddedAt,
                        FoundAt = _time.GetUtcNow(),
                        FoundByVerification = _isVerification,
                    }
                );
            }
        }
    }

    private FaceErasedFace Row(FaceEntry face, string? library) =>
        _faces.Find(f => Is(f, face) && f.LibraryId == library)!;

    private static bool Is(FaceErasedFace row, FaceEntry face) => DeletionRule.IsSame(row.FaceId, row.RecordId, face);

    private void Decide(FaceErasedFace row, FaceDeletionOutcome outcome, FaceEnrollmentError? error, string? requestId)
    {
        if (outcome == FaceDeletionOutcome.AlreadyAbsent && row.Outcome == FaceDeletionOutcome.Gone)
        {
            // It was gone before, and only showed a little longer.
            return;
        }

        if (outcome == FaceDeletionOutcome.AlreadyAbsent && row.Operation is not null)
        {
            // It was there, and an earlier request was to delete it.
            outcome = FaceDeletionOutcome.Gone;
        }

        if (outcome == FaceDeletionOutcome.Gone && receipt.RemainsIn.Count == 0)
        {
            FaceClaims.Shared.Deleted(Person, row.FaceId);
        }

        row.Outcome = outcome;
        row.DecidedAt = _time.GetUtcNow();
        row.RequestId = requestId;
        row.VendorCode = error?.VendorCode;
        row.FailureKind = error?.Kind;
    }

    /// <summary>A ticket is saved before its first byte: one that was not open when the erasure began came after it.</summary>
    private bool IsLater(FaceEnrollmentTicket ticket) => !receipt.OpenOperationIds.Contains(ticket.OperationId);

    private void NoteOpen(IReadOnlyList<FaceEnrollmentTicket> open)
    {
        receipt.OpenEnrollments = open.Count;
        foreach (var ticket in open.Where(t => !IsLater(t)))
        {
            ErasureMoment.Cover(receipt, ticket, _vendor.ReadBack);
        }

        if (open.Count > 0)
        {
            _reasons.Add(
                $"Enrollments of the person are open and may land: {open.Count}. Settle them with ReconcilePendingAsync."
            );
        }
    }

    private void Close(FaceErasureStatus status)
    {
        foreach (var face in _faces.Where(static f => f.DecidedAt is null))
        {
            // Nothing was sent for it.
            Decide(face, FaceDeletionOutcome.NotApplied, null, null);
        }

        if (IsUnfinished(receipt.Person) && !_keepsPerson)
        {
            _reasons.Add("The person may be there still: its outcome says what became of it.");
        }

        if (_faces.Exists(static f => IsUnfinished(f)))
        {
            _reasons.Add("Faces may be there still: each one's outcome says what became of it.");
        }

        if (
            _faces.Count(static f => f is { FoundByVerification: true, Outcome: FaceDeletionOutcome.Gone })
            is var later
                and > 0
        )
        {
            _reasons.Add($"Faces that only a verification found, and deleted: {later}.");
        }

        receipt.Faces = _faces;
        receipt.Reasons = [.. _reasons.Distinct(StringComparer.Ordinal)];
        receipt.Status = status;
        receipt.CompletedAt = status == FaceErasureStatus.Complete ? _time.GetUtcNow() : null;
    }
}
