using SkiaSharp;

namespace FaceEnroll.Imaging.Fitting;

/// <summary>Finds the quality, and if need be the size, at which a picture has few enough bytes.</summary>
internal sealed class QualitySearch(FaceImagingOptions options, FitBounds bounds)
{
    /// <summary>Up to this many pixels a whole encoding is as quick as a guess.</summary>
    private const int WorthGuessing = 1_000_000;

    /// <summary>One band of rows out of so many is encoded for a guess.</summary>
    private const int BandShare = 8;

    /// <summary>What a guess must leave free: photos are not the same all over.</summary>
    private const double Margin = 0.95;

    /// <summary>A picture that is made smaller shall be a little better than the least.</summary>
    private const double AboveLeast = 1.3;

    /// <summary>How far the quality falls when a guess was wrong.</summary>
    private const int Step = 3;

    private readonly double _room = bounds.MaxBytes * Margin;

    /// <summary>The picture in at most this size, with few enough bytes; null where it would have too few pixels.</summary>
    public EncodedPicture? Encode(SKBitmap decoded, SKSizeI size, CancellationToken cancellationToken)
    {
        var current = PictureScaler.Scale(decoded, size);
        try
        {
            while (true)
            {
                if (EncodeInThisSize(current, out var leastBytes, cancellationToken) is { } encoded)
                {
                    return encoded;
                }

                if (Smaller(current.Info.Size, leastBytes) is not { } smaller)
                {
                    return null;
                }

                var next = PictureScaler.Scale(current, smaller);
                if (!ReferenceEquals(current, decoded))
                {
                    current.Dispose();
                }

                current = next;
            }
        }
        finally
        {
            if (!ReferenceEquals(current, decoded))
            {
                current.Dispose();
            }
        }
    }

    /// <param name="bitmap">The picture.</param>
    /// <param name="leastBytes">What it has at the least quality, where that is still too much.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private EncodedPicture? EncodeInThisSize(SKBitmap bitmap, out long leastBytes, CancellationToken cancellationToken)
    {
        using var pixels = bitmap.PeekPixels();
        var quality = options.Quality;
        if ((long)bitmap.Width * bitmap.Height > WorthGuessing)
        {
            if (Guess(pixels, quality) is var most && most > _room)
            {
                leastBytes = Guess(pixels, options.LeastQuality);
                if (leastBytes > _room)
                {
                    return null;
                }

                quality = Between(options.LeastQuality, leastBytes, quality, most);
                if (Guess(pixels, quality) is var bytes && bytes <= _room)
                {
                    quality = Between(quality, bytes, options.Quality, most);
                }
            }
        }

        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var file = Encode(pixels, quality);
            leastBytes = file.Size;
            if (file.Size <= bounds.MaxBytes)
            {
                return new EncodedPicture(file.ToArray(), bitmap.Info.Size, quality);
            }

            if (quality == options.LeastQuality)
            {
                return null;
            }

            quality = Math.Max(options.LeastQuality, quality - Step);
        }
    }

    /// <summary>
    /// The quality between two whose bytes just fit. They grow faster and faster with it, so that a straight line through
    /// their logarithms rather promises too many.
    /// </summary>
    private int Between(int lower, long lowerBytes, int upper, long upperBytes) =>
        lower + (int)((upper - lower) * Math.Log(_room / lowerBytes) / Math.Log((double)upperBytes / lowerBytes));

    /// <summary>The size at which a quality above the least fits; null where it has too few pixels.</summary>
    private SKSizeI? Smaller(SKSizeI size, long leastBytes)
    {
        var scale = Math.Min(0.9, Math.Sqrt(_room / (leastBytes * AboveLeast)));
        var smaller = FitBounds.Scaled(size, scale);
        return Math.Min(smaller.Width, smaller.Height) >= Math.Max(1, bounds.MinShortSide) && smaller != size
            ? smaller
            : null;
    }

    /// <summary>The bytes of the whole picture, by those of some bands of it.</summary>
    private static long Guess(SKPixmap pixels, int quality)
    {
        // Whole blocks, so that the bands are cut where the encoder cuts.
        const int Rows = 32;
        var (rows, bytes) = (0, 0L);
        for (var top = 0; rows == 0 || top + Rows <= pixels.Height; top += Rows * BandShare)
        {
            var height = Math.Min(Rows, pixels.Height);
            using var band = pixels.ExtractSubset(SKRectI.Create(0, top, pixels.Width, height))!;
            using var file = Encode(band, quality);
            bytes += file.Size;
            rows += height;
        }

        return bytes * pixels.Height / rows;
    }

    private static SKData Encode(SKPixmap pixels, int quality)
    {
        // Without a colour space no profile is written: what has none is sRGB everywhere.
        using var plain = pixels.WithColorSpace(null!);
        var how = new SKJpegEncoderOptions(
            quality,
            SKJpegEncoderDownsample.Downsample420,
            SKJpegEncoderAlphaOption.Ignore
        );
        return plain.Encode(how) ?? throw new InvalidOperationException("The picture could not be encoded.");
    }
}
