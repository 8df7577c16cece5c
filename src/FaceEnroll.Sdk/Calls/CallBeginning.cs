using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Calls;

/// <summary>When a call began, by the vendor's clock, for vendors whose faces are told by their time.</summary>
/// <param name="since">A face of an earlier time is surely not the call's.</param>
/// <param name="surelySince">A face of this time or later came after the call began; between the two nobody can tell.</param>
internal readonly struct CallBeginning(DateTimeOffset since, DateTimeOffset surelySince)
{
    /// <summary>Further off than that, a vendor would hardly have taken the signature.</summary>
    private static readonly TimeSpan s_unknownError = TimeSpan.FromMinutes(15);

    public DateTimeOffset Since { get; } = since;

    public DateTimeOffset SurelySince { get; } = surelySince;

    /// <summary>What the ticket says of it, and what the vendor's clock says now.</summary>
    public static CallBeginning Of(FaceEnrollmentTicket ticket, VendorClock clock, TimeProvider time)
    {
        var known = Known(ticket, clock.VendorNow(time), time);
        // The Date may come from another clock than the faces' times: the vendor took the stamp, so where it is earlier,
        // nobody can tell what lies between the two.
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
            // The same process: time ran evenly since. Where the vendor's clock was set meanwhile, the earlier time counts:
            // a face that came too early is another call's, and known as that.
            var began = SafeTime.Add(known.Time, -created.Elapsed);
            var error = ticket.ClockErrorBound > known.Error ? ticket.ClockErrorBound.Value : known.Error;
            var earlier = ticket.ClockErrorBound is null ? began : SafeTime.Earlier(ticket.CreatedAt, began);
            return Around(earlier, error, error <= VendorClock.WidestError);
        }

        if (ticket.ClockErrorBound is not { } bound)
        {
            // A clock of ours that was behind by more than the signature's life, the vendor would have refused. How far it was
            // ahead, nobody can tell: not every vendor minds a stamp of a time to come.
            var behind = ticket.SignatureValidity > s_unknownError ? ticket.SignatureValidity.Value : s_unknownError;
            return new CallBeginning(DateTimeOffset.MinValue, SafeTime.Add(ticket.CreatedAt, behind));
        }

        // Another process: where the vendor's clock and this machine's no longer stand as they did, one of them was set. If
        // it was the vendor's, the face may bear an earlier time than the ticket.
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
    /// The last attempt's, which is the one that was lost; before there is one, this machine's time as it was.
    /// </summary>
    private static DateTimeOffset Stamp(FaceEnrollmentTicket ticket)
    {
        var local = ticket.LocalCreatedAt ?? ticket.CreatedAt;
        var count = ticket.Attempts.Count;
        var stamp = count > 0 ? ticket.Attempts[count - 1] : SafeTime.Earlier(local, ticket.NoAttemptAfter);
        var validity = ticket.SignatureValidity ?? s_unknownError;
        var isCorrected = count > 0 && (stamp < local || stamp - local > VendorClock.WidestError);
        // Corrected, it is as right as that Date was; and by a Date so far ahead the vendor would never have taken it. Either
        // way it is off by what the vendor takes.
        return isCorrected || ticket.CreatedAt - stamp > validity ? SafeTime.Add(stamp, -validity) : stamp;
    }
}
