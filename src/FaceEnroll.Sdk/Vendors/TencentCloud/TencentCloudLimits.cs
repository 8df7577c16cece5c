namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>What CreateFace accepts (https://tencentcloud.com/document/api/1059/36966).</summary>
internal static class TencentCloudLimits
{
    /// <summary>"5M" of base64 in the more generous reading; its picture is three quarters of that.</summary>
    private const int MaxBase64 = 5 * 1024 * 1024;

    /// <summary>How far clocks may differ, and so how long a signature is valid.</summary>
    public static TimeSpan ClockWindow { get; } = TimeSpan.FromMinutes(5);

    public static FaceEnrollmentLimits Instance { get; } =
        new()
        {
            ImageInputs = FaceImageInputs.Content | FaceImageInputs.Url,
            Formats = [FaceImageFormat.Jpeg, FaceImageFormat.Png, FaceImageFormat.Bmp],
            MaxImageBytes = new FaceLimit(MaxBase64 / 4 * 3),
            MaxRequestBytes = new FaceLimit(10 * 1024 * 1024),
            // Stated for version 2020-03-03 in Chinese; the international text omits it.
            MinShortSide = new FaceLimit(64, FaceLimitBasis.Advisory),
            MaxLongSide = new FaceLimit(4000),
            MaxLongSideNotJpeg = new FaceLimit(2000),
            MaxImagesPerCall = new FaceLimit(4),
            MaxFacesPerPerson = new FaceLimit(5),
            PersonId = Id,
            LibraryId = Id,
            LibraryUse = FaceLibraryUse.NotUsed,
            UnusedLibraryLifetime = TimeSpan.FromDays(365),
            Operations =
                FaceOperations.List
                | FaceOperations.Delete
                | FaceOperations.DescribeLibraries
                | FaceOperations.CreateLibraries,
            PersonMustExist = true,
            // An early page's figure; current pages state none.
            RequestsPerSecond = new FaceLimit(50, FaceLimitBasis.Advisory),
        };

    private static FaceIdRule Id => new(64, "-%@#&_");
}
