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

    /// <summary>
    /// The clocks of several servers behind one name are no further apart than this, and two crystals drift no further in
    /// an hour.
    /// </summary>
    private static readonly TimeSpan s_apart = TimeSpan.FromSeconds(5);
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

        var person = PersonKey.Of(ticket);
        var window = Window(readBack);
        FaceClaims.Shared.Open(person, ticket, window);
        var isSameAccount = await IsSameAccountAsync(ticket, scope).ConfigureAwait(false);
        var dates = new ReplyDates();
        // Before asking: what the answer shows is at least as old.
        var time = scope.Options.TimeProvider;
        var moment = Asked(ticket, time);
        var findings = await readBack.ReadAsync(scope.Noting(dates), ticket, images).ConfigureAwait(false);
        var answer = ReconciliationRule.Decide(
            ticket,
            findings,
            readBack,
            Answered(moment, ticket, dates, time, readBack),
            FaceClaims.Shared.Of(person),
            isSameAccount
        );
        switch (answer.Status)
        {
            case FaceReconciliationStatus.Enrolled:
                FaceClaims.Shared.Claim(person, ticket.OperationId, answer.FaceIds, window);
                break;
            case FaceReconciliationStatus.NotEnrolled:
                FaceClaims.Shared.Settle(person, ticket.OperationId);
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

    /// <summary>How long an open ticket may claim a face: longer than its request can live by any clock.</summary>
    public static TimeSpan Window(FaceReadBack readBack) =>
        readBack.Validity is { } validity ? validity + validity + readBack.Settle : RequestFate.LongestWait;

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

    /// <summary>How long the request has had, right before the vendor is asked.</summary>
    private static VendorMoment Asked(FaceEnrollmentTicket ticket, TimeProvider time) =>
        new()
        {
            SinceLastAttempt = ticket.End?.Elapsed,
            SinceFirstAsked = ticket.Created is null ? FirstAskings.Shared.Since(ticket, time) : TimeSpan.Zero,
            SinceEndByWallClock =
                time.GetUtcNow() - SafeTime.Later(ticket.LocalCreatedAt ?? ticket.CreatedAt, ticket.LastStamp),
        };

    /// <summary>The same with what the vendor's replies said.</summary>
    private static VendorMoment Answered(
        in VendorMoment asked,
        FaceEnrollmentTicket ticket,
        ReplyDates dates,
        TimeProvider time,
        FaceReadBack readBack
    )
    {
        var ahead = readBack.RefusesEarlyStamps ? TimeSpan.Zero : Ahead(ticket);
        return asked with
        {
            Date = dates.Earliest,
            IsDoubtful = dates.IsDoubtful,
            IsFast = IsFast(ticket, dates, time, readBack.Validity ?? TimeSpan.Zero),
            StampAhead = ahead ?? TimeSpan.Zero,
            IsUnbounded = ahead is null,
            SinceTicket = Age(ticket, dates, time),
        };
    }

    /// <summary>How far the last stamp was ahead of the vendor's time; null when nobody knows.</summary>
    private static TimeSpan? Ahead(FaceEnrollmentTicket ticket) =>
        ticket is { ClockErrorBound: { } bound, Created: { } created, End: { } end }
            ? SafeTime.Add(ticket.LastSigned - ticket.CreatedAt - (created.Elapsed - end.Elapsed), bound)
            : null;

    private static bool IsFast(FaceEnrollmentTicket ticket, ReplyDates dates, TimeProvider time, TimeSpan validity)
    {
        if (dates.Earliest is not { } date || ticket.ClockErrorBound is not { } bound)
        {
            return false;
        }

        // With such a clock the vendor would have refused the stamp from the beginning.
        if (SafeTime.Add(ticket.CreatedAt, -bound) - ticket.LastSigned > validity)
        {
            return true;
        }

        var passed =
            ticket.Created is { } created ? created.Elapsed
            : ticket.LocalCreatedAt is { } local ? time.GetUtcNow() - local
            : date - ticket.CreatedAt;
        return date - ticket.CreatedAt - passed > SafeTime.Add(bound, s_apart);
    }

    /// <summary>
    /// How old the ticket is: by the vendor's clock where that is known, since a wrong clock of ours would give up.
    /// </summary>
    private static TimeSpan Age(FaceEnrollmentTicket ticket, ReplyDates dates, TimeProvider time)
    {
        var age = time.GetUtcNow() - ticket.CreatedAt;
        if (dates is not { Earliest: { } date, IsDoubtful: false })
        {
            return age;
        }

        var atVendor = date - ticket.CreatedAt;
        // A ticket may also have been made by our own clock alone.
        return ticket.ClockErrorBound is null && age < atVendor ? age : atVendor;
    }
}
