namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// What face/add accepts (https://www.alibabacloud.com/help/en/content-moderation/latest/add-face). It states nothing about
/// pictures: those rules are the image search's (https://help.aliyun.com/document_detail/70417.html), so they are advice.
/// </summary>
internal static class AlibabaGuardrailsLimits
{
    /// <summary>
    /// No page states how long bizType, names, notes and the client's data may be: this bound of our own keeps a mistake
    /// from becoming a megabyte of URL.
    /// </summary>
    public const int MaxText = 1024;

    /// <summary>A person's and a group's id, from the page of person/add.</summary>
    public static FaceIdRule Id { get; } = new(32, "_-");

    /// <summary>How far clocks may differ, and so how long a signature is assumed to be valid.</summary>
    public static TimeSpan ClockWindow { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Without a host that publishes pictures.</summary>
    public static FaceEnrollmentLimits UrlsOnly { get; } = Create(FaceImageInputs.Url);

    /// <summary>With such a host.</summary>
    public static FaceEnrollmentLimits WithImageHost { get; } = Create(FaceImageInputs.Url | FaceImageInputs.Content);

    public static FaceEnrollmentLimits For(AlibabaGuardrailsOptions options) =>
        options.ImageHost is null ? UrlsOnly : WithImageHost;

    private static FaceEnrollmentLimits Create(FaceImageInputs inputs) =>
        new()
        {
            ImageInputs = inputs,
            Formats =
            [
                FaceImageFormat.Jpeg,
                FaceImageFormat.Png,
                FaceImageFormat.Bmp,
                FaceImageFormat.Gif,
                FaceImageFormat.WebP,
            ],
            FormatsBasis = FaceLimitBasis.Advisory,
            MaxImageBytes = new FaceLimit(20 * 1024 * 1024, FaceLimitBasis.Advisory),
            MinShortSide = new FaceLimit(256, FaceLimitBasis.Advisory),
            MaxLongSide = new FaceLimit(30_000, FaceLimitBasis.Advisory),
            // No limit is stated for a call; more pictures than a person may hold cannot all be stored.
            MaxImagesPerCall = new FaceLimit(20),
            MaxFacesPerPerson = new FaceLimit(20),
            PersonId = Id,
            LibraryId = Id,
            LibraryUse = FaceLibraryUse.NotUsed,
            UnusedLibraryLifetime = TimeSpan.FromDays(365),
            AnswersUnknownLibraryAsEmpty = true,
            Operations = FaceOperations.List | FaceOperations.Delete | FaceOperations.DescribeLibraries,
            PersonMustExist = true,
            // Per account; the Chinese page says so, the English one dropped the line.
            RequestsPerSecond = new FaceLimit(20),
        };
}
