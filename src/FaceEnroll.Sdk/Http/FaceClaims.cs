namespace FaceEnroll.Sdk.Http;

/// <summary>
/// Which faces of a person belong to which call, as far as this process knows: a face found for a lost call must be able to
/// belong to no other. One for the whole process, like the gate.
/// </summary>
/// <remarks>
/// Safe for concurrent use. It remembers a person while one of its tickets is open, or for the time after a success in
/// which a lost call of the same person could be mistaken for it; and of the latest successes, whose face it was.
/// </remarks>
internal sealed class FaceClaims
{
    public static readonly FaceClaims Shared = new();

    /// <summary>Longer than a vendor takes to show a face that it has confirmed.</summary>
    public static readonly TimeSpan ShowingWindow = TimeSpan.FromMinutes(1);

    // One entry a person is the rule: its claims are a chain, not a collection.
    private readonly Dictionary<PersonKey, Entry> _people = [];
    private readonly RecentFaces _recent = new();
    private int _sinceSweep;

    /// <summary>
    /// Whether any call of this process tells faces by ids read before it: only then do the ids of successes matter where
    /// ids alone tell them apart.
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

    /// <summary>Whether anything is remembered of the person.</summary>
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
                if (claim.FaceId is { } face)
                {
                    faces.Add(face);
                }
            }

            return faces;
        }
    }

    /// <summary>A call's outcome is unknown, or a ticket is asked about: until it is settled it may claim a face.</summary>
    public void Open(PersonKey key, FaceEnrollmentTicket ticket, TimeSpan window)
    {
        lock (_people)
        {
            Touch(key);
            var open = First(key);
            while (open is not null && !open.IsTicket(ticket.OperationId))
            {
                open = open.Next;
            }

            if (open is null)
            {
                _people[key] = open = new Entry(ticket.OperationId, First(key));
            }

            (open.Ticket, open.Until) = (ticket, Until(window));
        }
    }

    /// <summary>These faces are this call's. Kept while somebody could take them for another's.</summary>
    /// <param name="key">The person.</param>
    /// <param name="operationId">The call.</param>
    /// <param name="faceIds">Its faces.</param>
    /// <param name="window">How long to keep them though no ticket is open; zero when ids alone tell them apart.</param>
    public void Claim(PersonKey key, string operationId, IReadOnlyList<string> faceIds, TimeSpan window)
    {
        lock (_people)
        {
            foreach (var id in faceIds)
            {
                _recent.Add(key, id, operationId);
            }

            if (window <= TimeSpan.Zero && !_people.ContainsKey(key))
            {
                return;
            }

            Touch(key);
            Remove(key, c => c.IsTicket(operationId) || (c.FaceId is { } face && faceIds.Contains(face)));
            for (var claim = First(key); claim is not null && faceIds.Count == 0; claim = claim.Next)
            {
                claim.IsBlurred |= claim.Ticket is { Reference: null };
            }

            foreach (var id in faceIds)
            {
                _people[key] = new Entry(operationId, First(key)) { FaceId = id, Until = Until(window) };
            }
        }
    }

    /// <summary>The ticket's outcome is known, and it added nothing.</summary>
    public void Settle(PersonKey key, string operationId)
    {
        lock (_people)
        {
            Remove(key, c => c.IsTicket(operationId));
        }
    }

    /// <summary>Forgets everybody.</summary>
    public void Clear()
    {
        lock (_people)
        {
            _people.Clear();
            _recent.Clear();
        }
    }

    /// <summary>What is known for one person.</summary>
    public IFaceClaims Of(PersonKey key) => new View(this, key);

    private Entry? First(PersonKey key) => _people.TryGetValue(key, out var first) ? first : null;

    /// <summary>Before something of the person changes: what nobody can need any more goes.</summary>
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

    /// <summary>While a ticket is open, all is kept: each face that is another's is one that the ticket cannot be given.</summary>
    private void Prune(PersonKey key, long now)
    {
        for (var claim = First(key); claim is not null; claim = claim.Next)
        {
            if (claim.Ticket is not null && claim.Until > now)
            {
                return;
            }
        }

        Remove(key, c => c.Until <= now);
    }

    private void Remove(PersonKey key, Func<Entry, bool> isGone)
    {
        var first = First(key);
        if (first is null)
        {
            return;
        }

        while (first is not null && isGone(first))
        {
            first = first.Next;
        }

        for (var claim = first; claim is not null; )
        {
            if (claim.Next is { } next && isGone(next))
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

    /// <summary>A face that is a call's, or a ticket that may claim one.</summary>
    private sealed class Entry(string operationId, Entry? next)
    {
        public string OperationId => operationId;

        public Entry? Next { get; set; } = next;

        /// <summary>The face; null for an open ticket.</summary>
        public string? FaceId { get; init; }

        /// <summary>The open ticket; null for a face.</summary>
        public FaceEnrollmentTicket? Ticket { get; set; }

        public long Until { get; set; }

        /// <summary>Whether another call added a face since whose id its reply did not name (ID Verification).</summary>
        public bool IsBlurred { get; set; }

        public bool IsTicket(string id) => Ticket is not null && OperationId == id;
    }

    private sealed class View(FaceClaims all, PersonKey key) : IFaceClaims
    {
        public bool IsAnothers(FaceEnrollmentTicket ticket, string faceId)
        {
            lock (all._people)
            {
                for (var claim = all.First(key); claim is not null; claim = claim.Next)
                {
                    if (claim.FaceId == faceId)
                    {
                        return claim.OperationId != ticket.OperationId;
                    }
                }

                // A ticket of this process stands among the open ones, or knows the face.
                return ticket.CreatedTimestamp is null && all._recent.IsAnothers(key, faceId, ticket.OperationId);
            }
        }

        public bool MayBelongToAnother(FaceEnrollmentTicket ticket, IReadOnlyList<string> faceIds)
        {
            lock (all._people)
            {
                var now = Now;
                for (var claim = all.First(key); claim is not null; claim = claim.Next)
                {
                    if (
                        claim.OperationId == ticket.OperationId
                            ? claim.IsBlurred
                            : claim.Ticket is { } other && claim.Until > now && MayHaveAdded(other, ticket, faceIds)
                    )
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        /// <summary>A face that stood there before a call is not that call's.</summary>
        private static bool MayHaveAdded(
            FaceEnrollmentTicket other,
            FaceEnrollmentTicket ticket,
            IReadOnlyList<string> faceIds
        )
        {
            if (other.LibraryId != ticket.LibraryId)
            {
                return false;
            }

            return other.KnownFaceIds is not { } known || faceIds.Any(id => !known.Contains(id));
        }
    }
}
