namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// What FaceSearch's add accepts (https://global.yljz.com/document/finauth-guide-docs/Add_Face_to_Face_Library_api).
/// </summary>
internal static class FinAuthLimits
{
    public static FaceEnrollmentLimits Instance { get; } =
        new()
        {
            ImageInputs = FaceImageInputs.Content,
            Formats = [FaceImageFormat.Jpeg, FaceImageFormat.Png, FaceImageFormat.Bmp],
            // FaceSearch's pages state no size; these come from sibling APIs.
            MaxImageBytes = new FaceLimit(2 * 1024 * 1024, FaceLimitBasis.Advisory),
            MaxRequestBytes = new FaceLimit(20 * 1024 * 1024, FaceLimitBasis.Advisory),
            MaxLongSide = new FaceLimit(4096, FaceLimitBasis.Advisory),
            MaxImagesPerCall = new FaceLimit(1),
            PersonId = Id,
            LibraryId = Id,
            LibraryUse = FaceLibraryUse.Required,
            Operations =
                FaceOperations.List
                | FaceOperations.Delete
                | FaceOperations.DescribeLibraries
                | FaceOperations.CreateLibraries,
        };

    /// <summary>Most characters of <c>user_data</c>.</summary>
    public const int MaxUserData = 128;

    private static FaceIdRule Id => new(48, "-%@#&_");
}
