using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Erasure;

/// <content>Going on with an erasure.</content>
internal sealed partial class PersonErasure
{
    /// <summary>Again: reads, deletes what landed, and completes the receipt when nothing more can land.</summary>
    public async ValueTask VerifyAsync(IReadOnlyCollection<string>? keep, CancellationToken cancellationToken)
    {
        var open = await new OpenEnrollments(registration, _vendor, call.Options)
            .FindAsync(receipt, cancellationToken)
            .ConfigureAwait(false);
        IReadOnlyList<string> libraries =
            receipt.AllLibraries && !_vendor.HasPeople
                ? await _vendor.LibrariesAsync(cancellationToken).ConfigureAwait(false)
                : receipt.LibraryIds;
        // What began later is the host's own will, and what it added is not to be touched before its outcome is known.
        var later = open.Count(IsLater);
        var ticket = ErasureMoment.TicketOf(receipt);
        var moment = TicketMoments.Asked(ticket, _time);
        var isCanceled = false;
        var isClear = true;
        foreach (var library in Places(libraries))
        {
            var there = await _vendor.ReadAsync(receipt.PersonId, library, cancellationToken).ConfigureAwait(false);
            Note(there.Gap);
            isClear &= there.Gap is null;
            Vanished(there, library);
            if (isCanceled || !MayDelete(there, later, keep))
            {
                isClear &= !there.Exists;
                continue;
            }

            var landed = Landed(there, keep);
            Found(landed.Faces, library);
            isCanceled = await DeleteAsync(landed, library, cancellationToken).ConfigureAwait(false);
        }

        var fate = RequestFate.Of(
            ticket.LastStamp,
            receipt.SignatureValidity,
            _vendor.ReadBack.Settle,
            TicketMoments.Answered(moment, ticket, call.Dates, _time, _vendor.ReadBack)
        );
        receipt.VerifiedAt = _time.GetUtcNow();
        NoteOpen(open);
        Close(Status(fate, isClear && !isCanceled && open.Count == 0));
    }

    private FaceErasureStatus Status(in RequestFate fate, bool isClear)
    {
        if (!isClear || _faces.Exists(static f => IsUnfinished(f.Outcome)) || IsUnfinished(receipt.Person))
        {
            return FaceErasureStatus.Pending;
        }

        if (fate.IsDead)
        {
            FirstAskings.Shared.Forget(ErasureMoment.TicketOf(receipt));
            return FaceErasureStatus.Complete;
        }

        if (fate.LookAgainAfter is not null)
        {
            _reasons.Add("An enrollment that began before may still land: verify at or after VerifyAfter.");
            return FaceErasureStatus.Pending;
        }

        _reasons.Add(
            "The vendor's replies never told its time, so nobody can say whether an enrollment may still have landed."
        );
        return FaceErasureStatus.Undecidable;
    }

    private static bool IsUnfinished(FaceDeletionOutcome? outcome) =>
        outcome is FaceDeletionOutcome.Unknown or FaceDeletionOutcome.NotApplied;

    /// <summary>What was in doubt and is not there any more is gone.</summary>
    private void Vanished(PersonFaces there, string? library)
    {
        if (there.Gap is not null)
        {
            return;
        }

        foreach (var face in _faces)
        {
            if (
                IsUnfinished(face.Outcome)
                && face.LibraryId == library
                && !there.Faces.Any(f => f.FaceId == face.FaceId)
            )
            {
                Decide(face, FaceDeletionOutcome.Gone, null, face.RequestId);
            }
        }

        if (IsUnfinished(receipt.Person) && !there.Exists)
        {
            receipt.Person = FaceDeletionOutcome.Gone;
        }
    }

    /// <summary>Whether all that is there certainly is what the erasure is to delete.</summary>
    private bool MayDelete(PersonFaces there, int later, IReadOnlyCollection<string>? keep)
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

        if (keep is null && FaceClaims.Shared.IsConfirmedWithin(Person, "", Age))
        {
            _reasons.Add(
                "The person was enrolled again since the erasure, and the vendor did not say as which face: name the faces to keep."
            );
            return false;
        }

        return true;
    }

    /// <summary>What is there without what was enrolled since on purpose.</summary>
    private PersonFaces Landed(PersonFaces there, IReadOnlyCollection<string>? keep)
    {
        var landed = there.Faces.Where(f => !IsKept(f, keep)).ToList();
        var kept = there.Faces.Count - landed.Count;
        if (kept > 0)
        {
            _reasons.Add($"Faces that were enrolled since the erasure are kept: {kept}.");
        }
        else if (landed.Count == 0 && receipt.Person is FaceDeletionOutcome.Gone or FaceDeletionOutcome.AlreadyAbsent)
        {
            // It may have been made on purpose, and nothing tells.
            _reasons.Add("The person is there again, without a face. It is left: erase it again if nobody made it.");
            return new PersonFaces(exists: false, []) { LibraryIds = there.LibraryIds };
        }

        return new PersonFaces(there.Exists, landed)
        {
            LibraryIds = there.LibraryIds,
            Gap = there.Gap,
            HasOthers = kept > 0,
        };
    }

    private bool IsKept(FaceEntry face, IReadOnlyCollection<string>? keep) =>
        keep?.Contains(face.FaceId!) == true
        || face.AddedAt > receipt.VerifyAfter
        || FaceClaims.Shared.IsConfirmedWithin(Person, face.FaceId!, Age);

    /// <summary>How long ago the erasure began. A clock that was set back since says nothing: then all of this process is later.</summary>
    private TimeSpan Age =>
        receipt.Begun?.Elapsed
        ?? (TimeProvider.System.GetUtcNow() - receipt.LocalStartedAt is { Ticks: > 0 } age ? age : TimeSpan.MaxValue);
}
