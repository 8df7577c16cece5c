namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>What face-search's add accepts (https://doc-center-acmp.advance.ai/docs/ag-fs-face-add-face-api).</summary>
internal static class AdvanceAILimits
{
    /// <summary>
    /// Most characters of any text. The pages state no length and no alphabet; this is this library's own bound, wide
    /// enough for every id and narrow enough to stop a mistake.
    /// </summary>
    public const int MaxText = 256;

    /// <summary>
    /// How far clocks may differ when a token is asked for, according to
    /// https://doc.advance.ai/sg/token_authentication.html; newer pages leave the number out.
    /// </summary>
    public static TimeSpan ClockWindow { get; } = TimeSpan.FromSeconds(300);

    public static FaceEnrollmentLimits Instance { get; } =
        new()
        {
            ImageInputs = FaceImageInputs.Content,
            Formats = [FaceImageFormat.Jpeg, FaceImageFormat.Png],
            // "Below 2 MB", by the more generous reading of MB.
            MaxImageBytes = new FaceLimit((2 * 1024 * 1024) - 1),
            MinShortSide = new FaceLimit(256),
            MaxLongSide = new FaceLimit(4096),
            MaxImagesPerCall = new FaceLimit(1),
            PersonId = Text,
            LibraryId = Text,
            LibraryUse = FaceLibraryUse.Required,
        };

    public static FaceIdRule Text => new(MaxText, null);
}
