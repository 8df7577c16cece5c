namespace FaceEnroll.Sdk.Credentials;

/// <summary>A token that a vendor gave for a limited time. A class, not a record: it must not print itself.</summary>
/// <param name="value">The token, opaque.</param>
/// <param name="useUntil">When to get the next one, by this machine's clock: before the vendor itself ends it.</param>
/// <param name="of">Whose it is.</param>
internal sealed class AccessToken(string value, DateTimeOffset useUntil, FaceEnrollmentCredentials of) : IUsableUntil
{
    /// <summary>A tenth of a token's life is held back, but never more than this.</summary>
    private static readonly TimeSpan s_longestMargin = TimeSpan.FromMinutes(5);

    public string Value { get; } = value;

    /// <summary>Whose it is.</summary>
    public FaceEnrollmentCredentials Of { get; } = of;

    public DateTimeOffset UseUntil { get; } = useUntil;

    /// <summary>
    /// A token whose life began at a given time. The margin scales with the life: five minutes would make a two-minute
    /// token useless.
    /// </summary>
    public static AccessToken LivingFrom(
        DateTimeOffset start,
        TimeSpan life,
        string value,
        FaceEnrollmentCredentials of
    ) => new(value, start + life - Margin(life, s_longestMargin), of);

    /// <summary>A tenth of a life, but never more than the longest margin.</summary>
    public static TimeSpan Margin(TimeSpan life, TimeSpan longest) =>
        TimeSpan.FromTicks(Math.Min(life.Ticks / 10, longest.Ticks));

    /// <summary>The type's name only.</summary>
    public override string ToString() => nameof(AccessToken);
}
