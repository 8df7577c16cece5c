using System.Collections.Concurrent;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Ledger.Hosting;

/// <summary>Asks about calls whose outcome nobody knows, as long as the host runs. It never enrolls anybody.</summary>
internal sealed class LedgerSettler(
    OpenLedger ledger,
    FaceEnrollmentRegistry registry,
    IServiceProvider services,
    ILogger<LedgerSettler> logger
) : BackgroundService
{
    private const int APage = 500;

    /// <summary>How long after its request's life a face may take to show, with a margin.</summary>
    private static readonly TimeSpan s_settle = TimeSpan.FromMinutes(1);

    /// <summary>Registrations that could not be used, and of which that was said.</summary>
    private readonly ConcurrentDictionary<string, bool> _unusable = new(StringComparer.Ordinal);

    /// <summary>A ledger that cannot be opened stops the host at its start.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(ledger.SettleInterval);
        do
        {
            try
            {
                await SettleAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LedgerLog.NotSettled(logger, e.GetType().Name);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>One round over all open calls that are due. One that cannot be settled stops no other.</summary>
    /// <returns>How many were settled.</returns>
    /// <exception cref="FaceLedgerException">The ledger cannot be read or written: the next round begins anew.</exception>
    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        await ledger.Late.NoteAsync(store).ConfigureAwait(false);
        var vendors = new SettlingVendors(registry, services, OnUnusable);
        var settled = 0;
        var (now, last) = (TimeProvider.System.GetUtcNow(), DueCall.First);
        while (true)
        {
            var from = last;
            var due = await store.ReadAsync(t => t.Due(now, from, APage), cancellationToken).ConfigureAwait(false);
            foreach (var call in due)
            {
                last = call;
                settled += await TrySettleAsync(store, vendors, call.Id, cancellationToken).ConfigureAwait(false)
                    ? 1
                    : 0;
            }

            if (due.Count < APage)
            {
                return settled;
            }
        }
    }

    private async Task<bool> TrySettleAsync(
        ILedgerStore store,
        SettlingVendors vendors,
        string callId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await store.FindAsync(callId, cancellationToken).ConfigureAwait(false) is { IsOpen: true } row
                && IsDue(row)
                && await SettleAsync(store, vendors, row, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not FaceLedgerException && !cancellationToken.IsCancellationRequested)
        {
            // One that cannot be read or asked about must not stop the others.
            LedgerLog.NotSettled(logger, e.GetType().Name);
            return false;
        }
    }

    private void OnUnusable(string registration, Exception cause)
    {
        // A run that ends settles too, while the host does.
        if (_unusable.TryAdd(registration, true))
        {
            LedgerLog.Unusable(logger, registration, cause.GetType().Name);
        }
    }

    private bool IsDue(CallRow row)
    {
        var now = TimeProvider.System.GetUtcNow();
        return row.Status == CallStatus.Unknown
            ? row.AskAt <= now
            : row.NoAttemptAfter < now || !ledger.Owner.IsAlive(row.Owner);
    }

    private async Task<bool> SettleAsync(
        ILedgerStore store,
        SettlingVendors vendors,
        CallRow row,
        CancellationToken cancellationToken
    )
    {
        var ticket = FaceEnrollmentTicket.FromJson(row.Ticket);
        CallOutcome outcome;
        if (row.Status == CallStatus.Reserved)
        {
            // Nothing was sent, and once this is noted nothing can be.
            outcome = new CallOutcome { Status = CallStatus.NotEnrolled, AskedAt = row.Version };
        }
        else if (vendors.Of(row, ticket) is { } reconciler)
        {
            var faces = await store
                .ReadAsync(t => t.FacesOfOthers(row.Person, row.Id), cancellationToken)
                .ConfigureAwait(false);
            LedgerTickets.Learn(ticket, faces);
            outcome = await AskAsync(reconciler, row, ticket, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            return false;
        }

        var now = await store.NoteOutcomeAsync(row.Id, row.Attempt, outcome, cancellationToken).ConfigureAwait(false);
        switch (now?.Status)
        {
            case null or CallStatus.Unknown:
                return false;
            // Of several pictures some may be undecidable, whatever the call is.
            case not null when now.IsUndecided:
                LedgerLog.Undecidable(logger, ticket.Registration, row.Id);
                return true;
            default:
                LedgerLog.Settled(logger, ticket.Registration, row.Id, now.Status);
                return true;
        }
    }

    /// <summary>A vendor that cannot be asked now is asked again.</summary>
    private static async Task<CallOutcome> AskAsync(
        IFaceEnrollmentReconciler reconciler,
        CallRow row,
        FaceEnrollmentTicket ticket,
        CancellationToken cancellationToken
    )
    {
        FaceReconciliation answer;
        try
        {
            answer = await reconciler.ReconcileAsync(ticket, null, cancellationToken).ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e)
        {
            answer = new FaceReconciliation(FaceReconciliationStatus.NotYetVisible)
            {
                AskAgainAfter = e.Error.RetryAfter,
                Reason = $"The vendor could not be asked: {e.Kind}.",
            };
        }

        var window = ticket.SignatureValidity is { } validity ? validity + validity + s_settle : TimeSpan.FromHours(24);
        var asked = FirstAskings.Shared.Since(ticket, TimeProvider.System);
        return LedgerOutcomes.Of(answer, row, ticket, window, asked, TimeProvider.System.GetUtcNow());
    }
}
