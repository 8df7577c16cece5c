using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Erasure;

/// <content>Going on with an erasure.</content>
internal sealed partial class PersonErasure
{
    /// <summary>Again: reads everything, deletes what landed, and completes the receipt when nothing more can land.</summary>
    /// <param name="keep">The faces that the host keeps; null when it did not say.</param>
    /// <param name="listedAt">The mark of when it said so.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask VerifyAsync(
        IReadOnlyCollection<string>? keep,
        long listedAt,
        CancellationToken cancellationToken
    )
    {
        _isVerification = true;
        _isOfThePerson = receipt.PersonOperation == _vendor.DeletePerson;
        _isListSaid = keep is not null;
        _listedAt = listedAt;
        receipt.KeptFaceIds = keep is null ? receipt.KeptFaceIds : [.. keep];
        var open = await OpenAsync(cancellationToken).ConfigureAwait(false);
        // What began later is the host's own will, and what it added is not to be touched before its outcome is known.
        var later = open.Count(IsLater);
        var ticket = ErasureMoment.TicketOf(receipt);
        var moment = TicketMoments.Asked(ticket, _time);
        var found = new List<(string? Library, PersonFaces There)>();
        foreach (var library in Places())
        {
            var there = await ReadAgainAsync(library, cancellationToken).ConfigureAwait(false);
            // Taken out of its last library since, it is in no list, and its faces are those that the erasure found.
            found.Add((library, there.Nowhere?.Faces.Any(f => !IsNew(f)) == true ? there.Nowhere : there));
        }

        var fate = RequestFate.Of(
            ticket.LastStamp,
            receipt.SignatureValidity,
            _vendor.ReadBack.Settle,
            TicketMoments.Answered(moment, ticket, call.Dates, _time, _vendor.ReadBack)
        );
        var isClear = true;
        var isCanceled = false;
        var areKeptThere = receipt.KeptFaceIds.All(id =>
            found.Exists(f => (f.There.Nowhere ?? f.There).Faces.Any(face => face.FaceId == id))
        );
        foreach (var (library, there) in found)
        {
            Note(there.Gap);
            isClear &= there.Gap is null;
            NoteRemaining(there, library);
            NoteNowhere(there);
            Unread(there);
            Vanished(there, library);
            Kept(there, library);
            if (isCanceled || !MayDelete(there, library, later, areKeptThere))
            {
                SeenAgain(there, library);
                _isSomethingLeft |= there.Exists;
                isClear &= !there.Exists && (there.Nowhere is null || IsKept(there.Nowhere));
                continue;
            }

            var landed = Landed(there);
            _isSomethingLeft |= landed.Faces.Count < there.Faces.Count;
            Found(landed.Faces, library);
            isCanceled = await DeleteAsync(landed, library, cancellationToken).ConfigureAwait(false);
            isClear &= isCanceled || await IsGoneAsync(landed, library, cancellationToken).ConfigureAwait(false);
        }

        if (isCanceled)
        {
            _reasons.Add(CanceledReason);
        }

        _isSomethingLeft |= !isClear || isCanceled;
        if (_mayRunLate)
        {
            ErasureMoment.Extend(receipt, conditions, call.Options, _vendor.ReadBack);
        }

        receipt.VerifiedAt = _time.GetUtcNow();
        NoteOpen(open);
        Close(Status(fate, isClear && !isCanceled && !_mayRunLate && open.Count == 0));
    }

    private FaceErasureStatus Status(in RequestFate fate, bool isClear)
    {
        if (!isClear || _faces.Exists(static f => IsUnfinished(f)) || (IsUnfinished(receipt.Person) && !_keepsPerson))
        {
            return FaceErasureStatus.Pending;
        }

        if (fate.IsDead)
        {
            FirstAskings.Shared.Forget(ErasureMoment.TicketOf(receipt));
            // A deletion that was lost cannot run any more either.
            receipt.Person = IsUnfinished(receipt.Person) ? FaceDeletionOutcome.NotApplied : receipt.Person;
            return FaceErasureStatus.Complete;
        }

        var isDoubtful = call.Dates.IsDoubtful;
        if (isDoubtful)
        {
            _reasons.Add(
                "The vendor's replies came through a proxy or a cache (Via, Age, or a Date that does not fit), whose time need not be "
                    + "the vendor's: verify from where the vendor is reached directly."
            );
        }

        if (fate.LookAgainAfter is { } wait)
        {
            _reasons.Add(
                "An enrollment that began before may still land: verify at or after VerifyAfter by the vendor's clock, and not before as "
                    + FormattableString.Invariant($"much time has passed here: in {Math.Ceiling(wait.TotalSeconds)} s.")
            );
            return FaceErasureStatus.Pending;
        }

        var now = conditions.Clock.VendorNow(_time)?.Time ?? _time.GetUtcNow();
        if (!isDoubtful && receipt.VerifyAfter > now && receipt.VerifyAfter - now < RequestFate.LongestWait)
        {
            // A verification that came late sent a deletion that was lost: the erasure is old, and what may run is not.
            _reasons.Add("A deletion that was lost may still run: verify at or after VerifyAfter.");
            return FaceErasureStatus.Pending;
        }

        _reasons.Add(
            isDoubtful
                ? "So nobody can say whether an enrollment may still have landed."
                : "The vendor's replies never told its time, so nobody can say whether an enrollment may still have landed."
        );
        return FaceErasureStatus.Undecidable;
    }

    private static bool IsUnfinished(FaceErasedFace face) => !face.IsKept && IsUnfinished(face.Outcome);

    private static bool IsUnfinished(FaceDeletionOutcome? outcome) =>
        outcome is FaceDeletionOutcome.Unknown or FaceDeletionOutcome.NotApplied;

    /// <summary>Whether it is certain of all that is there whether the erasure is to delete it.</summary>
    private bool MayDelete(PersonFaces there, string? library, int later, bool areKeptThere)
    {
        if (!there.Exists)
        {
            return false;
        }

        if (later > 0)
        {
            _reasons.Add(
                "An enrollment that began after the erasure is open, so what is there may be its: settle it first."
            );
            return false;
        }

        if (IsUnlisted("") || there.Faces.Any(f => IsNew(f) && !IsKept(f) && IsUnlisted(f.FaceId!)))
        {
            _reasons.Add(
                "The person was enrolled after this verification had been asked for, too late for its face to be named: verify again, "
                    + "and name the faces to keep."
            );
            return false;
        }

        // A face without a name, enrolled by this process: an empty list did not know of it.
        var isUnnamed = FaceClaims.Shared.Knows(Person, "") && Since("") is not false;
        if (
            (isUnnamed && !(_isListSaid && receipt.KeptFaceIds.Count > 0))
            || (!_isListSaid && (Since("") is not false || there.Faces.Any(IsDoubtful)))
        )
        {
            _reasons.Add(
                "The person may have been enrolled again since the erasure, and nobody can tell which faces those are: name the "
                    + (
                        isUnnamed
                            ? "faces to keep, or erase the person again if none is to stay."
                            : "faces to keep, or give an empty list for none."
                    )
            );
            return false;
        }

        // A slip in an id would take the very face that is to be kept; where a person is deleted, so would one that does not show.
        if (!areKeptThere)
        {
            _reasons.Add("A face that is to be kept is not there, or does not show yet: name those that are there.");
            return false;
        }

        var areAllKept = there.Faces.Count > 0 && there.Faces.All(IsKept);
        var isLeft = there.Faces.Count == 0 && !IsUnfinished(receipt.Person);
        if (IsInSeveral(there) && !areAllKept && !isLeft)
        {
            _reasons.Add(
                "No library was named, and the person is in several now: name the faces to keep if it was enrolled again, or else "
                    + $"erase it from each, or use {nameof(IFaceEraser.ErasePersonFromAllLibrariesAsync)}."
            );
            return false;
        }

        // There a face belongs to the person, not to a library: deleting one would take it out of the others, too.
        if (_vendor.HasPeople && library is not null && there.LibraryIds.Count > 1 && HasOthers(there) && !areAllKept)
        {
            _reasons.Add(
                "The person was enrolled again since the erasure and is in the library still, or again: name all of its faces to "
                    + "keep, or erase it again if it is not to be there."
            );
            return false;
        }

        return true;
    }
}
