using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>When a vendor was asked about a ticket, by every clock that says something about it.</summary>
internal static class TicketMoments
{
    /// <summary>
    /// The clocks of several servers behind one name are no further apart than this, and two crystals drift no further in
    /// an hour.
    /// </summary>
    private static readonly TimeSpan s_apart = TimeSpan.FromSeconds(5);

    /// <summary>How long the request has had, right before the vendor is asked.</summary>
    public static VendorMoment Asked(FaceEnrollmentTicket ticket, TimeProvider time) =>
        new()
        {
            SinceLastAttempt = ticket.End?.Elapsed,
            SinceFirstAsked = ticket.Created is null ? FirstAskings.Shared.Since(ticket, time) : TimeSpan.Zero,
            SinceEndByWallClock =
                time.GetUtcNow() - SafeTime.Later(ticket.LocalCreatedAt ?? ticket.CreatedAt, ticket.LastStamp),
        };

    /// <summary>The same with what the vendor's replies said.</summary>
    public static VendorMoment Answered(
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
