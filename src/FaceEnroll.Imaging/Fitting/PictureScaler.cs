using SkiaSharp;

namespace FaceEnroll.Imaging.Fitting;

/// <summary>Makes a bitmap smaller, so that every pixel of it still counts.</summary>
internal static class PictureScaler
{
    /// <summary>Takes the mean of two by two pixels when it halves.</summary>
    private static readonly SKSamplingOptions s_halving = new(SKFilterMode.Linear);

    private static readonly SKSamplingOptions s_last = new(SKCubicResampler.Mitchell);

    /// <summary>What becomes smaller than this share in one step is first made twice as large as wanted, then halved.</summary>
    private const double LeastDirect = 0.75;

    /// <summary>The bitmap in this size; the same one where it has it.</summary>
    /// <remarks>
    /// A filter looks at few pixels around each point. What is made smaller than by half in one step would leave pixels out,
    /// and show patterns that are not there: so it is halved first.
    /// </remarks>
    public static SKBitmap Scale(SKBitmap bitmap, SKSizeI size)
    {
        var current = bitmap;
        while (current.Width >= 2 * size.Width && current.Height >= 2 * size.Height)
        {
            current = Step(bitmap, current, new SKSizeI(current.Width / 2, current.Height / 2), s_halving);
        }

        if (current.Info.Size == size)
        {
            return current;
        }

        if (current.Width * LeastDirect > size.Width)
        {
            current = Step(bitmap, current, new SKSizeI(2 * size.Width, 2 * size.Height), s_last);
            return Step(bitmap, current, size, s_halving);
        }

        return Step(bitmap, current, size, s_last);
    }

    private static SKBitmap Step(SKBitmap original, SKBitmap from, SKSizeI size, SKSamplingOptions sampling)
    {
        var to = new SKBitmap(from.Info.WithSize(size));
        from.ScalePixels(to, sampling);
        if (!ReferenceEquals(from, original))
        {
            from.Dispose();
        }

        return to;
    }
}
