using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>
/// One send of an enrollment: what is fixed before its first byte (when it was made, by which clock, and the end after
/// which nothing is stamped), and what its attempts add. A ticket is made from it.
/// </summary>
/// <param name="clock">The registration's clock.</param>
/// <param name="timeProvider">The machine's.</param>
/// <param name="left">What is left of the call's time.</param>
internal sealed class EnrollmentRecord(VendorClock clock, TimeProvider timeProvider, TimeSpan left)
{
    private readonly (DateTimeOffset Time, TimeSpan Error)? _vendorNow = clock.VendorNow(timeProvider);
    private readonly DateTimeOffset _local = timeProvider.GetUtcNow();
    private readonly long _timestamp = timeProvider.GetTimestamp();
    private DateTimeOffset _now = clock.Now(timeProvider);
    private TimeSpan _correction = clock.Correction;
    private List<DateTimeOffset>? _more;
    private DateTimeOffset _first;
    private DateTimeOffset _last;
    private long? _lastTimestamp;
    private string? _keyId;

    /// <summary>No attempt is stamped later.</summary>
    public DateTimeOffset NoAttemptAfter { get; private set; } = clock.Now(timeProvider) + left;

    /// <summary>Whether an attempt was signed.</summary>
    public bool WasSigned => _lastTimestamp is not null;

    /// <summary>The ticket; null as long as nobody asked for one.</summary>
    public FaceEnrollmentTicket? Ticket { get; set; }

    /// <summary>Tells everybody who keeps the ticket that its end moved; null when nobody does.</summary>
    public Func<CancellationToken, ValueTask>? OnExtended { get; set; }

    /// <summary>An attempt is signed.</summary>
    public void Signed(DateTimeOffset stamp, long timestamp, string? keyId)
    {
        if (_lastTimestamp is null)
        {
            _first = stamp;
        }
        else
        {
            (_more ??= []).Add(stamp);
        }

        // The clock may have been set back: the latest stamp lives longest.
        _last = _lastTimestamp is null || stamp > _last ? stamp : _last;
        _lastTimestamp = timestamp;
        _keyId = keyId;
    }

    /// <summary>Whether the clock that dated the ticket has been corrected since, and no reply of the vendor dated it.</summary>
    public bool IsMisdated(TimeSpan correction) => _vendorNow is null && correction != _correction;

    /// <summary>Moves the end after the clock was corrected. Whoever keeps the ticket is told first.</summary>
    public async ValueTask<bool> TryExtendAsync(
        TimeSpan correction,
        DateTimeOffset end,
        CancellationToken cancellationToken
    )
    {
        if (correction == _correction)
        {
            return false;
        }

        // An attempt may have been stamped by the clock as it was.
        end = end > NoAttemptAfter ? end : NoAttemptAfter;
        // A ticket dated by such a wrong clock would take its own face for an older one.
        _now = clock.Now(timeProvider) - timeProvider.GetElapsedTime(_timestamp);
        if (Ticket is not null)
        {
            Ticket.NoAttemptAfter = end;
            Ticket.CreatedAt = _vendorNow?.Time ?? _now;
            Learn(Ticket);
        }

        if (OnExtended is { } tell)
        {
            await tell(cancellationToken).ConfigureAwait(false);
        }

        _correction = correction;
        NoAttemptAfter = end;
        return true;
    }

    /// <summary>Writes the fixed times into a ticket.</summary>
    public void Stamp(FaceEnrollmentTicket ticket)
    {
        ticket.CreatedAt = _vendorNow?.Time ?? _now;
        ticket.ClockErrorBound = _vendorNow?.Error;
        ticket.LocalCreatedAt = _local;
        ticket.Created = new MonotonicMoment(timeProvider, _timestamp);
        ticket.End = new MonotonicMoment(timeProvider, _timestamp, left);
        ticket.NoAttemptAfter = NoAttemptAfter;
    }

    /// <summary>The attempts are over: writes what they were into the ticket.</summary>
    public void Close(FaceEnrollmentTicket ticket)
    {
        Learn(ticket);
        if (_lastTimestamp is not { } last)
        {
            return;
        }

        var attempts = new DateTimeOffset[1 + (_more?.Count ?? 0)];
        attempts[0] = _first;
        _more?.CopyTo(attempts, 1);
        ticket.Attempts = attempts;
        ticket.NoAttemptAfter = _last;
        ticket.End = new MonotonicMoment(timeProvider, last);
        ticket.KeyIdSha256 = _keyId is null ? ticket.KeyIdSha256 : TicketParts.KeyIdHash(_keyId);
    }

    /// <summary>Corrects the ticket where the vendor's clock was not known before the call, but a reply has shown it since.</summary>
    public void Learn(FaceEnrollmentTicket ticket)
    {
        if (_vendorNow is null && clock.VendorNow(timeProvider) is { } now)
        {
            // Time ran evenly meanwhile.
            ticket.CreatedAt = now.Time - timeProvider.GetElapsedTime(_timestamp);
            ticket.ClockErrorBound = now.Error;
        }
    }
}
