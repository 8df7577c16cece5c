namespace FaceEnroll.Ledger.Runs.Reports;

/// <summary>Results in a span of time.</summary>
/// <param name="Start">When it began.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Enrolled">Items that were enrolled.</param>
/// <param name="Others">Items that got another result.</param>
internal readonly record struct RateBucket(DateTimeOffset Start, TimeSpan Length, long Enrolled, long Others);
