namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>When this process first asked about a ticket of another one: from then on it has its own clock for it.</summary>
/// <remarks>Safe for concurrent use. It remembers a ticket until it is decided, or until nobody waits for it.</remarks>
internal sealed class FirstAskings
{
    public static readonly FirstAskings Shared = new();

    private readonly Dictionary<(string OperationId, string PersonId), Asking> _askings = [];
    private int _sinceSweep;

    /// <summary>Tickets that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_askings)
            {
                return _askings.Count;
            }
        }
    }

    /// <summary>How long ago the ticket was first asked about; zero the first time.</summary>
    public TimeSpan Since(FaceEnrollmentTicket ticket, TimeProvider time)
    {
        lock (_askings)
        {
            if (_askings.TryGetValue(Key(ticket), out var first) && ReferenceEquals(first.Time, time))
            {
                return first.Since;
            }

            if (++_sinceSweep >= 256 + (_askings.Count / 2))
            {
                _sinceSweep = 0;
                Sweep();
            }

            _askings[Key(ticket)] = new Asking(time);
            return TimeSpan.Zero;
        }
    }

    /// <summary>The ticket is decided.</summary>
    public void Forget(FaceEnrollmentTicket ticket)
    {
        lock (_askings)
        {
            _ = _askings.Remove(Key(ticket));
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_askings)
        {
            _askings.Clear();
        }
    }

    private void Sweep()
    {
        var keys = new (string, string)[_askings.Count];
        _askings.Keys.CopyTo(keys, 0);
        foreach (var key in keys)
        {
            if (_askings[key].Since > RequestFate.LongestWait)
            {
                _ = _askings.Remove(key);
            }
        }
    }

    private static (string OperationId, string PersonId) Key(FaceEnrollmentTicket ticket) =>
        (ticket.OperationId, ticket.PersonId);

    private sealed class Asking(TimeProvider time)
    {
        private readonly long _timestamp = time.GetTimestamp();

        public TimeProvider Time => time;

        public TimeSpan Since => time.GetElapsedTime(_timestamp);
    }
}
