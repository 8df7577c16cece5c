using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Deletion;

/// <summary>
/// Deletes a person by its own id, with all its faces, and settles what is in doubt by reading. The person's gate is held.
/// A request that was lost may run late: from then on nobody enrolls the person in this process until it cannot.
/// </summary>
internal sealed class PersonDeleter(VendorEraser eraser, FaceEnrollmentOptions options, PersonKey person)
{
    private bool _wasLost;

    public FaceDeletionOutcome Outcome { get; private set; }

    /// <summary>Why it is not gone; null when it is.</summary>
    public FaceEnrollmentError? Error { get; private set; }

    public string? RequestId { get; private set; }

    /// <summary>The vendor's name of the operation that was called last.</summary>
    public string Operation { get; private set; } = eraser.DeletePerson;

    /// <summary>Whether a request was lost, which may still run.</summary>
    public bool MayRunLate => _wasLost;

    /// <summary>Whether a request that deletes the person with its faces was lost, and not only one that takes it out of a library.</summary>
    public bool MayTakeFaces { get; private set; }

    /// <summary>Deletes. It throws nothing: a failure is the outcome's.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="libraryId">The library to take it out of; null for all.</param>
    /// <param name="there">What was read of it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether the caller canceled.</returns>
    public async ValueTask<bool> RunAsync(
        string personId,
        string? libraryId,
        PersonFaces there,
        CancellationToken cancellationToken
    )
    {
        for (var round = 1; ; round++)
        {
            var isElsewhere = libraryId is not null && there.LibraryIds.Any(l => l != libraryId);
            var isCanceled = await SendAsync(personId, libraryId, isElsewhere, cancellationToken).ConfigureAwait(false);
            if (Error is null && Outcome is FaceDeletionOutcome.Gone or FaceDeletionOutcome.AlreadyAbsent)
            {
                return false;
            }

            var isRefused = Error is { } error && error.Certainty != FaceEnrollmentCertainty.Unknown;
            if (isCanceled || (isRefused && !_wasLost))
            {
                Outcome = _wasLost ? FaceDeletionOutcome.Unknown : FaceDeletionOutcome.NotApplied;
                return isCanceled;
            }

            Outcome = FaceDeletionOutcome.Unknown;
            if (await ReadAsync(personId, libraryId, cancellationToken).ConfigureAwait(false) is not { } now)
            {
                return cancellationToken.IsCancellationRequested;
            }

            // A person that is in no library any more is where no list shows it: it has to go, too.
            now = now.Nowhere ?? now;
            if (!now.Exists)
            {
                (Outcome, Error) = (FaceDeletionOutcome.Gone, null);
                return false;
            }

            // Somebody made it anew: sent again, the deletion would take what is theirs.
            var isAnother = now.Faces.Any(f => there.Faces.All(known => known.FaceId != f.FaceId));
            if (
                isAnother
                || round == DeletionRounds.Most
                || isRefused
                || !await DeletionRounds.WaitAsync(round, options, cancellationToken).ConfigureAwait(false)
            )
            {
                // The vendor took it each time, or may still run what was lost.
                return cancellationToken.IsCancellationRequested;
            }

            there = now;
        }
    }

    private async ValueTask<bool> SendAsync(
        string personId,
        string? libraryId,
        bool isElsewhere,
        CancellationToken cancellationToken
    )
    {
        Operation = eraser.DeletePersonAs(libraryId, isElsewhere);
        try
        {
            var said = await eraser
                .DeletePersonAsync(personId, libraryId, isElsewhere, cancellationToken)
                .ConfigureAwait(false);
            RequestId = said.RequestId;
            Error = null;
            Outcome = said.WasThere switch
            {
                true => FaceDeletionOutcome.Gone,
                // What is absent after a request that was lost was deleted by that request.
                false => _wasLost ? FaceDeletionOutcome.Gone : FaceDeletionOutcome.AlreadyAbsent,
                null => FaceDeletionOutcome.Unknown,
            };
            return false;
        }
        catch (FaceEnrollmentException e)
        {
            Failed(e.Error, eraser.OnlyTakesOut(libraryId, isElsewhere));
            return false;
        }
        catch (FaceEnrollmentCanceledException e)
        {
            Failed(e.Error, eraser.OnlyTakesOut(libraryId, isElsewhere));
            return true;
        }
    }

    private void Failed(FaceEnrollmentError error, bool onlyTakesOut)
    {
        Error = error;
        RequestId = error.RequestId;
        Outcome = FaceDeletionOutcome.Unknown;
        if (error.Certainty == FaceEnrollmentCertainty.Unknown)
        {
            _wasLost = true;
            if (!onlyTakesOut)
            {
                MayTakeFaces = true;
                OpenDeletions.Shared.Lost(person, Reconciler.Window(eraser.ReadBack));
            }
        }
    }

    /// <returns>Null when it could not be read.</returns>
    private async ValueTask<PersonFaces?> ReadAsync(
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await eraser.ReadAsync(personId, libraryId, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FaceEnrollmentException or OperationCanceledException)
        {
            return null;
        }
    }
}
