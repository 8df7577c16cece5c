using FaceEnroll.Imaging;
using FaceEnroll.Sdk;

namespace PhonePhotos;

/// <summary>A picture as one vendor would get it.</summary>
/// <param name="Source">The file as it is.</param>
/// <param name="Report">What would become of it, and why.</param>
/// <param name="Prepared">The file that would be sent; null where none would be.</param>
internal sealed record PreparedPhoto(string Source, FaceImageReport Report, string? Prepared)
{
    public static async Task<PreparedPhoto> OfAsync(
        string source,
        FaceImageTarget target,
        FaceImageFitter fitter,
        string output
    )
    {
        await using var content = File.OpenRead(source);
        var report = await fitter.ReportAsync(content, target);
        content.Position = 0;
        var preparation = await fitter.PrepareAsync(content, target);
        if (report.Fit == FaceImageFit.Refused)
        {
            return new PreparedPhoto(source, report, null);
        }

        if (preparation.Content is not { } made)
        {
            return new PreparedPhoto(source, report, source);
        }

        var folder = Directory.CreateDirectory(Path.Combine(output, target.Vendor.ToString())).FullName;
        // Whatever it was, it is a JPEG now, or keeps its format.
        var name = report.Changes.HasFlag(FaceImageChanges.Encoded)
            ? Path.ChangeExtension(Path.GetFileName(source), ".jpg")
            : Path.GetFileName(source);
        var prepared = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(prepared, made);
        return new PreparedPhoto(source, report, prepared);
    }
}
