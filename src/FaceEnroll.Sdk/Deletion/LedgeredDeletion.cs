using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Deletion;

/// <summary>
/// Tells the ledger what a deletion took, so that it may be enrolled again. What the ledger does not take changes nothing about the
/// deletion: the record then has as enrolled what is gone, which sends nothing twice. An erasure is not complete without it.
/// </summary>
internal sealed class LedgeredDeletion
{
    private static readonly IReadOnlyList<string?> s_everywhere = [null];

    private readonly Registration _registration;
    private readonly FaceEnrollmentOptions _options;
    private readonly IEnrollmentLedger _ledger;
    private readonly string _operation;
    private readonly RecordedDeletion _deletion;
    private bool _isBegun;

    private LedgeredDeletion(
        Registration registration,
        FaceEnrollmentOptions options,
        IEnrollmentLedger ledger,
        string operation,
        RecordedDeletion deletion
    ) =>
        (_registration, _options, _ledger, _operation, _deletion) = (
            registration,
            options,
            ledger,
            operation,
            deletion
        );

    /// <summary>Before the first deletion; the person's gate is held.</summary>
    /// <param name="registration">Who deletes.</param>
    /// <param name="call">The call.</param>
    /// <param name="operation">The vendor's name of the operation.</param>
    /// <param name="personId">Whose faces.</param>
    /// <param name="libraries">Where.</param>
    /// <param name="erasureId">The erasure's id; null where only faces are deleted.</param>
    /// <returns>Null where no ledger is to be told.</returns>
    /// <exception cref="FaceEnrollmentException">The ledger refuses: nothing is to be deleted.</exception>
    public static async ValueTask<LedgeredDeletion?> BeginAsync(
        Registration registration,
        ErasureCall call,
        string operation,
        string personId,
        IReadOnlyList<string> libraries,
        string? erasureId = null
    )
    {
        if (call.Options.Ledger is not { } ledger)
        {
            return null;
        }

        var deletion = new RecordedDeletion
        {
            Vendor = registration.Vendor,
            Account = registration.AccountOf(call.Options),
            Endpoint = call.Vendor.Endpoint,
            Operation = operation,
            PersonId = personId,
            LibraryIds = call.Vendor.HasPeople ? s_everywhere : libraries,
            ErasureId = erasureId,
        };
        var begun = new LedgeredDeletion(registration, call.Options, ledger, operation, deletion);
        begun._isBegun = await begun
            .TellAsync(token => ledger.BeginDeletionAsync(deletion, token))
            .ConfigureAwait(false);
        return begun;
    }

    /// <summary>Before the first deletion of an erasure.</summary>
    /// <param name="libraries">Where; null among them for everywhere.</param>
    public async ValueTask EraseAsync(IReadOnlyList<string?> libraries)
    {
        _deletion.ErasedLibraryIds = libraries;
        _ = await TellAsync(token => _ledger.NoteErasureAsync(_deletion, token)).ConfigureAwait(false);
    }

    /// <summary>Faces that a caller named were deleted.</summary>
    public async ValueTask EndAsync(FaceDeletionResult result)
    {
        _deletion.Gone = Of(FaceDeletionOutcome.Gone);
        _deletion.Absent = Of(FaceDeletionOutcome.AlreadyAbsent);
        _ = await EndAsync().ConfigureAwait(false);

        IReadOnlyCollection<(string? LibraryId, string FaceId)> Of(FaceDeletionOutcome outcome) =>
            [.. result.Faces.Where(f => f.Outcome == outcome).Select(f => (_deletion.LibraryIds[0], f.FaceId))];
    }

    /// <summary>A person was erased, or its erasure was verified.</summary>
    /// <param name="report">Writes down what became of it.</param>
    /// <returns>Whether the ledger has taken it.</returns>
    public ValueTask<bool> EndAsync(Action<RecordedDeletion> report)
    {
        report(_deletion);
        return EndAsync();
    }

    private async ValueTask<bool> EndAsync() =>
        _isBegun && await TellAsync(token => _ledger.NoteDeletionAsync(_deletion, token)).ConfigureAwait(false);

    private async ValueTask<bool> TellAsync(Func<CancellationToken, ValueTask> tellAsync)
    {
        using var end = new Deadline(_options.TimeProvider, HostCallback.MostAfterACall, CancellationToken.None);
        try
        {
            await HostCallback.WithinAsync(tellAsync(end.Token), end.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not FaceEnrollmentException)
        {
            FaceEnrollmentLog.DeletionNotKept(_registration.Logger, _registration.Name, _operation, e.GetType().Name);
            return false;
        }
    }
}
