using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Tests.Model;

/// <summary>Ledgers with a bug put in on purpose: the model must notice each.</summary>
internal static class BrokenLedgers
{
    /// <summary>Takes an outcome for the call, whichever attempt it belongs to.</summary>
    internal sealed class WithoutAttempts : ModelLedger
    {
        public override void Outcome(string id, int attempt, CallOutcome outcome) =>
            base.Outcome(id, Rows.Single(r => r.Id == id).Attempt, outcome);
    }

    /// <summary>Takes an open call of another owner for one that enrolled nothing.</summary>
    internal sealed class WithoutAsking : ModelLedger
    {
        public override IntentAnswer Intent(ModelTicket ticket, string owner, int noAttemptAfter, int seenIntents)
        {
            if (Open(ticket.Picture) is { } open && open.Owner != owner)
            {
                Outcome(open.Id, open.Attempt, new CallOutcome { Status = CallStatus.NotEnrolled });
            }

            return base.Intent(ticket, owner, noAttemptAfter, seenIntents);
        }
    }

    /// <summary>Lets two calls of a person be open at once.</summary>
    internal sealed class WithoutOpenPerson : ModelLedger
    {
        protected override CallRow? Open(int picture) => Row(picture) is { IsOpen: true } own ? own : null;
    }

    /// <summary>Sends what was reserved without reading the person's faces once more.</summary>
    internal sealed class WithoutReserving : ModelLedger
    {
        public override IntentAnswer Intent(ModelTicket ticket, string owner, int noAttemptAfter, int seenIntents) =>
            base.Intent(ticket, owner, noAttemptAfter, LookUp(ticket.Picture).Intents);
    }

    /// <summary>Takes what is missing for gone, whatever was sent since it was looked for.</summary>
    internal sealed class WithoutGoneVersions : ModelLedger
    {
        public override void Gone(CallRow seen) => base.Gone(Rows.Single(r => r.Id == seen.Id));
    }

    /// <summary>Takes any face that is found for that of a call that nobody could decide.</summary>
    internal sealed class WithAnothersFaces : ModelLedger
    {
        protected override bool MayBeAnothers(string id, IReadOnlyCollection<string> faces) => false;
    }

    /// <summary>Takes what was read back for a call that was decided meanwhile.</summary>
    internal sealed class WithLateReadings : ModelLedger
    {
        public override void Outcome(string id, int attempt, CallOutcome outcome) =>
            base.Outcome(id, attempt, new CallOutcome { Status = outcome.Status, Pictures = outcome.Pictures });
    }
}
