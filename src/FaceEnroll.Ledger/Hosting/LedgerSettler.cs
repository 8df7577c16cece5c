using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.Tickets;
using Microsoft.Extensions.DependencyInjection;
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
    private const int MostARound = 1000;

    /// <summary>How long after its request's life a face may take to show, with a margin.</summary>
    private static readonly TimeSpan s_settle = TimeSpan.FromMinutes(1);

    private static readonly CallStatus[] s_open = [CallStatus.Intent, CallStatus.Unknown, CallStatus.Reserved];

    /// <summary>A ledger that cannot be opened stops the host at its start.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        ledger.Open();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(ledger.Options.SettleInterval);
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

    /// <summary>One round over the open calls that are due.</summary>
    /// <returns>How many were settled.</returns>
    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        var settled = 0;
        foreach (var row in await ledger.Store.ListAsync(s_open, MostARound, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                settled += IsDue(row) && await SettleAsync(row, cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }
            catch (Exception e) when (e is FormatException or ArgumentException or FaceEnrollmentException)
            {
                // One that cannot be asked about must not stop the others.
                LedgerLog.NotSettled(logger, e.GetType().Name);
            }
        }

        return settled;
    }

    private bool IsDue(CallRow row)
    {
        var now = TimeProvider.System.GetUtcNow();
        return row.Status == CallStatus.Unknown
            ? row.AskAt <= now
            : row.NoAttemptAfter < now || !ledger.Owner.IsAlive(row.Owner);
    }

    private async Task<bool> SettleAsync(CallRow row, CancellationToken cancellationToken)
    {
        var ticket = FaceEnrollmentTicket.FromJson(row.Ticket);
        CallOutcome outcome;
        if (row.Status == CallStatus.Reserved)
        {
            // Nothing was sent, and once this is noted nothing can be.
            outcome = new CallOutcome { Status = CallStatus.NotEnrolled, AskedAt = row.Version };
        }
        else if (ReconcilerOf(row, ticket) is { } reconciler)
        {
            outcome = await AskAsync(reconciler, row, ticket, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            return false;
        }

        var now = await ledger
            .Store.NoteOutcomeAsync(row.Id, row.Attempt, outcome, cancellationToken)
            .ConfigureAwait(false);
        switch (now?.Status)
        {
            case null or CallStatus.Unknown:
                return false;
            case CallStatus.Undecidable:
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
        return LedgerOutcomes.Of(answer, row, ticket, window, TimeProvider.System.GetUtcNow());
    }

    /// <summary>A registration of the same account; null when this host has none.</summary>
    private IFaceEnrollmentReconciler? ReconcilerOf(CallRow row, FaceEnrollmentTicket ticket)
    {
        foreach (var name in registry.Names)
        {
            var client = services.GetRequiredKeyedService<IFaceEnrollmentReconciler>(name);
            if (
                client is IFaceTicketOwner owner
                && LedgerAccount.Of(owner.Vendor, new Uri(owner.Endpoint), owner.Account) == row.Person.Account
                && VendorHome.IsOne(owner.Endpoint, ticket.Endpoint)
            )
            {
                return client;
            }
        }

        return null;
    }
}
