using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Erasure;

/// <content>What an erasure leaves alone when it goes on.</content>
internal sealed partial class PersonErasure
{
    /// <summary>Whether the host said this time which faces to keep.</summary>
    private bool _isListSaid;

    /// <summary>The mark of when it said so.</summary>
    private long _listedAt;

    /// <summary>The person has faces that stay, so it stays, too.</summary>
    private bool _keepsPerson;

    /// <summary>What the host keeps, it keeps, even of what the erasure once found.</summary>
    private void Kept(PersonFaces there, string? library)
    {
        foreach (var face in _faces)
        {
            if (face.LibraryId != library || !there.Faces.Any(f => Is(face, f)))
            {
                continue;
            }

            face.IsKept = receipt.KeptFaceIds.Contains(face.FaceId);
            if (face.IsKept && !IsUnfinished(face.Outcome))
            {
                // The vendor said that it was deleted, and it is there.
                NotGone(face);
            }
        }
    }

    /// <summary>What is there without what was enrolled since on purpose.</summary>
    private PersonFaces Landed(PersonFaces there)
    {
        var landed = there.Faces.Where(f => !IsKept(f)).ToList();
        var kept = there.Faces.Count - landed.Count;
        var hasOthers = HasOthers(there);
        if (hasOthers)
        {
            _keepsPerson = true;
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
            HasOthers = hasOthers,
        };
    }

    /// <summary>Whether the person has faces that are to stay; one that was just enrolled need not show yet.</summary>
    private bool HasOthers(PersonFaces there) =>
        (Since(FaceClaims.AnyFace) is not false && FaceClaims.Shared.MayNotShow(Person, FaceClaims.AnyFace))
        || there.Faces.Any(IsKept);

    private bool IsKept(FaceEntry face) =>
        receipt.KeptFaceIds.Contains(face.FaceId!)
        || (
            IsNew(face) && ((_vendor.TellsAddedAt && face.AddedAt > receipt.VerifyAfter) || Since(face.FaceId!) == true)
        );

    /// <summary>All that a person has in no library is to stay: it is not in the receipt's, and somebody wants it.</summary>
    private bool IsKept(PersonFaces nowhere) => nowhere.Faces.Count > 0 && nowhere.Faces.All(IsKept);

    /// <summary>What the erasure found itself was not enrolled since, whatever a clock says.</summary>
    private bool IsNew(FaceEntry face) => !_faces.Exists(f => Is(f, face));

    /// <summary>Whether it may have been enrolled since on purpose, and may as well have landed late.</summary>
    private bool IsDoubtful(FaceEntry face) =>
        IsNew(face)
        && !IsKept(face)
        && (
            Since(face.FaceId!) is null
            || (
                ErasureMoment.IsLongPast(receipt, conditions, _time)
                && !(_vendor.TellsAddedAt && face.AddedAt <= receipt.VerifyAfter)
                && !FaceClaims.Shared.Knows(Person, face.FaceId!)
            )
        );

    /// <summary>A call may have added it since the erasure, and was told so when the host's list was made already.</summary>
    private bool IsUnlisted(string faceId) =>
        Since(faceId) is not false && FaceClaims.Shared.IsConfirmedAfter(Person, faceId, _listedAt);

    /// <summary>
    /// Whether a call of this process that began after the erasure added the face; null when nobody can tell. Where another
    /// process erased, or this one forgot, clocks tell how long ago that was.
    /// </summary>
    private bool? Since(string faceId)
    {
        var (least, most) = ErasureMoment.Began(receipt) is { } started
            ? (started.Elapsed, started.Elapsed)
            : ErasureMoment.AgeOf(receipt, conditions, _time);
        return FaceClaims.Shared.IsSince(Person, faceId, least, most, receipt.OpenOperationIds);
    }
}
