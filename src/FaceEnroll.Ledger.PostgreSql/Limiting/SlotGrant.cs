namespace FaceEnroll.Ledger.PostgreSql.Limiting;

/// <summary>
/// Slots that the database gave to this host, as its own monotonic clock sees them. The database said how long until the first one;
/// it said so at some moment between the question and its answer. So a slot has surely begun when that long has passed since the
/// answer, and is surely not over by more than <see cref="Spread"/> while that long and the spread have not passed since the question.
/// </summary>
/// <param name="Asked">When the database was asked.</param>
/// <param name="Answered">When its answer came.</param>
/// <param name="Wait">From the database's moment to the first slot.</param>
/// <param name="Step">From one slot to the next.</param>
/// <param name="Count">How many slots; 0 where none is near enough.</param>
internal readonly record struct SlotGrant(TimeSpan Asked, TimeSpan Answered, TimeSpan Wait, TimeSpan Step, int Count)
{
    /// <summary>For how long a slot may be used.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromMilliseconds(100);

    /// <summary>How far ahead slots are given, so that what comes later need not stand behind for longer.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The distance of slots of which at most so many are used in any sliding second: each is used at most the spread after its time, so
    /// that those of a second and the spread count.
    /// </summary>
    public static TimeSpan StepOf(double permitsPerSecond) =>
        TimeSpan.FromMicroseconds(
            Math.Ceiling((TimeSpan.FromSeconds(1) + Spread).TotalMicroseconds / permitsPerSecond)
        );

    /// <summary>A slot may not be used before.</summary>
    public TimeSpan NotBefore(int slot) => Answered + Wait + (slot * Step);

    /// <summary>Nor after: then it is thrown away.</summary>
    public TimeSpan NotAfter(int slot) => Asked + Wait + (slot * Step) + Spread;
}
