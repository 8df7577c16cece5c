namespace FaceEnroll.Sdk.Http;

/// <summary>
/// Which faces of a person belong to which call, as far as this process knows: a face found for a lost call must be able to
/// belong to no other. One for the whole process, like the gate.
/// </summary>
/// <remarks>
/// Safe for concurrent use. It remembers a person while one of its tickets is open, or for the time after a success in
/// which a lost call of the same person could be mistaken for it.
/// </remarks>
internal sealed class FaceClaims
{
    public static readonly FaceClaims Shared = new();

    /// <summary>Longer than a vendor takes to show a face that it has confirmed.</summary>
    public static readonly TimeSpan ShowingWindow = TimeSpan.FromMinutes(1);

    private readonly Dictionary<PersonKey, Person> _people = [];
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
            return _people.Count > 0 && _people.TryGetValue(key, out var person) ? [.. person.Faces.Keys] : [];
        }
    }

    /// <summary>A call's outcome is unknown, or a ticket is asked about: until it is settled it may claim a face.</summary>
    public void Open(PersonKey key, FaceEnrollmentTicket ticket, TimeSpan window)
    {
        lock (_people)
        {
            var person = Find(key);
            person.Open[ticket.OperationId] = new OpenTicket(ticket, Until(window));
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
            if (window <= TimeSpan.Zero && !_people.ContainsKey(key))
            {
                return;
            }

            var person = Find(key);
            person.Remove(operationId);
            if (faceIds.Count == 0)
            {
                person.AddedUnnamed();
            }

            var until = Until(window);
            foreach (var id in faceIds)
            {
                person.Faces[id] = new Claimed(operationId, until);
            }
        }
    }

    /// <summary>The ticket's outcome is known, and it added nothing.</summary>
    public void Settle(PersonKey key, string operationId)
    {
        lock (_people)
        {
            if (_people.TryGetValue(key, out var person) && person.Remove(operationId))
            {
                RemoveIfIdle(key, person, now: long.MaxValue, onlyEmpty: true);
            }
        }
    }

    /// <summary>Forgets everybody.</summary>
    public void Clear()
    {
        lock (_people)
        {
            _people.Clear();
        }
    }

    /// <summary>What is known for one person.</summary>
    public IFaceClaims Of(PersonKey key) => new View(this, key);

    private Person Find(PersonKey key)
    {
        if (++_sinceSweep >= 1024 + (_people.Count / 2))
        {
            _sinceSweep = 0;
            Sweep(TimeProvider.System.GetTimestamp());
        }

        if (!_people.TryGetValue(key, out var person))
        {
            _people.Add(key, person = new Person());
        }

        return person;
    }

    private void Sweep(long now)
    {
        var keys = new PersonKey[_people.Count];
        _people.Keys.CopyTo(keys, 0);
        foreach (var key in keys)
        {
            RemoveIfIdle(key, _people[key], now, onlyEmpty: false);
        }
    }

    private void RemoveIfIdle(PersonKey key, Person person, long now, bool onlyEmpty)
    {
        foreach (var open in person.Open)
        {
            if (onlyEmpty || open.Value.Until > now)
            {
                return;
            }
        }

        foreach (var face in person.Faces)
        {
            if (onlyEmpty || face.Value.Until > now)
            {
                return;
            }
        }

        _people.Remove(key);
    }

    /// <summary>By the machine's own monotonic clock: what is remembered must not depend on a registration's.</summary>
    private static long Until(TimeSpan window) =>
        TimeProvider.System.GetTimestamp() + (long)(window.TotalSeconds * TimeProvider.System.TimestampFrequency);

    private sealed class Person
    {
        public Dictionary<string, OpenTicket> Open { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Claimed> Faces { get; } = new(StringComparer.Ordinal);

        /// <summary>Open tickets since which another call added a face whose id its reply did not name (ID Verification).</summary>
        public HashSet<string> Blurred { get; } = new(StringComparer.Ordinal);

        public bool Remove(string operationId)
        {
            Blurred.Remove(operationId);
            return Open.Remove(operationId);
        }

        public void AddedUnnamed()
        {
            foreach (var open in Open)
            {
                // A face with a reference of its own is told apart all the same.
                if (open.Value.Ticket.Reference is null)
                {
                    Blurred.Add(open.Key);
                }
            }
        }
    }

    private readonly struct OpenTicket(FaceEnrollmentTicket ticket, long until)
    {
        public FaceEnrollmentTicket Ticket { get; } = ticket;

        public long Until { get; } = until;
    }

    private readonly struct Claimed(string operationId, long until)
    {
        public string OperationId { get; } = operationId;

        public long Until { get; } = until;
    }

    private sealed class View(FaceClaims all, PersonKey key) : IFaceClaims
    {
        public bool IsAnothers(FaceEnrollmentTicket ticket, string faceId)
        {
            lock (all._people)
            {
                return all._people.TryGetValue(key, out var person)
                    && person.Faces.TryGetValue(faceId, out var claimed)
                    && claimed.OperationId != ticket.OperationId;
            }
        }

        public bool MayBelongToAnother(FaceEnrollmentTicket ticket, IReadOnlyList<string> faceIds)
        {
            lock (all._people)
            {
                if (!all._people.TryGetValue(key, out var person))
                {
                    return false;
                }

                if (person.Blurred.Contains(ticket.OperationId))
                {
                    return true;
                }

                foreach (var open in person.Open)
                {
                    if (open.Key != ticket.OperationId && MayHaveAdded(open.Value.Ticket, ticket, faceIds))
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

            foreach (var id in faceIds)
            {
                if (other.KnownFaceIds is not { } known || !Contains(known, id))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool Contains(IReadOnlyList<string> known, string id)
        {
            foreach (var one in known)
            {
                if (one == id)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
