using FaceEnroll.Cli.Configuration;
using FaceEnroll.Imaging;
using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Cli.Pictures;

/// <summary>Holds pictures against the vendors' documented limits, as the library does before it sends them.</summary>
internal sealed class PictureCheck
{
    private const long MostBytes = 64 * 1024 * 1024;
    private readonly FaceImageFitter _fitter = new();

    /// <summary>What each vendor would say.</summary>
    /// <param name="path">The picture.</param>
    /// <param name="vendors">The vendors.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<PictureVerdict>> LookAsync(
        string path,
        IReadOnlyList<FaceVendor> vendors,
        CancellationToken cancellationToken
    )
    {
        byte[] picture;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return All(vendors, "there is no such file");
            }

            if (file.Length > MostBytes)
            {
                return All(vendors, "it is larger than any vendor takes");
            }

            picture = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return All(vendors, "it cannot be read");
        }

        var verdicts = new List<PictureVerdict>();
        foreach (var vendor in vendors)
        {
            verdicts.Add(await JudgeAsync(picture, vendor, cancellationToken).ConfigureAwait(false));
        }

        return verdicts;
    }

    private async Task<PictureVerdict> JudgeAsync(
        byte[] picture,
        FaceVendor vendor,
        CancellationToken cancellationToken
    )
    {
        var limits = VendorOptions.Limits(vendor);
        if (ImagePreflight.Check(picture, limits) is not { } broken)
        {
            return new PictureVerdict(vendor, true, false, null);
        }

        if (!broken.IsRefused)
        {
            return new PictureVerdict(vendor, true, false, $"it should be {broken.ForWarning()}");
        }

        using var content = new MemoryStream(picture, writable: false);
        var report = await _fitter
            .ReportAsync(content, new FaceImageTarget(vendor, limits), cancellationToken)
            .ConfigureAwait(false);
        return new PictureVerdict(
            vendor,
            false,
            report.Fit == FaceImageFit.Changed,
            $"it must be {broken.ForRefusal()}"
        );
    }

    private static IReadOnlyList<PictureVerdict> All(IReadOnlyList<FaceVendor> vendors, string why) =>
        [.. vendors.Select(vendor => new PictureVerdict(vendor, false, false, why))];
}
