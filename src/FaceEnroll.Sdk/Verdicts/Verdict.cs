namespace FaceEnroll.Sdk;

/// <summary>What a failure means: one row of a vendor's error table.</summary>
internal readonly struct Verdict(
    FaceEnrollmentErrorKind kind,
    FaceEnrollmentCertainty certainty,
    RetryAdvice retry = RetryAdvice.No,
    FaceEnrollmentBlockScope scope = FaceEnrollmentBlockScope.Unspecified
) : IEquatable<Verdict>
{
    public FaceEnrollmentErrorKind Kind { get; } = kind;

    public FaceEnrollmentCertainty Certainty { get; } = certainty;

    /// <summary>Whatever a table says, what may have been enrolled is never sent again.</summary>
    public RetryAdvice Retry { get; } = certainty == FaceEnrollmentCertainty.Unknown ? RetryAdvice.No : retry;

    public FaceEnrollmentBlockScope Scope { get; } = scope;

    /// <summary>Whether the same request may be sent again with some hope of success and without the risk of a second copy.</summary>
    public bool IsRetryable => Retry != RetryAdvice.No && Certainty != FaceEnrollmentCertainty.Unknown;

    /// <summary>The vendor refused before it worked.</summary>
    public static Verdict Refused(FaceEnrollmentErrorKind kind, RetryAdvice retry = RetryAdvice.No) =>
        new(kind, FaceEnrollmentCertainty.NotApplied, retry);

    /// <summary>A quota or billing refusal and how much it blocks.</summary>
    public static Verdict Blocked(
        FaceEnrollmentErrorKind kind,
        FaceEnrollmentBlockScope scope,
        RetryAdvice retry = RetryAdvice.No
    ) => new(kind, FaceEnrollmentCertainty.NotApplied, retry, scope);

    /// <summary>The vendor refused because of its rate limit: always safe to repeat later.</summary>
    public static Verdict Throttled { get; } = Refused(FaceEnrollmentErrorKind.Throttled, RetryAdvice.BackOff);

    /// <summary>The face may have been enrolled.</summary>
    public static Verdict Unknown(FaceEnrollmentErrorKind kind = FaceEnrollmentErrorKind.VendorFault) =>
        new(kind, FaceEnrollmentCertainty.Unknown);

    public bool Equals(Verdict other) =>
        Kind == other.Kind && Certainty == other.Certainty && Retry == other.Retry && Scope == other.Scope;

    public override bool Equals(object? obj) => obj is Verdict other && Equals(other);

    public override int GetHashCode() => ((int)Kind << 16) | ((int)Certainty << 12) | ((int)Retry << 8) | (int)Scope;

    public override string ToString() => $"{Kind}/{Certainty}/{Retry}/{Scope}";
}
