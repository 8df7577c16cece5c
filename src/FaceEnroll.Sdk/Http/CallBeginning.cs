namespace FaceEnroll.Sdk.Http;

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
        var now = clock.VendorNow(time);
        if (ticket.CreatedTimestamp is { } then && now is { } known)
        {
            // The same process: time ran evenly since. Where the vendor's clock was set meanwhile, the earlier time counts:
            // a face that came too early is another call's, and known as that.
            var began = known.Time - time.GetElapsedTime(then);
            var error = ticket.ClockErrorBound > known.Error ? ticket.ClockErrorBound.Value : known.Error;
            var earlier = ticket.ClockErrorBound is not null && ticket.CreatedAt < began ? ticket.CreatedAt : began;
            return new CallBeginning(
                earlier - error,
                error <= VendorClock.WidestError ? earlier - error : earlier + error
            );
        }

        if (ticket.ClockErrorBound is not { } bound)
        {
            return new CallBeginning(ticket.CreatedAt - s_unknownError, ticket.CreatedAt + s_unknownError);
        }

        // Another process: where the vendor's clock and this machine's no longer stand as they did, one of them was set. If
        // it was the vendor's, the face may bear an earlier time than the ticket.
        var moved =
            ticket.LocalCreatedAt is { } local && now is { } present
                ? present.Time - time.GetUtcNow() - (ticket.CreatedAt - local)
                : TimeSpan.Zero;
        var since = ticket.CreatedAt - bound + (moved < TimeSpan.Zero ? moved : TimeSpan.Zero);
        // With a known clock the doubt is a second or so, and other calls of that time are known by their ids.
        return new CallBeginning(
            since,
            bound <= VendorClock.WidestError ? ticket.CreatedAt - bound : ticket.CreatedAt + bound
        );
    }
}
