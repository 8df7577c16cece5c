namespace FaceEnroll.Ledger.PostgreSql.Hosting;

/// <summary>
/// Which processes run, from what the latest look at their beats showed. No clocks are compared but the database's with itself.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class OwnerBeats(string own, TimeProvider time)
{
    /// <summary>Whose beat is older has died, or has been stopped for so long that another may take its place.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();

    /// <summary>Owners that no look has shown yet, with the number of the look that was the latest to begin.</summary>
    private readonly Dictionary<string, long> _unseen = new(StringComparer.Ordinal);
    private HashSet<string> _alive = [];
    private HashSet<string> _late = [];
    private long _begun;
    private long _shown;
    private long? _looked;
    private long? _back;

    /// <summary>A look begins.</summary>
    /// <returns>Its number.</returns>
    public long Begin()
    {
        lock (_gate)
        {
            return ++_begun;
        }
    }

    /// <summary>A look has ended.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="alive">Owners whose beat is fresh.</param>
    /// <param name="late">Owners whose beat is older than <see cref="Life"/>.</param>
    public void Show(long number, IEnumerable<string> alive, IEnumerable<string> late)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_looked is { } looked && time.GetElapsedTime(looked, now) > Life / 2)
            {
                // This process, or the database, was away: others may have been kept from beating just the same.
                _back = now;
            }

            (_shown, _looked) = (number, now);
            (_alive, _late) = ([.. alive], [.. late]);
            foreach (var id in _unseen.Keys.Where(id => _alive.Contains(id) || _late.Contains(id)).ToList())
            {
                _ = _unseen.Remove(id);
            }
        }
    }

    public bool IsAlive(string owner)
    {
        if (owner == own)
        {
            return true;
        }

        if (!Guid.TryParseExact(owner, "N", out _))
        {
            return false;
        }

        lock (_gate)
        {
            if (_alive.Contains(owner))
            {
                return true;
            }

            if (_late.Contains(owner))
            {
                return _back is { } back && time.GetElapsedTime(back) < Life;
            }

            if (_unseen.TryGetValue(owner, out var asked))
            {
                return _shown <= asked;
            }

            // It may have begun after the latest look: one that begins from now on will show it.
            _unseen.Add(owner, _begun);
            return true;
        }
    }
}
