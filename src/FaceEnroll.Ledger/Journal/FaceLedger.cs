using System.Collections.Concurrent;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Sdk.Journal;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Ledger.Journal;

/// <summary>The ledger in the enrollment pipeline: one for all registrations of a container.</summary>
internal sealed partial class FaceLedger(OpenLedger ledger, ILogger<FaceLedger> logger) : IEnrollmentLedger
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(500);

    /// <summary>The registrations without an Account that were warned of.</summary>
    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);

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

        if (!question.IsAccountNamed && _warned.TryAdd(question.Registration, true))
        {
            LedgerLog.AccountNotNamed(logger, question.Registration);
        }

        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        question.IsRehearsal = LedgerCaller.Current?.IsRehearsal == true;
        var use = ledger.Use;
        var person = new LedgerPerson(
            LedgerAccount.Of(question.Vendor, question.Endpoint, question.Account),
            question.LibraryId ?? "",
            store.Key.Of(question.PersonId)
        );
        // A request that ignores the record is one of its own: what is recorded stays. So is the creation of a person.
        var ignores = use == LedgerUse.Ignore || question.IsReplacement;
        var isCreation = question.CreatedIn is not null;
        var salt = ignores ? Guid.NewGuid().ToString("N") : question.CreatedIn ?? "";
        var request = LedgerRequest.Of(person, question.Sources, salt);
        if (LedgerCaller.Current is { } caller)
        {
            caller.CallId = new Guid(Convert.FromHexString(request.CallId));
            caller.Requested = person;
        }

        var record = await ledger.Store.LookUpAsync(request, cancellationToken).ConfigureAwait(false);
        if (
            use == LedgerUse.Verify
            && !question.IsRehearsal
            && !ignores
            && CallRules.Recorded(record, isCreation) is IntentVerdict.Recorded or IntentVerdict.PartlyRecorded
        )
        {
            var calls = isCreation ? [] : record.Pictures.Select(p => p?.CallId).OfType<string>();
            await LedgerVerification
                .NoteGoneAsync(
                    ledger.Store,
                    question,
                    (record.Same is { IsAnswer: true } same ? calls.Append(same.Id) : calls).Distinct().ToList(),
                    cancellationToken
                )
                .ConfigureAwait(false);
            record = await ledger.Store.LookUpAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (
            LedgerCaller.Current is { IsRehearsal: true } rehearsal
            && await ledger
                .Store.ReadAsync(
                    t => RunSteps.IsErased(t, rehearsal.Person, rehearsal.TakesErasedBefore),
                    cancellationToken
                )
                .ConfigureAwait(false)
        )
        {
            throw LedgerRefusals.OfItem(question, RunItemRules.Erased);
        }

        NoteOpen(question, request, record);
        question.Memory = new LookedUp(request, record.SeenIntents, ignores, isCreation);
        var verdict = CallRules.Recorded(record, isCreation);
        return ignores || (verdict == IntentVerdict.Undecided && MayAskAgain(question, record))
            ? null
            : await AnswerAsync(question, verdict, record, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<RecordedEnrollment?> OpenAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        var question = intent.Question!;
        var lookedUp = (LookedUp)question.Memory!;
        var wait = s_firstWait;
        var hasAskedAgain = false;
        while (true)
        {
            await ledger.Late.NoteAsync(ledger.Store).ConfigureAwait(false);
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
                        IsCreation = lookedUp.IsCreation,
                        Item = LedgerCaller.Current?.Item ?? default,
                        ItemPerson = LedgerCaller.Current?.Person,
                        MaxAttempts = LedgerCaller.Current?.MaxAttempts ?? int.MaxValue,
                        TakesErasedBefore = LedgerCaller.Current?.TakesErasedBefore,
                        Claim = LedgerCaller.Current?.Claim,
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            NoteOpen(question, lookedUp.Request, answer.Noted is null ? answer.Record : null);
            switch (answer.Verdict)
            {
                case IntentVerdict.Noted:
                    LedgerTickets.Learn(intent.Ticket, answer.FacesOfOthers);
                    await NotedAsync(intent, answer.Noted!, cancellationToken).ConfigureAwait(false);
                    return null;
                case IntentVerdict.Open when IsOfALiveCall(answer.Record.Open!):
                    // Another process, or a registration of this one, is sending: it will soon be done.
                    await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
                    wait = wait + wait < s_longestWait ? wait + wait : s_longestWait;
                    break;
                case IntentVerdict.Open:
                    var settled = await SettleAsync(intent, answer.Record.Open!, cancellationToken)
                        .ConfigureAwait(false);
                    if (question.IsReplacement && IsOf(lookedUp.Request, settled))
                    {
                        // It was lost, and has landed: sent again, it would be in twice.
                        return LedgerOutcomes.Recorded(settled);
                    }

                    break;
                case IntentVerdict.Undecided when !hasAskedAgain && MayAskAgain(question, answer.Record):
                    hasAskedAgain = true;
                    await AskAgainAsync(intent, answer.Record.Same!, cancellationToken).ConfigureAwait(false);
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

        if (
            noted.Before is { } before
            && outcome is { IsReadBack: false, Answer.Status: FaceReconciliationStatus.Enrolled }
        )
        {
            await NoteCreatedAsync(before, noted.CallId, cancellationToken).ConfigureAwait(false);
        }

        var row = await ledger
            .Late.NoteAsync(ledger.Store, noted, LedgerOutcomes.Of(outcome, intent.Ticket, noted, Now), Alarm)
            .ConfigureAwait(false);
        if (
            row is { IsAlarmed: true }
            && !await IsBeingReplacedAsync(intent, row, cancellationToken).ConfigureAwait(false)
        )
        {
            LedgerLog.Alarm(logger, intent.Ticket.Registration, row.Id);
        }

        LogUndecided(intent, row);

        if (LedgerCaller.Current is { } caller)
        {
            caller.Noted = row?.Status;
        }

        return row is not null || !outcome.IsReadBack;

        // An outcome that could not be written at once.
        void Alarm(CallRow? late)
        {
            if (late is { IsAlarmed: true } && !intent.Question!.IsReplacement)
            {
                LedgerLog.Alarm(logger, intent.Ticket.Registration, late.Id);
            }
        }
    }

    /// <summary>It is noted. What was only reserved is not sent before the person's faces were read once more.</summary>
    private async ValueTask NotedAsync(EnrollmentIntent intent, CallRow row, CancellationToken cancellationToken)
    {
        var noted = new NotedSend(row.Id, row.Attempt, row.Version);
        intent.Memory = noted;
        if (intent.Question!.CreatedIn is not null)
        {
            noted.Before = await ledger
                .Store.ReadAsync(tables => tables.Of(row.Person), cancellationToken)
                .ConfigureAwait(false);
        }

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
            case IntentVerdict.Changed:
                LedgerCaller.Current!.IsChanged = true;
                throw LedgerRefusals.OfChanged(question);
            case IntentVerdict.Stopped:
                LedgerCaller.Current!.IsStopped = true;
                throw LedgerRefusals.OfItem(question, "The run was stopped, or this item has its result.");
            case IntentVerdict.LaneLost:
                LedgerCaller.Current!.IsLaneLost = true;
                throw LedgerRefusals.OfItem(question, "Another host sends this item now.");
            case IntentVerdict.Erased:
                // The item has its result.
                LedgerCaller.Current!.IsStopped = true;
                throw LedgerRefusals.OfItem(question, RunItemRules.Erased);
            case IntentVerdict.Exhausted:
                LedgerCaller.Current!.IsExhausted = true;
                throw LedgerRefusals.OfItem(question, "The item was sent as often as it may be, and is not in.");
            default:
                var call = record.Same is { IsUndecided: true } same
                    ? same.Id
                    : record.Pictures.First(p => p?.Status == PictureStatus.Undecidable)!.CallId!;
                var row = await ledger.Store.FindAsync(call, cancellationToken).ConfigureAwait(false);
                throw LedgerRefusals.OfUndecided(question, record, row);
        }
    }
}
