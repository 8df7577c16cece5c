using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>A ledger, and whoever keeps tickets beside it: the ledger first, because it decides whether anything is sent.</summary>
internal sealed class LedgeredJournal(
    Registration registration,
    FaceEnrollmentOptions options,
    IEnrollmentLedger ledger,
    TicketJournal tickets
) : IEnrollmentJournal
{
    private const string Ledger = "The ledger";

    /// <summary>See <see cref="IEnrollmentLedger.LookUpAsync"/>. It takes no longer than the call may.</summary>
    public static async ValueTask<RecordedEnrollment?> LookUpAsync(
        IEnrollmentLedger ledger,
        EnrollmentQuestion question,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await HostCallback
                .WithinAsync(ledger.LookUpAsync(question, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (IsForeign(e, cancellationToken))
        {
            throw FailureFactory.OfHost(question.Vendor, question.Operation, Ledger, e);
        }
    }

    public async ValueTask<RecordedEnrollment?> OpenAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        if (intent.Question is null)
        {
            return await tickets.OpenAsync(intent, cancellationToken).ConfigureAwait(false);
        }

        if (await OpenLedgerAsync(intent, cancellationToken).ConfigureAwait(false) is { } recorded)
        {
            return recorded;
        }

        try
        {
            var noted = options.TicketStore is null ? null : intent.Ticket.ToJson();
            if (await tickets.OpenAsync(intent, cancellationToken).ConfigureAwait(false) is not { } landed)
            {
                if (noted is not null && noted != intent.Ticket.ToJson())
                {
                    await LearnAsync(intent, cancellationToken).ConfigureAwait(false);
                }

                return null;
            }

            var outcome = new EnrollmentOutcome(FaceReconciliationStatus.Enrolled)
            {
                Images = landed.Images,
                UnattributedFaceIds = landed.UnattributedFaceIds,
            };
            _ = await CloseLedgerAsync(intent, outcome).ConfigureAwait(false);
            return landed;
        }
        catch (Exception)
        {
            // Nothing was sent and nothing will be.
            _ = await WithdrawAsync(intent).ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask ExtendAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        if (intent.Question is not null)
        {
            await ExtendLedgerAsync(intent, cancellationToken).ConfigureAwait(false);
        }

        await tickets.ExtendAsync(intent, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> CloseAsync(
        EnrollmentIntent intent,
        EnrollmentOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var stands = intent.Question is null || await CloseLedgerAsync(intent, outcome).ConfigureAwait(false);
        _ = await tickets
            .CloseAsync(
                intent,
                stands ? outcome : new EnrollmentOutcome(FaceReconciliationStatus.Undecidable),
                cancellationToken
            )
            .ConfigureAwait(false);
        return stands;
    }

    private async ValueTask<RecordedEnrollment?> OpenLedgerAsync(
        EnrollmentIntent intent,
        CancellationToken cancellationToken
    )
    {
        Task<RecordedEnrollment?>? opening = null;
        try
        {
            var begun = ledger.OpenAsync(intent, cancellationToken);
            if (begun.IsCompleted)
            {
                return await begun.ConfigureAwait(false);
            }

            opening = begun.AsTask();
            return await HostCallback
                .WithinAsync(new ValueTask<RecordedEnrollment?>(opening), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The intent may be noted all the same, and even now: nothing was sent for it, and nothing will be.
            if (opening is { IsCompleted: false })
            {
                _ = WithdrawAfterAsync(opening, intent);
            }
            else
            {
                _ = await WithdrawAsync(intent).ConfigureAwait(false);
            }

            if (IsForeign(e, cancellationToken))
            {
                throw OfLedger(intent, e);
            }

            throw;
        }
    }

    /// <summary>Nobody waits for a ledger that is so late, but what it notes in the end must not stay open.</summary>
    private async Task WithdrawAfterAsync(Task opening, EnrollmentIntent intent)
    {
        await Task.WhenAny(opening).ConfigureAwait(false);
        _ = opening.Exception;
        _ = await WithdrawAsync(intent).ConfigureAwait(false);
    }

    private ValueTask<bool> WithdrawAsync(EnrollmentIntent intent) =>
        CloseLedgerAsync(intent, new EnrollmentOutcome(FaceReconciliationStatus.NotEnrolled));

    /// <summary>
    /// What was learned while the ticket store was asked: other faces, or a later end. If this process dies now, the ledger asks
    /// with what it has.
    /// </summary>
    private async ValueTask LearnAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        try
        {
            await ExtendLedgerAsync(intent, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            await tickets.WithdrawAsync(intent).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask ExtendLedgerAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        try
        {
            await HostCallback
                .WithinAsync(ledger.ExtendAsync(intent, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (IsForeign(e, cancellationToken))
        {
            throw OfLedger(intent, e);
        }
    }

    /// <summary>What the ledger does not take stays open there, and is asked about later: it never enrolls anybody.</summary>
    private async ValueTask<bool> CloseLedgerAsync(EnrollmentIntent intent, EnrollmentOutcome outcome)
    {
        using var end = new Deadline(options.TimeProvider, HostCallback.MostAfterACall, CancellationToken.None);
        try
        {
            return await HostCallback
                .WithinAsync(ledger.CloseAsync(intent, outcome, end.Token), end.Token)
                .ConfigureAwait(false);
        }
        catch (Exception e)
        {
            FaceEnrollmentLog.LedgerNotKept(
                registration.Logger,
                registration.Name,
                intent.Ticket.Operation,
                e.GetType().Name
            );
            return true;
        }
    }

    private FaceEnrollmentException OfLedger(EnrollmentIntent intent, Exception cause) =>
        FailureFactory.OfHost(registration.Vendor, intent.Ticket.Operation, Ledger, cause);

    private static bool IsForeign(Exception e, CancellationToken cancellationToken) =>
        e is not FaceEnrollmentException and not FaceEnrollmentCanceledException
        && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
