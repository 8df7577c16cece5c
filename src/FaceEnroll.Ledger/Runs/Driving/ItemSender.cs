using System.Collections.Concurrent;
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
    string account,
    IFaceEnrollmentClient client,
    IFacePersonProvisioner? provisioner,
    IFaceDirectory? directory,
    RunSettings settings,
    Func<FaceRunItem, FaceImage>? open
)
{
    private const int MostRemembered = 100_000;

    /// <summary>People who are in their library for certain: one who is not here may be there all the same.</summary>
    private readonly ConcurrentDictionary<(string Person, string? Library), bool> _people = new();

    private bool CarriesGroups => client.Limits.LibraryUse == FaceLibraryUse.NotUsed;

    private bool CreatesPersons => settings.CreatePersons && client.Limits.PersonMustExist;

    /// <summary>Tries an item once.</summary>
    public async Task<NextStep> SendAsync(ItemRow row)
    {
        var caller = new LedgerCaller
        {
            Item = row.Id,
            MaxAttempts = settings.MaxAttempts,
            AllowsErased = settings.AllowErased,
        };
        LedgerCaller.Current = caller;
        try
        {
            var item = ItemMore.Item(row.PersonId, row.Picture, row.LibraryId, row.More);
            if (FaultOf(item) is { } fault && !await IsAskedAsync(row).ConfigureAwait(false))
            {
                return new NextStep
                {
                    Kind = NextStepKind.Done,
                    Status = FaceRunEntryStatus.Refused,
                    Error = fault.Kind,
                    Reason = fault.Reason,
                };
            }

            var isErased = CreatesPersons && await IsErasedAsync(row).ConfigureAwait(false);
            if (isErased && !await IsAskedAsync(row).ConfigureAwait(false))
            {
                // Whoever was erased is not made again.
                await EraseAsync(row).ConfigureAwait(false);
                return new NextStep { Kind = NextStepKind.Noted };
            }

            // Of an earlier send it is only found out what became of it.
            caller.MaxAttempts = isErased ? 0 : caller.MaxAttempts;
            var outcome = isErased
                ? await EnrollAsync(Request(item, Open(item))).ConfigureAwait(false)
                : await EnrollAsync(item, row, caller).ConfigureAwait(false);
            return ItemVerdicts.Of(outcome, caller);
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
            return new NextStep
            {
                Kind = NextStepKind.Done,
                Status = FaceRunEntryStatus.Refused,
                Error = FaceEnrollmentErrorKind.InvalidRequest,
                Reason = $"A value of the item is not valid ({e.ParamName}).",
            };
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
            var placed = item.LibraryId is null ? ItemMore.Placed(item, settings.LibraryId) : item;
            return await EnrollAsync(Request(placed, Open(item))).ConfigureAwait(false);
        }
        catch (Sdk.Journal.EnrollmentRehearsedException)
        {
            return null;
        }
    }

    /// <summary>Why an item cannot be enrolled, whatever the vendor says; null where nothing speaks against it.</summary>
    public (FaceEnrollmentErrorKind Kind, string Reason)? FaultOf(FaceRunItem item)
    {
        if (CreatesPersons && (item.LibraryId ?? settings.LibraryId) is null)
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
        if (!_people.ContainsKey(PlaceOf(item)))
        {
            var outcome = CreatesPersons
                ? await CreateAsync(item, picture).ConfigureAwait(false)
                : await FindPlaceAsync(item).ConfigureAwait(false);
            if (
                outcome is { Certainty: FaceEnrollmentCertainty.NotSent, Status: FaceImageStatus.NotEnrolled }
                && await IsAskedAsync(row).ConfigureAwait(false)
            )
            {
                // Only what became of the earlier send is found out.
                caller.MaxAttempts = 0;
            }
            else if (outcome is not null)
            {
                return outcome;
            }
        }

        return await EnrollAsync(Request(item, picture)).ConfigureAwait(false);
    }

    private async Task<FaceImageOutcome> EnrollAsync(FaceEnrollmentRequest request) =>
        (await client.EnrollAsync(request, CancellationToken.None).ConfigureAwait(false)).Images[0];

    /// <summary>Makes the person.</summary>
    /// <returns>What became of the picture, where the vendor stores it with the person, or nothing is sent; else null.</returns>
    private async Task<FaceImageOutcome?> CreateAsync(FaceRunItem item, FaceImage picture)
    {
        var isStored = client.Vendor == FaceVendor.TencentCloud;
        var request = new FacePersonRequest(item.PersonId, item.LibraryId!)
        {
            Name = item.Name,
            FirstImage = isStored ? picture : null,
        };
        try
        {
            var made = await provisioner!.CreatePersonAsync(request, CancellationToken.None).ConfigureAwait(false);
            Remember(item);
            return made.FirstImage;
        }
        catch (FaceEnrollmentException e)
            when (e.Kind == FaceEnrollmentErrorKind.Duplicate && e.Certainty != FaceEnrollmentCertainty.Unknown)
        {
            return await FindPlaceAsync(item).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Where a person carries its own groups, a picture goes to all of them, and to no other: one that the list names must be
    /// among them.
    /// </summary>
    /// <returns>The refusal; null when it may be sent.</returns>
    private async Task<FaceImageOutcome?> FindPlaceAsync(FaceRunItem item)
    {
        if (!CarriesGroups || item.LibraryId is null || directory is null)
        {
            return null;
        }

        var person = await directory
            .GetPersonAsync(item.PersonId, cancellationToken: CancellationToken.None)
            .ConfigureAwait(false);
        if (person?.LibraryIds.Contains(item.LibraryId, StringComparer.Ordinal) == true)
        {
            Remember(item);
            return null;
        }

        // That there is no such person, the vendor says of the picture.
        return person is null
            ? null
            : new FaceImageOutcome(0, FaceImageStatus.NotEnrolled)
            {
                Kind = FaceEnrollmentErrorKind.InvalidRequest,
                Certainty = FaceEnrollmentCertainty.NotSent,
                Reason = "The person exists, and is not in this library: put it there first, or name none.",
            };
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

    private LedgerPerson PersonOf(ItemRow row) => new(account, "", row.PersonId);

    private async Task<bool> IsErasedAsync(ItemRow row) =>
        await store
            .ReadAsync(
                t => RunSteps.IsErased(t, row.Id.Run, PersonOf(row), settings.AllowErased),
                CancellationToken.None
            )
            .ConfigureAwait(false);

    private async Task EraseAsync(ItemRow row) =>
        _ = await store
            .WriteAsync(
                t =>
                {
                    RunSteps.Erase(t, row.Id, PersonOf(row), TimeProvider.System.GetUtcNow());
                    return true;
                },
                CancellationToken.None
            )
            .ConfigureAwait(false);

    private async Task<bool> IsOpenAsync(ItemRow row) =>
        await store.ReadAsync(t => t.Runs.Item(row.Id), CancellationToken.None).ConfigureAwait(false)
            is { IsOpen: true };

    private static (string Person, string? Library) PlaceOf(FaceRunItem item) => (item.PersonId, item.LibraryId);

    private void Remember(FaceRunItem item)
    {
        if (_people.Count >= MostRemembered)
        {
            _people.Clear();
        }

        _ = _people.TryAdd(PlaceOf(item), true);
    }
}
