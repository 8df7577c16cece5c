namespace FaceEnroll.Cli.Pictures;

/// <summary>What a vendor would say of a picture.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="IsTaken">Whether it takes the picture as it is.</param>
/// <param name="FitsWhenChanged">Whether it takes what <c>--fit</c> makes of it.</param>
/// <param name="Why">What is wrong, or only advised against; null for nothing.</param>
internal readonly record struct PictureVerdict(FaceVendor Vendor, bool IsTaken, bool FitsWhenChanged, string? Why)
{
    /// <summary>In a word.</summary>
    public string Word =>
        IsTaken
            ? Why is null
                ? "ok"
                : "doubtful"
            : FitsWhenChanged
                ? "with --fit"
                : "refused";
}
