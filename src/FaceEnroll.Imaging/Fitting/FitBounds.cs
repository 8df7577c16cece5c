using SkiaSharp;

namespace FaceEnroll.Imaging.Fitting;

/// <summary>
/// How large a picture may be at a vendor. Advised limits are kept like documented ones where that is possible; only documented
/// ones are a reason to refuse.
/// </summary>
internal sealed class FitBounds
{
    /// <summary>A request holds more than its pictures: keys, names, boundaries.</summary>
    private const int BesidePictures = 32 * 1024;

    private readonly FaceEnrollmentLimits _limits;

    public FitBounds(FaceImageTarget target)
    {
        _limits = target.Limits;
        MaxBytes = target.Limits.MaxImageBytes?.Value ?? long.MaxValue;
        if (target.Limits.MaxRequestBytes is { } request)
        {
            // Pictures may travel in base64, which makes four bytes of three.
            var share = (request.Value - BesidePictures) / Math.Max(1, target.ImageCount) / 4 * 3;
            MaxBytes = Math.Min(MaxBytes, Math.Max(1, share));
        }
    }

    public long MaxBytes { get; }

    /// <summary>Least pixels of the shorter side; 0 where nothing is stated.</summary>
    public int MinShortSide => (int)(_limits.MinShortSide?.Value ?? 0);

    /// <summary>The size in which it fits, of the same shape; the same size where it does.</summary>
    public SKSizeI Within(SKSizeI size, bool isJpeg = true)
    {
        var (shorter, longer) = (Math.Min(size.Width, size.Height), Math.Max(size.Width, size.Height));
        var longest = isJpeg ? _limits.MaxLongSide : _limits.MaxLongSideNotJpeg ?? _limits.MaxLongSide;
        var scale = Math.Min(
            1,
            Math.Min(
                (double)(longest?.Value ?? longer) / longer,
                (double)(_limits.MaxShortSide?.Value ?? shorter) / shorter
            )
        );
        return Scaled(size, scale);
    }

    /// <summary>The size by a factor, never rounded above what the factor was made for.</summary>
    public static SKSizeI Scaled(SKSizeI size, double scale) =>
        scale >= 1 ? size : new SKSizeI(Side(size.Width, scale), Side(size.Height, scale));

    // A hair above a whole number is one: 4000 × (1920 / 4000).
    private static int Side(int side, double scale) => Math.Max(1, (int)((side * scale) + 1e-6));

    /// <summary>Whether the file can stay in its format.</summary>
    public bool Takes(FaceImageFormat format) => _limits.Formats.Contains(format);

    /// <summary>What no change would mend.</summary>
    public IEnumerable<string> Problems(SKSizeI source)
    {
        if (_limits.MinShortSide is { Basis: FaceLimitBasis.Documented } least)
        {
            var fitted = Within(source);
            var shorter = Math.Min(fitted.Width, fitted.Height);
            if (shorter < least.Value)
            {
                yield return $"It must have at least {least.Value} pixels on its shorter side: it has {shorter}"
                    + (
                        fitted == source
                            ? "."
                            : $" once its longer side is within {Math.Max(fitted.Width, fitted.Height)}."
                    );
            }
        }

        if (_limits.MustBePortrait && source.Height <= source.Width)
        {
            yield return $"It must be taller than wide: upright it is {source.Width} wide and {source.Height} high.";
        }
    }

    /// <summary>What the vendor advises and it cannot have.</summary>
    public IEnumerable<string> Remarks(SKSizeI fitted)
    {
        var shorter = Math.Min(fitted.Width, fitted.Height);
        if (_limits.MinShortSide is { Basis: FaceLimitBasis.Advisory } least && shorter < least.Value)
        {
            yield return $"It should have at least {least.Value} pixels on its shorter side: it has {shorter}.";
        }
    }
}
