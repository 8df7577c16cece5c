using System.Diagnostics.CodeAnalysis;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Ledger.Journal;

/// <content>What became of earlier calls.</content>
internal sealed partial class FaceLedger
{
    /// <summary>Settles a call that a dead or sleeping process left open, or whose reply was lost.</summary>
    /// <returns>The call as it is now.</returns>
    /// <exception cref="FaceEnrollmentException">It stays open.</exception>
    private async ValueTask<CallRow?> SettleAsync(
        EnrollmentIntent intent,
        CallRow open,
        CancellationToken cancellationToken
    )
    {
        if (open.Status == CallStatus.Reserved)
        {
            // Nothing was sent, and once this is noted nothing can be.
            var never = new CallOutcome { Status = CallStatus.NotEnrolled, AskedAt = open.Version };
            return await NoteAsync(open, never, cancellationToken).ConfigureAwait(false);
        }

        var earlier = await TicketAsync(intent, open, cancellationToken).ConfigureAwait(false);
        var answer = await AskAsync(intent, earlier, cancellationToken).ConfigureAwait(false);
        var asked = FirstAskings.Shared.Since(earlier, TimeProvider.System);
        var outcome = LedgerOutcomes.Of(answer, open, earlier, intent.Window, asked, Now);
        var row = await NoteAsync(open, outcome, cancellationToken).ConfigureAwait(false);
        LogUndecided(intent, row);
        if (outcome.Status == CallStatus.Unknown)
        {
            throw OpenTickets.StillOpen(intent.Ticket, answer);
        }

        // Somebody else may have settled it meanwhile.
        return row ?? await ledger.Store.FindAsync(open.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A call's ticket, with what other calls put there.</summary>
    private async ValueTask<FaceEnrollmentTicket> TicketAsync(
        EnrollmentIntent intent,
        CallRow row,
        CancellationToken cancellationToken
    )
    {
        var ticket = LedgerTickets.Of(row, intent.Question!.PersonId);
        var faces = await ledger
            .Store.ReadAsync(t => t.FacesOfOthers(row.Person, row.Id), cancellationToken)
            .ConfigureAwait(false);
        LedgerTickets.Learn(ticket, faces);
        return ticket;
    }

    /// <summary>
    /// Whether the vendor is asked once more about a call that is undecidable: by the very same request, which has the pictures.
    /// Whoever settled it may not have had them, and some vendors find a face by them only.
    /// </summary>
    private static bool MayAskAgain(EnrollmentQuestion question, PersonRecord record) =>
        question is { ReadFacesAsync: not null, IsRehearsal: false }
        && record.Same is { Status: CallStatus.Undecidable, IsAlarmed: false } same
        && record.Pictures.All(p => p?.Status != PictureStatus.Undecidable || p.CallId == same.Id);

    /// <summary>A face that is found now is evidence, and so is its certain absence; anything else changes nothing.</summary>
    private async ValueTask AskAgainAsync(EnrollmentIntent intent, CallRow row, CancellationToken cancellationToken)
    {
        var earlier = await TicketAsync(intent, row, cancellationToken).ConfigureAwait(false);
        var answer = await AskAsync(intent, earlier, cancellationToken).ConfigureAwait(false);
        if (answer.Status is FaceReconciliationStatus.Enrolled or FaceReconciliationStatus.NotEnrolled)
        {
            var outcome = LedgerOutcomes.Of(answer, row, earlier, intent.Window, TimeSpan.Zero, Now);
            LogUndecided(intent, await NoteAsync(row, outcome, cancellationToken).ConfigureAwait(false));
        }
    }

    private static async ValueTask<FaceReconciliation> AskAsync(
        EnrollmentIntent intent,
        FaceEnrollmentTicket earlier,
        CancellationToken cancellationToken
    ) =>
        // Asking at another host might get the answer of the wrong library.
        VendorHome.IsOne(earlier.Endpoint, intent.Ticket.Endpoint)
            ? await intent.AskAsync(earlier, cancellationToken).ConfigureAwait(false)
            : FaceReconciliation.Undecidable("It went to another host of the vendor: ask there.");

    private ValueTask<CallRow?> NoteAsync(CallRow row, CallOutcome found, CancellationToken cancellationToken) =>
        ledger.Store.NoteOutcomeAsync(row.Id, row.Attempt, found, cancellationToken);

    private void LogUndecided(EnrollmentIntent intent, CallRow? row)
    {
        if (row is { IsUndecided: true })
        {
            LedgerLog.Undecidable(logger, intent.Ticket.Registration, row.Id);
        }
    }

    /// <summary>Whether a call is in with the very pictures of a request.</summary>
    private static bool IsOf(LedgerRequest request, [NotNullWhen(true)] CallRow? row) =>
        row is { IsAnswer: true } && row.Pictures.Select(p => p.Source).SequenceEqual(request.Sources);

    /// <summary>
    /// Whether a replacement put a picture in beside a face of it that it deletes next: no alarm. Where nobody knows that face's id,
    /// or it is another, both will be in.
    /// </summary>
    private async ValueTask<bool> IsBeingReplacedAsync(
        EnrollmentIntent intent,
        CallRow row,
        CancellationToken cancellationToken
    )
    {
        if (intent.Question is not { IsReplacement: true } question)
        {
            return false;
        }

        var calls = await ledger
            .Store.ReadAsync(tables => tables.Of(row.Person), cancellationToken)
            .ConfigureAwait(false);
        return calls
            .Where(c => c.Id != row.Id && c.Pictures.Any(p => p.IsIn && question.Sources.Contains(p.Source)))
            .All(c => c.FaceIds.Any() && c.FaceIds.All(question.ReplacedFaceIds.Contains));
    }

    /// <summary>Tells the call which of its pictures an earlier send may have put there; none, without a record.</summary>
    private static void NoteOpen(EnrollmentQuestion question, LedgerRequest request, PersonRecord? record)
    {
        question.OpenTicket = null;
        if (record?.Open is { Status: not CallStatus.Reserved, Ticket.Length: > 0 } open)
        {
            var sources = open.Pictures.Select(p => p.Source).ToHashSet(StringComparer.Ordinal);
            question.OpenImages =
            [
                .. Enumerable.Range(0, request.Sources.Count).Where(i => sources.Contains(request.Sources[i])),
            ];
            question.OpenTicket = question.OpenImages.Count > 0 ? FaceEnrollmentTicket.FromJson(open.Ticket) : null;
        }
    }
}
