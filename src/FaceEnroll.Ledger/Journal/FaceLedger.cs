using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Ledger.Journal;

/// <summary>The ledger in the enrollment pipeline: one for all registrations of a container.</summary>
internal sealed class FaceLedger(OpenLedger ledger, ILogger<FaceLedger> logger) : IEnrollmentLedger
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(500);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask<RecordedEnrollment?> LookUpAsync(
        EnrollmentQuestion question,
        CancellationToken cancellationToken
    )
    {
        if (LedgerRefusals.OfRepeats(question) is { } refusal)
        {
            throw refusal;
        }

        var use = ledger.Options.Use;
        var person = new LedgerPerson(
            LedgerAccount.Of(question.Vendor, question.Endpoint, question.Account),
            question.LibraryId ?? "",
            question.PersonId
        );
        // A request that ignores the record is one of its own: what is recorded stays.
        var ignores = use == LedgerUse.Ignore || question.IsReplacement;
        var salt = ignores ? Guid.NewGuid().ToString("N") : "";
        var request = LedgerRequest.Of(person, question.Sources, salt);
        var record = await ledger.Store.LookUpAsync(request, cancellationToken).ConfigureAwait(false);
        if (
            use == LedgerUse.Verify
            && !ignores
            && CallRules.Recorded(record) is IntentVerdict.Recorded or IntentVerdict.PartlyRecorded
            && await LedgerVerification
                .NoteGoneAsync(ledger.Store, question, record, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            record = await ledger.Store.LookUpAsync(request, cancellationToken).ConfigureAwait(false);
        }

        question.Memory = new LookedUp(request, record.SeenIntents, ignores);
        return ignores
            ? null
            : await AnswerAsync(question, CallRules.Recorded(record), record, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<RecordedEnrollment?> OpenAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        var question = intent.Question!;
        var lookedUp = (LookedUp)question.Memory!;
        var wait = s_firstWait;
        while (true)
        {
            var answer = await ledger
                .Store.NoteIntentAsync(
                    new NewIntent
                    {
                        Request = lookedUp.Request,
                        Owner = ledger.Owner.Id,
                        NoAttemptAfter = intent.Ticket.NoAttemptAfter,
                        Ticket = intent.Ticket.ToJson(),
                        SeenIntents = lookedUp.SeenIntents,
                        IgnoresRecords = lookedUp.IgnoresRecords,
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            switch (answer.Verdict)
            {
                case IntentVerdict.Noted:
                    await NotedAsync(intent, answer.Noted!, cancellationToken).ConfigureAwait(false);
                    return null;
                case IntentVerdict.Open when IsOfALiveCall(answer.Record.Open!):
                    // Another process, or a registration of this one, is sending: it will soon be done.
                    await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
                    wait = wait + wait < s_longestWait ? wait + wait : s_longestWait;
                    break;
                case IntentVerdict.Open:
                    await SettleAsync(intent, answer.Record.Open!, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    return await AnswerAsync(question, answer.Verdict, answer.Record, cancellationToken)
                        .ConfigureAwait(false);
            }
        }
    }

    public async ValueTask ExtendAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        var noted = (NotedSend)intent.Memory!;
        var ticket = intent.Ticket;
        var row =
            await ledger
                .Store.MoveEndAsync(
                    noted.CallId,
                    noted.Attempt,
                    ticket.NoAttemptAfter,
                    ticket.ToJson(),
                    cancellationToken
                )
                .ConfigureAwait(false)
            ?? throw LedgerRefusals.OfTakenSend(intent.Question!);
        noted.Version = row.Version;
    }

    public async ValueTask<bool> CloseAsync(
        EnrollmentIntent intent,
        EnrollmentOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        if (intent.Memory is not NotedSend noted)
        {
            return true;
        }

        var row = await ledger
            .Store.NoteOutcomeAsync(
                noted.CallId,
                noted.Attempt,
                LedgerOutcomes.Of(outcome, intent.Ticket, noted, Now),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (row is { IsAlarmed: true } && !intent.Question!.IsReplacement)
        {
            LedgerLog.Alarm(logger, intent.Ticket.Registration, row.Id);
        }

        return row is not null || !outcome.IsReadBack;
    }

    /// <summary>It is noted. What was only reserved is not sent before the person's faces were read once more.</summary>
    private async ValueTask NotedAsync(EnrollmentIntent intent, CallRow row, CancellationToken cancellationToken)
    {
        intent.Memory = new NotedSend(row.Id, row.Attempt, row.Version);
        if (row.Status == CallStatus.Reserved)
        {
            if (intent.RenewAsync is { } renewAsync)
            {
                await renewAsync().ConfigureAwait(false);
            }

            await ExtendAsync(intent, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsOfALiveCall(CallRow row) =>
        row.Status != CallStatus.Unknown && Now <= row.NoAttemptAfter && ledger.Owner.IsAlive(row.Owner);

    /// <summary>Settles a call that a dead or sleeping process left open, or whose reply was lost.</summary>
    /// <exception cref="FaceEnrollmentException">It stays open.</exception>
    private async ValueTask SettleAsync(EnrollmentIntent intent, CallRow open, CancellationToken cancellationToken)
    {
        if (open.Status == CallStatus.Reserved)
        {
            // Nothing was sent, and once this is noted nothing can be.
            await NoteAsync(open, new CallOutcome { Status = CallStatus.NotEnrolled, AskedAt = open.Version })
                .ConfigureAwait(false);
            return;
        }

        var earlier = FaceEnrollmentTicket.FromJson(open.Ticket);
        // Asking at another host might get the answer of the wrong library.
        var answer = VendorHome.IsOne(earlier.Endpoint, intent.Ticket.Endpoint)
            ? await intent.AskAsync(earlier, cancellationToken).ConfigureAwait(false)
            : FaceReconciliation.Undecidable("It went to another host of the vendor: ask there.");
        var outcome = LedgerOutcomes.Of(answer, open, earlier, intent.Window, Now);
        await NoteAsync(open, outcome).ConfigureAwait(false);
        if (outcome.Status == CallStatus.Unknown)
        {
            throw OpenTickets.StillOpen(intent.Ticket, answer);
        }

        async ValueTask NoteAsync(CallRow row, CallOutcome found) =>
            _ = await ledger
                .Store.NoteOutcomeAsync(row.Id, row.Attempt, found, cancellationToken)
                .ConfigureAwait(false);
    }

    private async ValueTask<RecordedEnrollment?> AnswerAsync(
        EnrollmentQuestion question,
        IntentVerdict? verdict,
        PersonRecord record,
        CancellationToken cancellationToken
    )
    {
        switch (verdict)
        {
            case null:
                return null;
            case IntentVerdict.Recorded:
                return LedgerOutcomes.Recorded(record);
            case IntentVerdict.PartlyRecorded:
                throw LedgerRefusals.OfParts(question, record);
            default:
                var call =
                    record.Same?.Id ?? record.Pictures.First(p => p?.Status == PictureStatus.Undecidable)!.CallId!;
                var row = await ledger.Store.FindAsync(call, cancellationToken).ConfigureAwait(false);
                throw LedgerRefusals.OfUndecided(question, record, row);
        }
    }
}
