namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>
/// What AddFaceRecord accepts
/// (https://www.alibabacloud.com/help/en/ekyc/latest/add-a-face-image-to-a-specified-face-library).
/// </summary>
internal static class AlibabaIdVerificationLimits
{
    /// <summary>
    /// Pictures above this are uploaded. The page says "1 MB", but neither which megabyte nor whether the file or its base64
    /// counts; a decimal megabyte of the file keeps the promise in both readings of the unit, and an upload always does.
    /// </summary>
    public const long MaxBase64ImageBytes = 1_000_000;

    /// <summary>"10 MB": the larger reading, so that nothing the vendor may accept is refused here.</summary>
    private const long MaxImageBytes = 10 * 1024 * 1024;

    /// <summary>How far clocks may differ, and so how long a signature is valid.</summary>
    public static TimeSpan ClockWindow { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The page names neither alphabet nor length of a group's code; this only stops what cannot be a code.</summary>
    public static FaceIdRule LibraryId { get; } = new(128, null);

    // After LibraryId: fields are initialised in this order.
    private static readonly FaceEnrollmentLimits s_fast = Create(10);
    private static readonly FaceEnrollmentLimits s_slow = Create(3);

    /// <summary>The limits in a registration's region; the strictest rate when the region is not known.</summary>
    public static FaceEnrollmentLimits For(AlibabaIdVerificationOptions options) =>
        AlibabaIdVerificationEndpoints.IsFast(options.EffectiveRegion) ? s_fast : s_slow;

    // Pages differ: the operation's page says 50 a second, the later overview of all operations calls itself authoritative.
    private static FaceEnrollmentLimits Create(long requestsPerSecond) =>
        new()
        {
            ImageInputs = FaceImageInputs.Content | FaceImageInputs.Url,
            Formats = [FaceImageFormat.Jpeg],
            MaxImageBytes = new FaceLimit(MaxImageBytes),
            // 640 x 480 (height x width) is advised, not required.
            MinShortSide = new FaceLimit(480, FaceLimitBasis.Advisory),
            // At most 1920 x 1080 (height x width), and taller than wide.
            MaxShortSide = new FaceLimit(1080),
            MaxLongSide = new FaceLimit(1920),
            MustBePortrait = true,
            PersonId = new FaceIdRule(32, null),
            LibraryId = LibraryId,
            LibraryUse = FaceLibraryUse.Required,
            AnswersUnknownLibraryAsEmpty = true,
            Operations = FaceOperations.List | FaceOperations.Delete | FaceOperations.DescribeLibraries,
            RequestsPerSecond = new FaceLimit(requestsPerSecond),
        };
}
