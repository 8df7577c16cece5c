using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;

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
        var found = new Dictionary<string, FaceEntry>(StringComparer.Ordinal);
        foreach (var face in there.Faces)
        {
            found[face.FaceId!] = face;
        }

        var doomed = new Dictionary<string, DoomedFace>(StringComparer.Ordinal);
        foreach (var id in faceIds)
        {
            if (found.TryGetValue(id, out var face) && face.PersonId == personId)
            {
                doomed.Add(id, new DoomedFace(face));
            }
        }

        if (vendor.KeepsLastFace && !isReplacing && doomed.Count > 0 && doomed.Count == found.Count)
        {
            throw FaceEnrollmentExceptionFactory.Create(LastFace());
        }

        var deleter = new FaceDeleter(registration, vendor, call.Options);
        _ = await deleter.RunAsync(personId, library, [.. doomed.Values], cancellationToken).ConfigureAwait(false);
        var faces = faceIds.Select(id => Outcome(id, doomed, found, there.Gap)).ToList();
        return DeletionRule.OfAll(faces) is { } failure
            ? throw ErasureFailures.OfAll(failure, cancellationToken)
            : new FaceDeletionResult(registration.Vendor, faces);
    }

    private FaceDeletion Outcome(
        string id,
        Dictionary<string, DoomedFace> doomed,
        Dictionary<string, FaceEntry> found,
        string? gap
    )
    {
        if (doomed.TryGetValue(id, out var face))
        {
            return new FaceDeletion(id, face.Outcome ?? FaceDeletionOutcome.Unknown)
            {
                Error = face.Error,
                RequestId = face.RequestId,
            };
        }

        var detail =
            found.ContainsKey(id) ? "The face belongs to another person, or to nobody: it is not deleted."
            : gap is not null ? $"The face was not found, but the list could not be read whole. {gap}"
            : null;
        return detail is null
            ? new FaceDeletion(id, FaceDeletionOutcome.AlreadyAbsent)
            : new FaceDeletion(id, FaceDeletionOutcome.NotApplied)
            {
                Error = ErasureFailures.Error(
                    registration.Vendor,
                    call.Vendor.DeleteFaces,
                    FaceEnrollmentErrorKind.Conflict,
                    FaceEnrollmentCertainty.NotSent,
                    detail
                ),
            };
    }

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
