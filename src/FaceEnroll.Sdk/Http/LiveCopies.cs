namespace FaceEnroll.Sdk.Http;

/// <summary>
/// The attempts of this process whose body a handler has read above the guard, so that copies of it may be about. By these a
/// guard finds the attempt of a copy that carries neither the request's entry nor the call's flow.
/// </summary>
/// <remarks>Safe for concurrent use. Without such handlers it stays empty, and costs nothing.</remarks>
internal static class LiveCopies
{
    private static readonly List<SendEvidence> s_attempts = [];
    private static volatile int s_count;

    /// <summary>A handler reads the attempt's body.</summary>
    public static void Add(SendEvidence attempt)
    {
        lock (s_attempts)
        {
            s_attempts.Add(attempt);
            s_count = s_attempts.Count;
        }
    }

    /// <summary>The attempt is over.</summary>
    public static void Remove(SendEvidence attempt)
    {
        lock (s_attempts)
        {
            s_attempts.Remove(attempt);
            s_count = s_attempts.Count;
        }
    }

    /// <summary>The attempt that this request is a copy of; null when there is none, or more than one could be.</summary>
    public static SendEvidence? Find(HttpRequestMessage request)
    {
        if (s_count == 0)
        {
            return null;
        }

        SendEvidence? found = null;
        lock (s_attempts)
        {
            foreach (var attempt in s_attempts)
            {
                if (attempt.IsCopiedBy(request))
                {
                    if (found is not null)
                    {
                        return null;
                    }

                    found = attempt;
                }
            }
        }

        return found;
    }
}
