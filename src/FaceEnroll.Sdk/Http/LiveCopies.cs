namespace FaceEnroll.Sdk.Http;

/// <summary>
/// The attempts of this process whose body a handler has read above the guard, so that copies of it may be about. By these a
/// guard finds the attempt of a copy that carries neither the request's entry nor the call's flow. An attempt that is over
/// stays for as long as a vendor would take its signature: a copy may come late.
/// </summary>
/// <remarks>Safe for concurrent use. Without such handlers it stays empty, and costs nothing.</remarks>
internal static class LiveCopies
{
    /// <summary>No vendor takes a signature for longer.</summary>
    private static readonly TimeSpan s_longestValidity = TimeSpan.FromMinutes(15);

    private const int MostEnded = 1024;

    private static readonly LinkedList<Entry> s_entries = new();
    private static volatile int s_count;

    /// <summary>A handler reads the attempt's body.</summary>
    public static void Add(SendEvidence attempt, RequestLooks looks)
    {
        lock (s_entries)
        {
            var now = TimeProvider.System.GetTimestamp();
            while (s_entries.First is { Value: { Attempt.IsClosed: true } oldest } && IsOver(oldest, now))
            {
                s_entries.RemoveFirst();
            }

            s_entries.AddLast(new Entry(attempt, looks, now));
            s_count = s_entries.Count;
        }
    }

    /// <summary>
    /// The attempt that this request is a copy of; null when there is none. Where two attempts look alike, one that may
    /// still send comes first: what came of it is judged by the reply or failure that reaches each.
    /// </summary>
    public static SendEvidence? Find(HttpRequestMessage request)
    {
        if (s_count == 0)
        {
            return null;
        }

        SendEvidence? found = null;
        lock (s_entries)
        {
            foreach (var entry in s_entries)
            {
                if (entry.Looks.AreOf(request) && (found is null || !found.MaySend))
                {
                    found = entry.Attempt;
                }
            }
        }

        return found;
    }

    private static bool IsOver(Entry entry, long now) =>
        s_entries.Count > MostEnded
        || TimeProvider.System.GetElapsedTime(entry.Since, now) > s_longestValidity + s_longestValidity;

    private sealed class Entry(SendEvidence attempt, RequestLooks looks, long since)
    {
        public SendEvidence Attempt { get; } = attempt;

        public RequestLooks Looks { get; } = looks;

        public long Since { get; } = since;
    }
}
