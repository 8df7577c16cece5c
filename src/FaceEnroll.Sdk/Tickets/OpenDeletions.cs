namespace FaceEnroll.Sdk.Tickets;

/// <summary>
/// People whose deletion was lost, and may still run: whoever enrolls them again before it cannot would lose the new face. One
/// for the whole process, like the gate.
/// </summary>
/// <remarks>Safe for concurrent use. It remembers a person for the time that its lost request can live by any clock.</remarks>
internal sealed class OpenDeletions
{
    public static readonly OpenDeletions Shared = new();

    private readonly Dictionary<PersonKey, long> _until = [];
    private int _sinceSweep;

    /// <summary>People that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_until)
            {
                return _until.Count;
            }
        }
    }

    /// <summary>A deletion of the person by its own id was lost.</summary>
    public void Lost(PersonKey person, TimeSpan window)
    {
        lock (_until)
        {
            var until = Now + (long)(window.TotalSeconds * TimeProvider.System.TimestampFrequency);
            _until[person] = _until.TryGetValue(person, out var known) && known > until ? known : until;
            if (++_sinceSweep > 256 + (_until.Count / 2))
            {
                Sweep();
            }
        }
    }

    /// <summary>How long it may still run; null when it cannot.</summary>
    public TimeSpan? Left(PersonKey person)
    {
        lock (_until)
        {
            if (_until.Count == 0 || !_until.TryGetValue(person, out var until))
            {
                return null;
            }

            var left = TimeSpan.FromSeconds((until - Now) / (double)TimeProvider.System.TimestampFrequency);
            if (left > TimeSpan.Zero)
            {
                return left;
            }

            _ = _until.Remove(person);
            return null;
        }
    }

    /// <summary>Forgets everybody.</summary>
    public void Clear()
    {
        lock (_until)
        {
            _until.Clear();
        }
    }

    /// <summary>By the machine's own monotonic clock: what is remembered must not depend on a registration's.</summary>
    private static long Now => TimeProvider.System.GetTimestamp();

    private void Sweep()
    {
        _sinceSweep = 0;
        var people = new PersonKey[_until.Count];
        _until.Keys.CopyTo(people, 0);
        foreach (var person in people)
        {
            if (_until[person] <= Now)
            {
                _ = _until.Remove(person);
            }
        }
    }
}
