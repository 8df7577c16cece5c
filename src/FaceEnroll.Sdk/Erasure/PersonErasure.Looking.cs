using FaceEnroll.Sdk.Deletion;

namespace FaceEnroll.Sdk.Erasure;

/// <content>What a look at the vendor says of what was to be deleted.</content>
internal sealed partial class PersonErasure
{
    /// <summary>A library that is not there any more holds nobody.</summary>
    private async ValueTask<PersonFaces> ReadAgainAsync(string? library, CancellationToken cancellationToken)
    {
        try
        {
            return await _vendor.ReadAsync(receipt.PersonId, library, cancellationToken).ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.LibraryNotFound)
        {
            return new PersonFaces(exists: false, []);
        }
    }

    /// <summary>
    /// What was just deleted by the vendor's word alone is looked for once more: a complete receipt is never read again.
    /// </summary>
    private async ValueTask<bool> IsGoneAsync(PersonFaces landed, string? library, CancellationToken cancellationToken)
    {
        if (!_vendor.HasPeople || !landed.Exists || (landed.HasOthers && landed.Faces.Count == 0))
        {
            return true;
        }

        PersonFaces now;
        try
        {
            now = await ReadAgainAsync(library, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FaceEnrollmentException or OperationCanceledException)
        {
            _reasons.Add("What was deleted just now could not be looked for again: verify again.");
            return false;
        }

        now = now.Nowhere ?? now;
        SeenAgain(now, library);
        if (now.Exists && receipt.Person == FaceDeletionOutcome.Gone && landed.Faces.Count == 0)
        {
            receipt.Person = FaceDeletionOutcome.NotApplied;
        }

        if (now.Exists && now.Faces.Count == 0 && landed.Faces.Count > 0)
        {
            _reasons.Add("The person is there still, or again, without a face: verify again.");
            return false;
        }

        return now.Faces.All(IsKept);
    }

    /// <summary>What was in doubt and is not there any more is gone.</summary>
    private void Vanished(PersonFaces there, string? library)
    {
        if (there.Gap is not null || there.Nowhere is not null)
        {
            return;
        }

        foreach (var face in _faces)
        {
            if (IsUnfinished(face.Outcome) && face.LibraryId == library && !there.Faces.Any(f => Is(face, f)))
            {
                Decide(face, FaceDeletionOutcome.Gone, null, face.RequestId);
            }
        }

        if (IsUnfinished(receipt.Person) && !there.Exists)
        {
            receipt.Person = FaceDeletionOutcome.Gone;
        }
    }

    /// <summary>What was gone and is there is not gone.</summary>
    private void SeenAgain(PersonFaces there, string? library)
    {
        foreach (var face in _faces)
        {
            if (face.LibraryId == library && !IsUnfinished(face.Outcome) && there.Faces.Any(f => Is(face, f)))
            {
                NotGone(face);
            }
        }
    }

    /// <summary>The vendor said that it was deleted, and it is there; then the person was not deleted either.</summary>
    private void NotGone(FaceErasedFace face)
    {
        Decide(face, FaceDeletionOutcome.NotApplied, null, face.RequestId);
        receipt.Person = receipt.Person is null ? null : FaceDeletionOutcome.NotApplied;
    }

    /// <summary>Whether nothing of the person was left where it was looked, as far as faces show.</summary>
    public bool IsNothingLeft =>
        !_isSomethingLeft && !_faces.Exists(static f => IsUnfinished(f)) && !IsUnfinished(receipt.Person);

    /// <summary>What was not read whole, or is where no list shows it, may be left.</summary>
    private void Unread(PersonFaces there) => _isSomethingLeft |= there.Gap is not null || there.Nowhere is not null;

    /// <summary>There a face is the person's, not a library's: taken out of one, it is in the others still.</summary>
    private void NoteRemaining(PersonFaces there, string? library)
    {
        if (!_vendor.HasPeople)
        {
            return;
        }

        receipt.RemainsIn =
            library is not null ? [.. there.LibraryIds.Where(l => l != library)]
            : IsInSeveral(there) ? [.. there.LibraryIds]
            : [];
        if (receipt.RemainsIn.Count > 0)
        {
            _reasons.Add(
                $"The person and its faces are in libraries still that it was not erased from: {receipt.RemainsIn.Count}."
            );
        }
    }

    /// <summary>Nobody said that it is to go: it is not in the library, and a deletion would take all of it.</summary>
    private void NoteNowhere(PersonFaces there)
    {
        if (there.Nowhere is null)
        {
            return;
        }

        _keepsPerson |= IsKept(there.Nowhere);
        _reasons.Add(
            IsKept(there.Nowhere)
                ? $"The person is in no library, with faces that are kept: {there.Nowhere.Faces.Count}."
                : "The person is in no library, and is there all the same: name all of its faces to keep, or erase it without "
                    + "naming a library."
        );
    }

    private void Note(string? gap)
    {
        if (gap is not null)
        {
            _reasons.Add($"There may be more than was read. {gap}");
        }
    }

    private const string NotKeptReason =
        "The ledger could not be told, so that its lists may still enroll the person: verify once it can be written.";

    /// <summary>
    /// The libraries whose lists enroll the person no more; null for all of them, also where it was the person itself that was to go.
    /// </summary>
    public IReadOnlyList<string?> ErasedLibraryIds =>
        receipt.AllLibraries || (_vendor.HasPeople && (receipt.AnyLibrary || _isOfThePerson))
            ? s_anywhere
            : (IReadOnlyList<string?>)receipt.LibraryIds;

    /// <summary>The ledger could not be told. Nothing is complete before it was.</summary>
    public void NotKept()
    {
        _reasons.Add(NotKeptReason);
        Close(receipt.Status == FaceErasureStatus.Complete ? FaceErasureStatus.Pending : receipt.Status);
    }
}
