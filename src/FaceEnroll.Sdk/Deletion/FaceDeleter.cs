using FaceEnroll.Sdk.Calls;

namespace FaceEnroll.Sdk.Deletion;

/// <summary>
/// Deletes faces that were read, and settles what is in doubt by reading again. The person's gate is held. A face's id is
/// used once, so that the same deletion sent again cannot take another face.
/// </summary>
internal sealed class FaceDeleter(Registration registration, VendorEraser eraser, FaceEnrollmentOptions options)
{
    /// <summary>Decides each face. It throws nothing: failures are the faces'.</summary>
    /// <returns>Whether the caller canceled.</returns>
    public async ValueTask<bool> RunAsync(
        string personId,
        string? libraryId,
        IReadOnlyList<DoomedFace> faces,
        CancellationToken cancellationToken
    )
    {
        var isCanceled = false;
        for (var round = 1; round <= DeletionRounds.Most && !isCanceled; round++)
        {
            (var goesOn, isCanceled) = await SendAsync(personId, libraryId, faces, cancellationToken)
                .ConfigureAwait(false);
            var doubtful = faces.Where(static f => f.IsOpen && (f.MayBeGone || f.IsUnsaid)).ToList();
            if (doubtful.Count == 0 || isCanceled)
            {
                break;
            }

            await ReadAsync(personId, libraryId, doubtful, cancellationToken).ConfigureAwait(false);
            if (!goesOn || round == DeletionRounds.Most || doubtful.TrueForAll(static f => !f.IsOpen))
            {
                break;
            }

            isCanceled = !await DeletionRounds.WaitAsync(round, options, cancellationToken).ConfigureAwait(false);
        }

        var orElse = OrElse(isCanceled);
        foreach (var face in faces)
        {
            if (face.IsOpen)
            {
                face.Decide(orElse);
            }
        }

        return isCanceled;
    }

    private async ValueTask<(bool GoesOn, bool IsCanceled)> SendAsync(
        string personId,
        string? libraryId,
        IReadOnlyList<DoomedFace> faces,
        CancellationToken cancellationToken
    )
    {
        var open = faces.Where(static f => f.IsOpen).ToList();
        for (var i = 0; i < open.Count; i += eraser.LotSize)
        {
            var lot = open.GetRange(i, Math.Min(eraser.LotSize, open.Count - i));
            try
            {
                var said = await eraser
                    .DeleteAsync(personId, libraryId, [.. lot.Select(static f => f.Entry)], cancellationToken)
                    .ConfigureAwait(false);
                lot.ForEach(f => f.Said(said));
            }
            catch (FaceEnrollmentException e)
            {
                lot.ForEach(f => f.Failed(e.Error));
                if (DeletionRule.StopsAll(e.Error))
                {
                    // The next ones would fail in the same way.
                    open.GetRange(i + lot.Count, open.Count - i - lot.Count)
                        .ForEach(f => f.Failed(e.Error.As(FaceEnrollmentCertainty.NotSent)));
                    return (false, false);
                }
            }
            catch (OperationCanceledException e)
            {
                var error = (e as FaceEnrollmentCanceledException)?.Error ?? OrElse(isCanceled: true);
                lot.ForEach(f => f.Failed(error));
                return (false, true);
            }
        }

        return (true, false);
    }

    private async ValueTask ReadAsync(
        string personId,
        string? libraryId,
        List<DoomedFace> doubtful,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var found = await eraser
                .FindAsync(personId, libraryId, [.. doubtful.Select(static f => f.FaceId)], cancellationToken)
                .ConfigureAwait(false);
            var there = found.Faces.ToLookup(static f => f.FaceId, StringComparer.Ordinal);
            foreach (var face in doubtful)
            {
                if (there[face.FaceId].Any(f => DeletionRule.IsSame(face.FaceId, face.Entry.RecordId, f)))
                {
                    face.IsThere();
                }
                else if (found.Gap is null)
                {
                    face.IsGone(face.RequestId);
                }
            }
        }
        catch (Exception e) when (e is FaceEnrollmentException or OperationCanceledException)
        {
            // Then nobody knows: the faces are decided without it.
        }
    }

    private FaceEnrollmentError OrElse(bool isCanceled) =>
        new(
            registration.Vendor,
            eraser.DeleteFaces,
            isCanceled ? FaceEnrollmentErrorKind.Timeout : FaceEnrollmentErrorKind.Conflict,
            FaceEnrollmentCertainty.NotSent
        )
        {
            Purpose = FaceOperationPurpose.Delete,
            IsRetryable = true,
            Detail = isCanceled
                ? "The caller canceled before it was sent."
                : "The vendor did not say that it deleted the face.",
        };
}
