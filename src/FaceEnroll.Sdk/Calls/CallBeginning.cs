using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Calls;

/// <summary>When a call began, by the vendor's clock, for vendors whose faces are told apart by their time.</summary>
/// <param name="since">A face with an earlier time is certainly not the call's.</param>
/// <param name="surelySince">
/// A face with this time or a later one came after the call began; between the two times nobody can tell.
/// </param>
internal readonly struct CallBeginning(DateTimeOffset since, DateTimeOffset surelySince)
{
    /// <summary>A vendor would hardly have accepted the signature of a clock that is further off.</summary>
    private static readonly TimeSpan s_unknownError = TimeSpan.FromMinutes(15);

    public DateTimeOffset Since { get; } = since;

    public DateTimeOffset SurelySince { get; } = surelySince;

    /// <summary>What the ticket says of it, and what the vendor's clock says now.</summary>
    public static CallBeginning Of(FaceEnrollmentTicket ticket, VendorClock clock, TimeProvider time)
    {
        var known = Known(ticket, clock.VendorNow(time), time);
        // The Date may come from a different clock than the faces' times. The vendor accepted the stamp, so if the stamp is
        // earlier, nobody can tell what lies between the two.
        return new CallBeginning(SafeTime.Earlier(known.Since, Stamp(ticket)), known.SurelySince);
    }

    private static CallBeginning Known(
        FaceEnrollmentTicket ticket,
        (DateTimeOffset Time, TimeSpan Error)? now,
        TimeProvider time
    )
    {
        if (ticket.Created is { } created && now is { } known)
        {
            // The same process: time has run evenly since. If the vendor's clock was set meanwhile, the earlier time
            // counts: a face that came too early belongs to another call, and is known as such.
            var began = SafeTime.Add(known.Time, -created.Elapsed);
            var error = ticket.ClockErrorBound > known.Error ? ticket.ClockErrorBound.Value : known.Error;
            var earlier = ticket.ClockErrorBound is null ? began : SafeTime.Earlier(ticket.CreatedAt, began);
            return Around(earlier, error, error <= VendorClock.WidestError);
        }

        if (ticket.ClockErrorBound is not { } bound)
        {
            // The vendor would have refused a clock of ours that was behind by more than the signature's life. Nobody can
            // tell how far it was ahead: not every vendor minds a stamp from the future.
            var behind = ticket.SignatureValidity > s_unknownError ? ticket.SignatureValidity.Value : s_unknownError;
            return new CallBeginning(DateTimeOffset.MinValue, SafeTime.Add(ticket.CreatedAt, behind));
        }

        // Another process: if the vendor's clock and this machine's no longer differ as they did, one of them was set. If
        // it was the vendor's, the face may carry an earlier time than the ticket.
        var moved =
            ticket.LocalCreatedAt is { } local && now is { } present
                ? present.Time - time.GetUtcNow() - (ticket.CreatedAt - local)
                : TimeSpan.Zero;
        // With a known clock the doubt is a second or so, and other calls of that time are known by their ids.
        var at = Around(ticket.CreatedAt, bound, bound <= VendorClock.WidestError);
        return moved < TimeSpan.Zero ? new CallBeginning(SafeTime.Add(at.Since, moved), at.SurelySince) : at;
    }

    private static CallBeginning Around(DateTimeOffset time, TimeSpan error, bool isKnown)
    {
        var since = SafeTime.Add(time, -error);
        return new CallBeginning(since, isKnown ? since : SafeTime.Add(time, error));
    }

    /// <summary>
    /// The stamp of the last attempt, which is the one that was lost; before the first attempt, this machine's time as it was.
    /// </summary>
    private static DateTimeOffset Stamp(FaceEnrollmentTicket ticket)
    {
        var local = ticket.LocalCreatedAt ?? ticket.CreatedAt;
        var count = ticket.Attempts.Count;
        var stamp = count > 0 ? ticket.Attempts[count - 1] : SafeTime.Earlier(local, ticket.NoAttemptAfter);
        var validity = ticket.SignatureValidity ?? s_unknownError;
        var isCorrected = count > 0 && (stamp < local || stamp - local > VendorClock.WidestError);
        // A corrected stamp is as right as that Date was, and the vendor would never have accepted one corrected by a Date
        // so far ahead. Either way it is off by what the vendor accepts.
        return isCorrected || ticket.CreatedAt - stamp > validity ? SafeTime.Add(stamp, -validity) : stamp;
    }
}
