namespace FaceEnroll.Sdk.Sending;

/// <summary>
/// The attempts of this process whose body a handler has read above the guard, so that copies of it may be around. Here a
/// guard finds the attempt of a copy that carries neither the request's entry nor the call's flow. An attempt that is over
/// stays for as long as a vendor would accept its signature or token: a copy may come late.
/// </summary>
/// <remarks>Safe for concurrent use. Without such handlers it stays empty, and costs nothing.</remarks>
internal sealed class LiveCopies(TimeProvider time)
{
    /// <summary>No vendor accepts a signature or a token for longer: this is ADVANCE.AI's token.</summary>
    private static readonly TimeSpan s_longestValidity = TimeSpan.FromHours(1);

    private const int MostEnded = 1024;

    private readonly LinkedList<Entry> _entries = new();
    private volatile int _count;

    /// <summary>The attempts of this process. A test makes its own.</summary>
    public static LiveCopies Shared { get; } = new(TimeProvider.System);

    /// <summary>A handler reads the attempt's body.</summary>
    public void Add(SendEvidence attempt, RequestLooks looks)
    {
        lock (_entries)
        {
            var now = time.GetTimestamp();
            while (_entries.First is { Value: { Evidence.IsClosed: true } oldest } && IsOver(oldest, now))
            {
                _entries.RemoveFirst();
            }

            _entries.AddLast(new Entry(attempt, looks, now));
            _count = _entries.Count;
        }
    }

    /// <summary>
    /// The attempt that this request is a copy of; null when there is none. Where two attempts look alike, one that may
    /// still send comes first: the reply or failure that reaches each one decides what came of it.
    /// </summary>
    public SendEvidence? Find(HttpRequestMessage request)
    {
        if (_count == 0)
        {
            return null;
        }

        SendEvidence? found = null;
        lock (_entries)
        {
            foreach (var entry in _entries)
            {
                if (entry.Looks.AreOf(request) && (found is null || !found.MaySend))
                {
                    found = entry.Evidence;
                }
            }
        }

        return found;
    }

    private bool IsOver(Entry entry, long now) =>
        _entries.Count > MostEnded || time.GetElapsedTime(entry.Since, now) > s_longestValidity;

    private sealed class Entry(SendEvidence attempt, RequestLooks looks, long since)
    {
        public SendEvidence Evidence { get; } = attempt;

        public RequestLooks Looks { get; } = looks;

        public long Since { get; } = since;
    }
}
