namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>How fast results come, over the latest minute.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class RunPace
{
    private static readonly TimeSpan s_span = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(2);
    private readonly Queue<(DateTimeOffset At, long Done)> _seen = new();

    /// <summary>Takes a count.</summary>
    /// <returns>Results a second; null while too little is known.</returns>
    public double? See(DateTimeOffset now, long done)
    {
        while (_seen.TryPeek(out var oldest) && (oldest.At > now || now - oldest.At > s_span) && _seen.Count > 1)
        {
            _ = _seen.Dequeue();
        }

        _seen.Enqueue((now, done));
        var (at, before) = _seen.Peek();
        return now - at < s_least || done <= before ? null : (done - before) / (now - at).TotalSeconds;
    }
}
