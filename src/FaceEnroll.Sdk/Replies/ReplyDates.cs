namespace FaceEnroll.Sdk.Replies;

/// <summary>
/// The vendor's time, from the replies of one read-back. The earliest counts: what a read-back shows is at least as old as
/// its first reply. One reply that may be a cache's or a proxy's spoils the rest.
/// </summary>
internal sealed class ReplyDates
{
    private DateTimeOffset? _earliest;
    private bool _isMissing;

    /// <summary>The vendor's time; null when a reply named none, or none came.</summary>
    public DateTimeOffset? Earliest => _isMissing ? null : _earliest;

    /// <summary>Whether something between us and the vendor may have written a Date, or the whole reply.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Notes a reply.</summary>
    public void Add(DateTimeOffset? date, bool isDoubtful)
    {
        IsDoubtful |= isDoubtful;
        _isMissing |= date is null;
        if (date < (_earliest ?? DateTimeOffset.MaxValue))
        {
            _earliest = date;
        }
    }
}
