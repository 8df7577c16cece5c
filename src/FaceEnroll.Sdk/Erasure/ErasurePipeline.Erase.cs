using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Erasure;

/// <content>Erasing people.</content>
internal sealed partial class ErasurePipeline
{
    /// <summary>Erases a person from one library.</summary>
    public async Task<FaceErasureReceipt> EraseAsync(
        ErasureCall call,
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    )
    {
        var library = libraryId ?? call.Vendor.Library;
        _rules.Person(call.Vendor, personId, library);
        var receipt = Begin(call, personId);
        receipt.AnyLibrary = library is null;
        receipt.LibraryIds = library is null ? [] : [library];
        return await ErasedAsync(call, receipt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Erases a person from all libraries.</summary>
    public async Task<FaceErasureReceipt> EraseEverywhereAsync(
        ErasureCall call,
        string personId,
        CancellationToken cancellationToken
    )
    {
        _rules.PersonEverywhere(call.Vendor, personId);
        var receipt = Begin(call, personId);
        receipt.AllLibraries = true;
        return await ErasedAsync(call, receipt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with an erasure.</summary>
    public async Task<FaceErasureReceipt> VerifyAsync(
        ErasureCall call,
        FaceErasureReceipt receipt,
        IReadOnlyCollection<string>? keep,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(receipt);
        // Before anything is awaited: what is confirmed from now on, the caller's list cannot name.
        var listedAt = FaceClaims.Shared.Mark();
        // The caller may change its own meanwhile.
        var next = receipt.Copy();
        keep = keep is null ? null : [.. keep];
        if (keep is not null)
        {
            _rules.FacesToKeep(call.Vendor, keep);
        }

        await CheckAsync(call, next, cancellationToken).ConfigureAwait(false);
        if (next.Status == FaceErasureStatus.Complete)
        {
            return receipt;
        }

        var before = next.Copy();
        using var span = _telemetry.Start("verify_erasure", call.Vendor.DeletePerson);
        await WorkAsync(
                span,
                call,
                next,
                before,
                erasure => erasure.VerifyAsync(keep, listedAt, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        return next;
    }

    private FaceErasureReceipt Begin(ErasureCall call, string personId) =>
        new()
        {
            Version = FaceErasureReceipt.CurrentVersion,
            Id = Nonce.Hex(),
            Vendor = registration.Vendor,
            Registration = registration.Name,
            Account = registration.AccountOf(call.Options),
            Endpoint = TicketParts.Authority(call.Vendor.Endpoint),
            PersonId = personId,
        };

    private async Task<FaceErasureReceipt> ErasedAsync(
        ErasureCall call,
        FaceErasureReceipt receipt,
        CancellationToken cancellationToken
    )
    {
        using var span = _telemetry.Start("erase_person", call.Vendor.DeletePerson);
        await WorkAsync(span, call, receipt, null, erasure => erasure.EraseAsync(cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return receipt;
    }

    private async ValueTask WorkAsync(
        DeletionSpan span,
        ErasureCall call,
        FaceErasureReceipt receipt,
        FaceErasureReceipt? before,
        Func<PersonErasure, ValueTask> workAsync,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var pass = await EnterAsync(call, call.Vendor.DeletePerson, receipt.PersonId, cancellationToken)
                .ConfigureAwait(false);
            await PrepareAsync(call, receipt, isFirst: before is null, cancellationToken).ConfigureAwait(false);
            var ledger = await LedgeredDeletion
                .BeginAsync(
                    registration,
                    call,
                    call.Vendor.DeletePerson,
                    receipt.PersonId,
                    receipt.LibraryIds,
                    receipt.Id
                )
                .ConfigureAwait(false);
            var erasure = new PersonErasure(registration, requests.Conditions, call, receipt, ledger);
            await workAsync(erasure).ConfigureAwait(false);
            if (
                ledger is not null
                && !await ledger.EndAsync(told => Report(told, call, receipt, before, erasure)).ConfigureAwait(false)
            )
            {
                erasure.NotKept();
            }

            _telemetry.Ended(span, call.Vendor.DeletePerson, receipt, before);
        }
        catch (OperationCanceledException e) when (e is not FaceEnrollmentCanceledException)
        {
            var failure = ErasureFailures.Canceled(registration.Vendor, call.Vendor.DeletePerson, e, cancellationToken);
            _telemetry.Failed(span, call.Vendor.DeletePerson, failure);
            throw failure;
        }
        catch (Exception e)
        {
            _telemetry.Failed(span, call.Vendor.DeletePerson, e);
            throw;
        }
    }

    /// <summary>What must be known before anything is read or deleted.</summary>
    private async ValueTask PrepareAsync(
        ErasureCall call,
        FaceErasureReceipt receipt,
        bool isFirst,
        CancellationToken cancellationToken
    )
    {
        if (isFirst)
        {
            receipt.KeyIdSha256 = call.Options.Account is null
                ? await KeyIdHashAsync(call, cancellationToken).ConfigureAwait(false)
                : null;
        }

        if (receipt.AllLibraries && !call.Vendor.HasPeople)
        {
            var listed = await call.Vendor.LibrariesAsync(cancellationToken).ConfigureAwait(false);
            // One that is in the list no more may be there all the same.
            receipt.LibraryIds = [.. receipt.LibraryIds.Union(listed, StringComparer.Ordinal)];
        }
    }

    private static void Report(
        RecordedDeletion told,
        ErasureCall call,
        FaceErasureReceipt receipt,
        FaceErasureReceipt? before,
        PersonErasure erasure
    )
    {
        told.ErasedLibraryIds = erasure.ErasedLibraryIds;
        if (receipt.RemainsIn.Count > 0)
        {
            // A person that was only taken out of libraries has its faces still, in others.
            return;
        }

        told.Gone = Of(FaceDeletionOutcome.Gone);
        told.Absent = Of(FaceDeletionOutcome.AlreadyAbsent);
        told.IsPersonGone =
            receipt.Person == FaceDeletionOutcome.Gone
            && (before is null || receipt.PersonRequestId != before.PersonRequestId);
        told.IsNothingLeft = erasure.IsNothingLeft;
        told.IsErased = receipt.Status == FaceErasureStatus.Complete;

        IReadOnlyCollection<(string? LibraryId, string FaceId)> Of(FaceDeletionOutcome outcome) =>
            [
                .. receipt
                    .Faces.Where(f => f.Outcome == outcome && !f.IsKept)
                    .Select(f => (call.Vendor.HasPeople ? null : f.LibraryId, f.FaceId)),
            ];
    }

    /// <summary>Who would ask with the key of now; null for temporary keys, which change with every use.</summary>
    private async ValueTask<string?> KeyIdHashAsync(ErasureCall call, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(call.Options.TimeProvider, call.Options.Timeout, cancellationToken);
        try
        {
            var keys = await requests
                .CredentialsAsync(call.Vendor.DeletePerson, call.Options, deadline.Token)
                .ConfigureAwait(false);
            return keys.SessionToken is null ? TicketParts.KeyIdHash(keys.KeyId) : null;
        }
        catch (FaceEnrollmentException e)
        {
            throw FaceEnrollmentExceptionFactory.For(e, FaceOperationPurpose.Delete);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw ErasureFailures.Canceled(registration.Vendor, call.Vendor.DeletePerson, e, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw FaceEnrollmentExceptionFactory.For(
                FailureFactory.OfHost(registration.Vendor, call.Vendor.DeletePerson, "The credential source", e),
                FaceOperationPurpose.Delete
            );
        }
    }

    private async ValueTask CheckAsync(
        ErasureCall call,
        FaceErasureReceipt receipt,
        CancellationToken cancellationToken
    )
    {
        var fault =
            receipt.Fault() is { } f ? $"The receipt is not a whole one: {f}."
            : receipt.AreIdsHashed ? "The receipt's ids are hashed: verify it first, hash it afterwards."
            : receipt.Vendor != registration.Vendor
                ? $"The receipt is of {receipt.Vendor}, and this client is {registration.Vendor}'s."
            : !VendorHome.IsOne(receipt.Endpoint, TicketParts.Authority(call.Vendor.Endpoint))
                ? $"The receipt is of {receipt.Endpoint}, and this client calls {TicketParts.Authority(call.Vendor.Endpoint)}."
            : receipt.Account != registration.AccountOf(call.Options)
                ? $"The receipt is of another account than this registration's ({registration.Name}). Where both are the same "
                    + "account, give the registrations the same option Account."
            : receipt.LibraryIds.Count == 0 && !receipt.AllLibraries && !(receipt.AnyLibrary && call.Vendor.HasPeople)
                ? "The receipt names no library."
            : receipt.Person is null && call.Vendor.HasPeople ? "The receipt does not say what became of the person."
            : receipt.Status != FaceErasureStatus.Complete
            && call.Options.Account is null
            && receipt.KeyIdSha256 is { } made
            && await KeyIdHashAsync(call, cancellationToken).ConfigureAwait(false) is { } key
            && key != made
                ? "The receipt was made with another key, which may be another account's. Where it is the same account, set the option "
                    + "Account to what the receipt's Account is, or erase the person again."
            : null;
        if (fault is not null)
        {
            throw new ArgumentException(fault, nameof(receipt));
        }
    }
}
