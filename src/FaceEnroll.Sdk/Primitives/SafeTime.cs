namespace FaceEnroll.Sdk.Primitives;

/// <summary>Sums of times that a store or a header gave: they end at the end of time instead of failing.</summary>
internal static class SafeTime
{
    public static TimeSpan Add(TimeSpan time, TimeSpan more) =>
        more > TimeSpan.Zero
            ? TimeSpan.MaxValue - more < time
                ? TimeSpan.MaxValue
                : time + more
            : TimeSpan.MinValue - more > time
                ? TimeSpan.MinValue
                : time + more;

    public static DateTimeOffset Add(DateTimeOffset time, TimeSpan more) =>
        more > DateTimeOffset.MaxValue - time ? DateTimeOffset.MaxValue
        : more < DateTimeOffset.MinValue - time ? DateTimeOffset.MinValue
        // In UTC: the same moment by a local clock may lie beyond the end.
        : time.ToUniversalTime() + more;

    public static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
