using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>Asks a vendor what became of a lost request, once or until it is known.</summary>
internal sealed class Reconciler(RequestPipeline requests, Registration registration)
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);

    /// <summary>Asks once. The person's gate is held.</summary>
    public async ValueTask<FaceReconciliation> AskAsync(
        FaceReadBack readBack,
        FaceEnrollmentTicket ticket,
        OpenedImages? images,
        CallScope scope
    )
    {
        if (readBack.Obstacle is { } obstacle)
        {
            return FaceReconciliation.Undecidable(obstacle);
        }

        if (readBack.NeedsPictures && (images is null || images.Count == 0 || images[0] is null))
        {
            return FaceReconciliation.Undecidable(
                "This vendor finds a face by its picture only: give the original request."
            );
        }

        if (FaceClaims.Shared.IsSettled(ticket))
        {
            // A store that had failed to complete it may have opened it again.
            FaceClaims.Shared.Settle(PersonKey.Of(ticket), ticket);
            return new FaceReconciliation(FaceReconciliationStatus.NotEnrolled);
        }

        var person = PersonKey.Of(ticket);
        var window = Window(readBack);
        FaceClaims.Shared.Open(person, ticket, window);
        var isSameAccount = await IsSameAccountAsync(ticket, scope).ConfigureAwait(false);
        var (findings, moment) = await ReadAsync(readBack, ticket, images, scope).ConfigureAwait(false);
        var answer = ReconciliationRule.Decide(
            ticket,
            findings,
            readBack,
            moment,
            FaceClaims.Shared.Of(person),
            isSameAccount
        );
        switch (answer.Status)
        {
            case FaceReconciliationStatus.Enrolled:
                FaceClaims.Shared.Claim(
                    person,
                    ticket.OperationId,
                    answer.FaceIds,
                    window,
                    began: ticket.Created ?? NotBefore(ticket, scope),
                    isExact: ticket.Created is not null
                );
                break;
            case FaceReconciliationStatus.NotEnrolled:
                FaceClaims.Shared.Settle(person, ticket);
                break;
        }

        if (answer.Status is FaceReconciliationStatus.Enrolled or FaceReconciliationStatus.NotEnrolled)
        {
            FirstAskings.Shared.Forget(ticket);
        }

        registration.Telemetry.Reconciled(ticket.Operation, answer.Status);
        return answer;
    }

    /// <summary>Asks until it is known or the time is over; the last answer counts. A failed question is asked again.</summary>
    public async ValueTask<FaceReconciliation> AskUntilKnownAsync(
        FaceReadBack readBack,
        FaceEnrollmentTicket ticket,
        OpenedImages images,
        CallScope scope,
        TimeSpan allowed
    )
    {
        var timeProvider = scope.Options.TimeProvider;
        var start = timeProvider.GetTimestamp();
        var wait = s_firstWait;
        for (var reads = 1; ; reads++)
        {
            FaceReconciliation answer;
            bool isOpen;
            try
            {
                answer = await AskAsync(readBack, ticket, images, scope).ConfigureAwait(false);
                isOpen = answer.Status == FaceReconciliationStatus.NotYetVisible;
            }
            catch (FaceEnrollmentException e)
            {
                answer = FaceReconciliation.Undecidable($"Reading back failed: {e.Kind}.");
                isOpen = e.IsRetryable;
            }

            var left = allowed - timeProvider.GetElapsedTime(start);
            if (!isOpen || reads >= readBack.MaxReads || left <= TimeSpan.Zero)
            {
                return answer;
            }

            var next = answer.AskAgainAfter is { } end && end < wait ? end : wait;
            await timeProvider.WaitAsync(next < left ? next : left, scope.Token).ConfigureAwait(false);
            wait = wait + wait < s_longestWait ? wait + wait : s_longestWait;
        }
    }

    /// <summary>Reads which faces the person holds, for a ticket of a call that has ended. It claims nothing.</summary>
    /// <returns>What was found, and whether all that the call added must show in it by the vendor's own time.</returns>
    public static async ValueTask<(ReadBackFindings Findings, bool IsSettled)> ReadSettledAsync(
        FaceReadBack readBack,
        FaceEnrollmentTicket ticket,
        OpenedImages? images,
        CallScope scope
    )
    {
        var (findings, moment) = await ReadAsync(readBack, ticket, images, scope).ConfigureAwait(false);
        return (findings, ReconciliationRule.Fate(ticket, readBack, moment).IsDead);
    }

    private static async ValueTask<(ReadBackFindings Findings, VendorMoment Moment)> ReadAsync(
        FaceReadBack readBack,
        FaceEnrollmentTicket ticket,
        OpenedImages? images,
        CallScope scope
    )
    {
        var dates = new ReplyDates();
        // Before asking: what the answer shows is at least as old.
        var time = scope.Options.TimeProvider;
        var asked = TicketMoments.Asked(ticket, time);
        var findings = await readBack.ReadAsync(scope.Noting(dates), ticket, images).ConfigureAwait(false);
        return (findings, TicketMoments.Answered(asked, ticket, dates, time, readBack));
    }

    /// <summary>How long an open ticket may claim a face: longer than its request can live by any clock.</summary>
    public static TimeSpan Window(FaceReadBack readBack) =>
        readBack.Validity is { } validity ? validity + validity + readBack.Settle : RequestFate.LongestWait;

    /// <summary>A moment that is not before a call of another process began, by the vendor's clock; null when nobody knows.</summary>
    private MonotonicMoment? NotBefore(FaceEnrollmentTicket ticket, CallScope scope)
    {
        var time = scope.Options.TimeProvider;
        if (ticket.ClockErrorBound is not { } bound || requests.Conditions.Clock.VendorNow(time) is not { } now)
        {
            return null;
        }

        var least = SafeTime.Add(now.Time - ticket.CreatedAt, -SafeTime.Add(bound, now.Error));
        return new MonotonicMoment(time, time.GetTimestamp(), least > TimeSpan.Zero ? -least : TimeSpan.Zero);
    }

    /// <summary>Keys rotate. Where no account is named, only the same key certainly asks the same account.</summary>
    private async ValueTask<bool> IsSameAccountAsync(FaceEnrollmentTicket ticket, CallScope scope)
    {
        if (ticket.Account is null && ticket.Registration != registration.Name)
        {
            // An older version wrote it, for the account of a registration with another name.
            return false;
        }

        if (scope.Options.Account is not null || ticket.KeyIdSha256 is not { } hash)
        {
            return true;
        }

        var keys = await requests.CredentialsAsync(ticket.Operation, scope.Options, scope.Token).ConfigureAwait(false);
        return TicketParts.KeyIdHash(keys.KeyId) == hash;
    }
}
