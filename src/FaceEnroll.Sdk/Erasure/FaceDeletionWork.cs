using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Erasure;

/// <summary>The deletion of faces that a caller named. The person's gate is held.</summary>
internal sealed class FaceDeletionWork(Registration registration, ErasureCall call)
{
    /// <summary>Reads what is there of the faces, deletes that, and says what became of each.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="library">The library; null where a person has its faces everywhere.</param>
    /// <param name="faceIds">The faces.</param>
    /// <param name="isReplacing">Whether another face was just added, which need not show yet.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<FaceDeletionResult> RunAsync(
        string personId,
        string? library,
        IReadOnlyList<string> faceIds,
        bool isReplacing,
        CancellationToken cancellationToken
    )
    {
        var vendor = call.Vendor;
        var there = await vendor.FindAsync(personId, library, faceIds, cancellationToken).ConfigureAwait(false);
        // ID Verification deletes records: a face that is in several of them is gone with the last.
        var found = there.Faces.ToLookup(static face => face.FaceId!, StringComparer.Ordinal);

        if (
            found.Count == 0
            && there.Gap is null
            && library is not null
            && !await vendor.HasLibraryAsync(library, cancellationToken).ConfigureAwait(false)
        )
        {
            // A name with a slip in it must not look like faces that are not there.
            throw ErasureFailures.NoLibrary(registration.Vendor, vendor.DeleteFaces);
        }

        var doomed = faceIds
            .SelectMany(id => found[id])
            .Where(face => face.PersonId == personId)
            .Select(static face => new DoomedFace(face))
            .ToList();
        if (vendor.KeepsLastFace && !isReplacing && doomed.Count > 0 && doomed.Count == there.Faces.Count)
        {
            throw FaceEnrollmentExceptionFactory.Create(LastFace());
        }

        var deleter = new FaceDeleter(registration, vendor, call.Options);
        _ = await deleter.RunAsync(personId, library, doomed, cancellationToken).ConfigureAwait(false);
        var byId = doomed.ToLookup(static face => face.FaceId, StringComparer.Ordinal);
        var faces = faceIds.Select(id => Outcome(id, personId, byId[id], found.Contains(id), there.Gap)).ToList();
        return DeletionRule.OfAll(faces) is { } failure
            ? throw ErasureFailures.OfAll(failure, cancellationToken)
            : new FaceDeletionResult(registration.Vendor, faces);
    }

    private FaceDeletion Outcome(string id, string personId, IEnumerable<DoomedFace> doomed, bool isFound, string? gap)
    {
        var person = new PersonKey(registration.Vendor, call.Vendor.Endpoint, personId);
        // The worst of its records says what became of the face.
        if (doomed.OrderBy(static face => DeletionRule.Rank(face.Outcome)).FirstOrDefault() is { } face)
        {
            if (face.Outcome == FaceDeletionOutcome.Gone)
            {
                FaceClaims.Shared.Deleted(person, id);
            }

            return new FaceDeletion(id, face.Outcome ?? FaceDeletionOutcome.Unknown)
            {
                Error = face.Error,
                RequestId = face.RequestId,
            };
        }

        if (isFound)
        {
            return Left(
                id,
                FaceDeletionOutcome.NotApplied,
                FaceEnrollmentCertainty.NotSent,
                "The face belongs to another person, or to nobody: it is not deleted."
            );
        }

        if (gap is not null)
        {
            return Left(
                id,
                FaceDeletionOutcome.Unknown,
                FaceEnrollmentCertainty.Unknown,
                $"The face was not found, but the list could not be read whole. {gap}"
            );
        }

        return FaceClaims.Shared.MayNotShow(person, id)
            ? Left(
                id,
                FaceDeletionOutcome.Unknown,
                FaceEnrollmentCertainty.Unknown,
                "The face was enrolled a moment ago and does not show yet: delete it again in a minute."
            )
            : new FaceDeletion(id, FaceDeletionOutcome.AlreadyAbsent);
    }

    private FaceDeletion Left(
        string id,
        FaceDeletionOutcome outcome,
        FaceEnrollmentCertainty certainty,
        string detail
    ) =>
        new(id, outcome)
        {
            Error = ErasureFailures.Error(
                registration.Vendor,
                call.Vendor.DeleteFaces,
                FaceEnrollmentErrorKind.Conflict,
                certainty,
                detail
            ),
        };

    private FaceEnrollmentError LastFace() =>
        ErasureFailures.Error(
            registration.Vendor,
            call.Vendor.DeleteFaces,
            FaceEnrollmentErrorKind.InvalidRequest,
            FaceEnrollmentCertainty.NotApplied,
            "These are all faces of the person, and the vendor never deletes a person's last one: use "
                + $"{nameof(IFaceEraser.ErasePersonAsync)}, or {nameof(IFaceEraser.ReplaceFacesAsync)}."
        );
}
