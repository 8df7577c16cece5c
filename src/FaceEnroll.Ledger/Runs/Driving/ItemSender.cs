using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Requests;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>Enrolls one item, through the same client as any other caller.</summary>
internal sealed class ItemSender(
    ILedgerStore store,
    RunRow run,
    IFaceEnrollmentClient client,
    IFacePersonProvisioner? provisioner,
    IFaceDirectory? directory,
    RunSettings settings,
    Func<FaceRunItem, FaceImage>? open
)
{
    private readonly PersonPlaces _places = new(client, settings.CreatesPeople(client) ? provisioner : null, directory);

    private bool CarriesGroups => client.Limits.LibraryUse == FaceLibraryUse.NotUsed;

    private bool CreatesPersons => settings.CreatesPeople(client);

    /// <summary>Tries an item once.</summary>
    public async Task<NextStep> SendAsync(ItemRow row)
    {
        var caller = new LedgerCaller
        {
            Item = row.Id,
            Person = PersonOf(row.PersonId, row.LibraryId),
            MaxAttempts = settings.MaxAttempts,
            TakesErasedBefore = settings.TakesErasedBefore(run),
            Claim = row.Claim,
        };
        LedgerCaller.Current = caller;
        try
        {
            var item = ItemMore.Item(row.PersonId, row.Picture, row.LibraryId, row.More);
            var fault = FaultOf(item);
            // The intent asks, too, and so does each send: here it is asked where there is something to do before them.
            var isErased =
                (fault is not null || _places.Matter(item)) && await IsErasedAsync(caller).ConfigureAwait(false);
            if ((isErased || fault is not null) && !await IsAskedAsync(row).ConfigureAwait(false))
            {
                return isErased ? await EraseAsync(row).ConfigureAwait(false) : Refused(fault!.Value);
            }

            // Whoever was erased is not made again: of an earlier send it is only found out what became of it.
            var outcome = isErased
                ? await EnrollAsync(Request(item, Open(item))).ConfigureAwait(false)
                : await EnrollAsync(item, row, caller).ConfigureAwait(false);
            return ItemVerdicts.Of(outcome, caller);
        }
        catch (FaceEnrollmentException) when (caller.IsErased)
        {
            // It waited for its turn at the vendor meanwhile. An earlier send may be in all the same: the next turn finds out.
            return await IsAskedAsync(row).ConfigureAwait(false)
                ? new NextStep { Kind = NextStepKind.Again, Reason = RunItemRules.Erased }
                : await EraseAsync(row).ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e)
        {
            var call = await store.ReadAsync(t => t.OfItem(row.Id), CancellationToken.None).ConfigureAwait(false);
            var step = ItemVerdicts.Of(e, caller, call);
            // An item that somebody else has finished stops nothing.
            return step.Kind == NextStepKind.Stop && !await IsOpenAsync(row).ConfigureAwait(false)
                ? new NextStep { Kind = NextStepKind.Noted }
                : step;
        }
        catch (FaceLedgerException e)
        {
            return NextStep.Fail(e);
        }
        catch (ArgumentException e)
        {
            return Refused(
                (FaceEnrollmentErrorKind.InvalidRequest, $"A value of the item is not valid ({e.ParamName}).")
            );
        }
        catch (Exception e)
        {
            // The host's own code, or a client that ends in no way the interface names: only the ledger knows what was sent.
            var call = await store.ReadAsync(t => t.OfItem(row.Id), CancellationToken.None).ConfigureAwait(false);
            return new NextStep
            {
                Kind = NextStepKind.Again,
                IsCounted = call is not { IsOpen: true },
                Error = FaceEnrollmentErrorKind.HostCallback,
                Reason = $"The host's own code failed: {e.GetType().Name}.",
            };
        }
    }

    /// <summary>Does everything but sending, and notes nothing.</summary>
    /// <returns>The outcome that the ledger holds; null when it would be sent.</returns>
    /// <exception cref="FaceEnrollmentException">It would be refused.</exception>
    public async Task<FaceImageOutcome?> RehearseAsync(FaceRunItem item, LedgerCaller caller)
    {
        LedgerCaller.Current = caller;
        try
        {
            return await EnrollAsync(Request(item, Open(item))).ConfigureAwait(false);
        }
        catch (Sdk.Journal.EnrollmentRehearsedException)
        {
            return null;
        }
    }

    /// <summary>Why an item cannot be enrolled, whatever the vendor says; null where nothing speaks against it.</summary>
    public (FaceEnrollmentErrorKind Kind, string Reason)? FaultOf(FaceRunItem item)
    {
        if (CreatesPersons && item.LibraryId is null)
        {
            return (
                FaceEnrollmentErrorKind.InvalidRequest,
                "People are made in a library: name one for the item, or for the run."
            );
        }

        if (CreatesPersons && client.Vendor == FaceVendor.TencentCloud && item.Name is null)
        {
            return (FaceEnrollmentErrorKind.InvalidRequest, "At Tencent Cloud people are made with a name.");
        }

        return open is null && UrlOf(item) is null && !File.Exists(PathOf(item))
            ? (FaceEnrollmentErrorKind.ImageSource, "There is no such file.")
            : null;
    }

    /// <summary>An item's picture.</summary>
    public FaceImage Open(FaceRunItem item) =>
        open is not null ? open(item)
        : UrlOf(item) is { } url ? FaceImage.FromUrl(url)
        : FaceImage.FromFile(PathOf(item));

    /// <summary>The bytes of an item's picture, where it is a file; else 0.</summary>
    public long Length(FaceRunItem item)
    {
        try
        {
            return open is null ? new FileInfo(PathOf(item)).Length : 0;
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return 0;
        }
    }

    private async Task<FaceImageOutcome> EnrollAsync(FaceRunItem item, ItemRow row, LedgerCaller caller)
    {
        var picture = Open(item);
        if (await _places.FindAsync(item, picture).ConfigureAwait(false) is not { } outcome)
        {
            return await EnrollAsync(Request(item, picture)).ConfigureAwait(false);
        }

        return outcome.Status == FaceImageStatus.NotEnrolled && await IsAskedAsync(row).ConfigureAwait(false)
            ? await FindOutAsync(item, picture, outcome, caller).ConfigureAwait(false)
            : outcome;
    }

    private async Task<FaceImageOutcome> EnrollAsync(FaceEnrollmentRequest request) =>
        (await client.EnrollAsync(request, CancellationToken.None).ConfigureAwait(false)).Images[0];

    /// <summary>Finds out what became of an earlier send, and sends nothing.</summary>
    /// <returns>Its outcome; the refusal when it is certainly not in.</returns>
    private async Task<FaceImageOutcome> FindOutAsync(
        FaceRunItem item,
        FaceImage picture,
        FaceImageOutcome refusal,
        LedgerCaller caller
    )
    {
        caller.MaxAttempts = 0;
        try
        {
            return await EnrollAsync(Request(item, picture)).ConfigureAwait(false);
        }
        catch (FaceEnrollmentException) when (caller.IsExhausted)
        {
            return refusal;
        }
    }

    /// <summary>Where a person carries its own groups, the library is one of these, and no part of the request.</summary>
    private FaceEnrollmentRequest Request(FaceRunItem item, FaceImage picture) =>
        VendorParameters.Create(client.Vendor, item, picture, CarriesGroups ? null : item.LibraryId);

    private static Uri? UrlOf(FaceRunItem item) =>
        Uri.TryCreate(item.Picture, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private string PathOf(FaceRunItem item) => Path.Combine(settings.Pictures ?? "", item.Picture);

    /// <summary>Whether an earlier send of it may still be in.</summary>
    private async Task<bool> IsAskedAsync(ItemRow row) =>
        await store.ReadAsync(t => t.OfItem(row.Id), CancellationToken.None).ConfigureAwait(false) is { IsOpen: true };

    private static NextStep Refused((FaceEnrollmentErrorKind Kind, string Reason) fault) =>
        new()
        {
            Kind = NextStepKind.Done,
            Status = FaceRunEntryStatus.Refused,
            Error = fault.Kind,
            Reason = fault.Reason,
        };

    /// <summary>Whose erasure stops an item.</summary>
    public LedgerPerson PersonOf(string personId, string? libraryId) =>
        new(run.Account, libraryId ?? "", store.Key.Of(personId));

    private async Task<bool> IsErasedAsync(LedgerCaller caller) =>
        await store
            .ReadAsync(t => RunSteps.IsErased(t, caller.Person, caller.TakesErasedBefore), CancellationToken.None)
            .ConfigureAwait(false);

    private async Task<NextStep> EraseAsync(ItemRow row) =>
        await store
            .WriteAsync(
                t =>
                {
                    RunSteps.Erase(t, row.Id, TimeProvider.System.GetUtcNow());
                    return new NextStep { Kind = NextStepKind.Noted };
                },
                CancellationToken.None
            )
            .ConfigureAwait(false);

    private async Task<bool> IsOpenAsync(ItemRow row) =>
        await store.ReadAsync(t => t.Runs.Item(row.Id), CancellationToken.None).ConfigureAwait(false)
            is { IsOpen: true };
}
