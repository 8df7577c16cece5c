namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>One row of the table: a vendor and a picture.</summary>
/// <param name="Bench">The vendor, in one scheme.</param>
/// <param name="Label">The picture's size as the table shows it.</param>
/// <param name="Length">Its bytes; 0 for a URL.</param>
/// <param name="FromFile">Whether the picture is read from a file, by whoever takes pictures.</param>
/// <param name="WireOnly">More than the vendor takes, with preflight off: what the path costs, not a call to make.</param>
/// <param name="InSequence">Calls that follow each other on one connection, and count as one.</param>
internal sealed record Scenario(
    VendorBench Bench,
    string Label,
    int Length,
    bool FromFile = false,
    bool WireOnly = false,
    int InSequence = 1
)
{
    public string Source =>
        Length == 0 ? "URL"
        : FromFile ? "file"
        : WireOnly ? "bytes, wire only"
        : "bytes";

    /// <summary>Registrations differ by vendor, scheme and preflight.</summary>
    public string Registration => WireOnly ? Bench.Name + " wire" : Bench.Name;

    public FaceImagePreflight Preflight => WireOnly ? FaceImagePreflight.Off : FaceImagePreflight.Enforce;

    public Uri? Url => Length == 0 ? Keys.PictureUrl : null;

    /// <summary>As a host application makes it, once per call.</summary>
    public FaceImage Image(byte[]? picture) =>
        Length == 0 ? FaceImage.FromUrl(Keys.PictureUrl)
        : FromFile ? FaceImage.FromFile(SamplePicture.FileOf(Length))
        : FaceImage.FromBytes(picture);
}
