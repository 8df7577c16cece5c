using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tickets;

/// <summary>
/// Which faces of a person belong to which call, as far as this process knows: a face found for a lost call must not be
/// able to belong to any other. One for the whole process, like the gate.
/// </summary>
/// <remarks>
/// Safe for concurrent use. It remembers a person while one of its tickets is open, or for the time after a success in which
/// a lost call of the same person could be mistaken for it. It also remembers whose face each of the latest successes was.
/// </remarks>
internal sealed partial class FaceClaims
{
    public static readonly FaceClaims Shared = new();

    /// <summary>Longer than a vendor takes to show a face it has confirmed.</summary>
    public static readonly TimeSpan ShowingWindow = TimeSpan.FromMinutes(1);

    // One entry per person is the rule, so its claims are a chain, not a collection.
    private readonly Dictionary<PersonKey, FaceClaim> _people = [];
    private readonly RecentFaces _recent = new();

    /// <summary>Up to which stamp a ticket's requests are known to have added nothing.</summary>
    private readonly LatestById<DateTimeOffset> _settled = new(16_384);
    private int _sinceSweep;

    /// <summary>
    /// Whether any call of this process tells faces apart by ids read before it: where ids alone do that, the ids of
    /// successes matter only then.
    /// </summary>
    public bool AreCompared { get; set; }

    /// <summary>People that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_people)
            {
                return _people.Count;
            }
        }
    }

    /// <summary>Whether anything about the person is remembered.</summary>
    public bool Knows(PersonKey key)
    {
        lock (_people)
        {
            return _people.Count > 0 && _people.ContainsKey(key);
        }
    }

    /// <summary>The person's faces that are known to be some call's; a reading may not show them yet.</summary>
    public IReadOnlyList<string> FacesOf(PersonKey key)
    {
        lock (_people)
        {
            var faces = new List<string>();
            for (var claim = First(key); claim is not null; claim = claim.Next)
            {
                if (claim.FaceId is { Length: > 0 } face)
                {
                    faces.Add(face);
                }
            }

            return faces;
        }
    }

    /// <summary>
    /// A call begins: until it ends, everything about the person is kept, and what others add without a name is noted.
    /// </summary>
    public void Begin(PersonKey key, FaceEnrollmentTicket ticket)
    {
        lock (_people)
        {
            var begun = TicketOf(key, ticket.OperationId);
            (begun.Ticket, begun.IsUnderWay) = (ticket, true);
        }
    }

    /// <summary>The call is about to send: from now on it may have added a face.</summary>
    public void Sending(PersonKey key, string operationId)
    {
        lock (_people)
        {
            TicketOf(key, operationId).MaySend = true;
        }
    }

    /// <summary>A ticket is open: until it is settled it may claim a face.</summary>
    public void Open(PersonKey key, FaceEnrollmentTicket ticket, TimeSpan window)
    {
        lock (_people)
        {
            var open = TicketOf(key, ticket.OperationId);
            var until = Until(window);
            open.Until = open.Until > until ? open.Until : until;
            // A copy of the ticket says nothing about how far the call is.
            open.Ticket = open is { IsUnderWay: true, Ticket: { } own } ? own : ticket;
        }
    }

    /// <summary>A call ends with an outcome that is unknown: its ticket is open.</summary>
    public void Lose(PersonKey key, FaceEnrollmentTicket ticket, TimeSpan window)
    {
        lock (_people)
        {
            Open(key, ticket, window);
            var lost = TicketOf(key, ticket.OperationId);
            (lost.Ticket, lost.IsUnderWay) = (ticket, false);
        }
    }

    /// <summary>A call ends: unless somebody said that its outcome is unknown, it claims nothing more.</summary>
    public void End(PersonKey key, string operationId)
    {
        lock (_people)
        {
            Remove(key, operationId, static (c, id) => c.IsUnderWay && c.IsTicket(id));
        }
    }

    /// <summary>These faces are this call's. They are kept while somebody could take them for another's.</summary>
    /// <param name="key">The person.</param>
    /// <param name="operationId">The call.</param>
    /// <param name="faceIds">Its faces.</param>
    /// <param name="window">How long to keep them even if no ticket is open; zero when ids alone tell them apart.</param>
    /// <param name="unnamed">How many more it may have added, whose ids nobody named.</param>
    /// <param name="began">When the call began, or a moment not before that; null when nobody knows.</param>
    /// <param name="isExact">Whether it began then, and not before.</param>
    public void Claim(
        PersonKey key,
        string operationId,
        IReadOnlyList<string> faceIds,
        TimeSpan window,
        int unnamed = 0,
        MonotonicMoment? began = null,
        bool isExact = false
    )
    {
        lock (_people)
        {
            Remember(key, operationId, faceIds, unnamed, began, isExact);

            var before = unnamed > 0 ? Before(key, operationId) : null;
            Remove(
                key,
                (operationId, faceIds),
                static (c, own) => c.IsTicket(own.operationId) || (c.FaceId is { } face && own.faceIds.Contains(face))
            );
            if (window <= TimeSpan.Zero && !_people.ContainsKey(key))
            {
                return;
            }

            Touch(key);
            var isBlurred = faceIds.Count == 0 || unnamed > 0;
            for (var claim = First(key); claim is not null && isBlurred; claim = claim.Next)
            {
                claim.IsBlurred |= claim.Ticket is { Reference: null };
            }

            NoteUnnamed(key, operationId, unnamed, before, window);

            foreach (var id in faceIds)
            {
                _people[key] = new FaceClaim(operationId, First(key)) { FaceId = id, Until = Until(window) };
            }
        }
    }

    /// <summary>The ticket's outcome is known, and it added nothing.</summary>
    public void Settle(PersonKey key, FaceEnrollmentTicket ticket)
    {
        _settled.Set(ticket.OperationId, ticket.LastStamp);
        lock (_people)
        {
            Remove(key, ticket.OperationId, static (c, id) => c.IsTicket(id));
        }
    }

    /// <summary>
    /// Whether it is known that the ticket added nothing, and can add nothing any more: asked again, it must not be given a face that
    /// somebody added since. One that was sent again since is open again.
    /// </summary>
    public bool IsSettled(FaceEnrollmentTicket ticket) => _settled.Find(ticket.OperationId) >= ticket.LastStamp;

    /// <summary>Forgets everybody.</summary>
    public void Clear()
    {
        lock (_people)
        {
            _people.Clear();
            _recent.Clear();
            _settled.Clear();
        }
    }

    /// <summary>What is known for one person.</summary>
    public IFaceClaims Of(PersonKey key) => new View(this, key);

    private FaceClaim TicketOf(PersonKey key, string operationId)
    {
        Touch(key);
        for (var claim = First(key); claim is not null; claim = claim.Next)
        {
            if (claim.IsTicket(operationId))
            {
                return claim;
            }
        }

        return _people[key] = new FaceClaim(operationId, First(key));
    }

    private FaceClaim? First(PersonKey key) => _people.TryGetValue(key, out var first) ? first : null;

    /// <summary>Before something about the person changes: removes what nobody can need any more.</summary>
    private void Touch(PersonKey key)
    {
        var now = Now;
        if (++_sinceSweep < 1024 + (_people.Count / 2))
        {
            Prune(key, now);
            return;
        }

        _sinceSweep = 0;
        var keys = new PersonKey[_people.Count];
        _people.Keys.CopyTo(keys, 0);
        foreach (var each in keys)
        {
            Prune(each, now);
        }
    }

    /// <summary>While a ticket is open, everything is kept: the ticket cannot be given a face that is another's.</summary>
    private void Prune(PersonKey key, long now)
    {
        for (var claim = First(key); claim is not null; claim = claim.Next)
        {
            if (claim.IsOpen(now))
            {
                return;
            }
        }

        Remove(key, now, static (c, time) => c.Until <= time);
    }

    /// <summary>What the rule needs is passed to it: every call comes here several times, and a closure costs.</summary>
    private void Remove<TState>(PersonKey key, TState state, Func<FaceClaim, TState, bool> isGone)
    {
        var first = First(key);
        if (first is null)
        {
            return;
        }

        while (first is not null && isGone(first, state))
        {
            first = first.Next;
        }

        for (var claim = first; claim is not null; )
        {
            if (claim.Next is { } next && isGone(next, state))
            {
                claim.Next = next.Next;
            }
            else
            {
                claim = claim.Next;
            }
        }

        if (first is null)
        {
            _ = _people.Remove(key);
        }
        else
        {
            _people[key] = first;
        }
    }

    /// <summary>By the machine's own monotonic clock: what is remembered must not depend on a registration's.</summary>
    private static long Now => TimeProvider.System.GetTimestamp();

    private static long Until(TimeSpan window) =>
        Now + (long)(window.TotalSeconds * TimeProvider.System.TimestampFrequency);
}
