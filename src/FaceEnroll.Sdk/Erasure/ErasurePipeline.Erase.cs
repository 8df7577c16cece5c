using FaceEnroll.Sdk.Deletion;
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
        return await ErasedAsync(
                call,
                personId,
                false,
                async () =>
                    library is not null
                        ? [library]
                        : await OnlyLibraryAsync(call, personId, cancellationToken).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Erases a person from all libraries.</summary>
    public async Task<FaceErasureReceipt> EraseEverywhereAsync(
        ErasureCall call,
        string personId,
        CancellationToken cancellationToken
    )
    {
        _rules.PersonEverywhere(call.Vendor, personId);
        return await ErasedAsync(
                call,
                personId,
                true,
                async () =>
                    call.Vendor.HasPeople
                        ? []
                        : await call.Vendor.LibrariesAsync(cancellationToken).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);
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
        Check(call, receipt);
        if (receipt.Status == FaceErasureStatus.Complete)
        {
            return receipt;
        }

        var next = receipt.Copy();
        using var span = _telemetry.Start("verify_erasure", call.Vendor.DeletePerson);
        using var pass = await EnterAsync(call, call.Vendor.DeletePerson, receipt.PersonId, cancellationToken)
            .ConfigureAwait(false);
        await WorkAsync(span, call, next, erasure => erasure.VerifyAsync(keep, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return next;
    }

    private async Task<FaceErasureReceipt> ErasedAsync(
        ErasureCall call,
        string personId,
        bool everywhere,
        Func<ValueTask<IReadOnlyList<string>>> librariesAsync,
        CancellationToken cancellationToken
    )
    {
        var receipt = new FaceErasureReceipt
        {
            Version = FaceErasureReceipt.CurrentVersion,
            Id = Nonce.Hex(),
            Vendor = registration.Vendor,
            Registration = registration.Name,
            Account = registration.AccountOf(call.Options),
            Endpoint = TicketParts.Authority(call.Vendor.Endpoint),
            PersonId = personId,
            AllLibraries = everywhere,
        };
        using var span = _telemetry.Start("erase_person", call.Vendor.DeletePerson);
        using var pass = await EnterAsync(call, call.Vendor.DeletePerson, personId, cancellationToken)
            .ConfigureAwait(false);
        await WorkAsync(
                span,
                call,
                receipt,
                async erasure =>
                {
                    receipt.LibraryIds = await librariesAsync().ConfigureAwait(false);
                    await erasure.EraseAsync(receipt.LibraryIds, cancellationToken).ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return receipt;
    }

    private async ValueTask WorkAsync(
        DeletionSpan span,
        ErasureCall call,
        FaceErasureReceipt receipt,
        Func<PersonErasure, ValueTask> workAsync,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await workAsync(new PersonErasure(registration, conditions, call, receipt)).ConfigureAwait(false);
            _telemetry.Ended(span, call.Vendor.DeletePerson, receipt);
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

    /// <summary>The one library of a person; none for a person who is in none, or is not there.</summary>
    private async ValueTask<IReadOnlyList<string>> OnlyLibraryAsync(
        ErasureCall call,
        string personId,
        CancellationToken cancellationToken
    )
    {
        var there = await call.Vendor.ReadAsync(personId, null, cancellationToken).ConfigureAwait(false);
        return there.LibraryIds.Count <= 1
            ? there.LibraryIds
            : throw FaceEnrollmentExceptionFactory.Create(
                ErasureFailures.Error(
                    registration.Vendor,
                    call.Vendor.DeletePerson,
                    FaceEnrollmentErrorKind.InvalidRequest,
                    FaceEnrollmentCertainty.NotApplied,
                    $"The person is in {there.LibraryIds.Count} libraries: libraryId must name one, or use "
                        + $"{nameof(IFaceEraser.ErasePersonFromAllLibrariesAsync)}."
                )
            );
    }

    private void Check(ErasureCall call, FaceErasureReceipt receipt)
    {
        var fault =
            receipt.Fault() is { } f ? $"The receipt is not a whole one: {f}."
            : receipt.AreIdsHashed ? "The receipt's ids are hashed: verify it first, hash it afterwards."
            : receipt.Vendor != registration.Vendor
            || !VendorHome.IsOne(receipt.Endpoint, TicketParts.Authority(call.Vendor.Endpoint))
                ? $"The receipt is not of {registration.Vendor} at this endpoint."
            : receipt.Account != registration.AccountOf(call.Options)
                ? $"The receipt is of another account than this registration's ({registration.Name}). Where both are the same "
                    + "account, give the registrations the same option Account."
            : null;
        if (fault is not null)
        {
            throw new ArgumentException(fault, nameof(receipt));
        }
    }
}
