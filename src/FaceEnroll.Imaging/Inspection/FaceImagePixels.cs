namespace FaceEnroll.Imaging;

/// <summary>A decoded picture for an <see cref="IFaceImageInspector"/>: upright, in sRGB, on white.</summary>
/// <remarks>The pixels are there until <see cref="IFaceImageInspector.Inspect"/> returns, so that nobody keeps them.</remarks>
public readonly ref struct FaceImagePixels
{
    /// <summary>A picture.</summary>
    /// <param name="rgba">Four bytes a pixel: red, green, blue, and one that says nothing. Row by row from the top left.</param>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="sentWidth">Width in pixels of what is sent, at least 1.</param>
    /// <param name="sentHeight">Height in pixels of what is sent, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    /// <exception cref="ArgumentException">There are not four bytes for each pixel.</exception>
    public FaceImagePixels(ReadOnlySpan<byte> rgba, int width, int height, int sentWidth, int sentHeight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sentWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sentHeight, 1);
        if (rgba.Length != 4L * width * height)
        {
            throw new ArgumentException(
                $"{width} x {height} pixels have {4L * width * height:N0} bytes, not {rgba.Length:N0}.",
                nameof(rgba)
            );
        }

        Rgba = rgba;
        (Width, Height, SentWidth, SentHeight) = (width, height, sentWidth, sentHeight);
    }

    /// <summary>Four bytes a pixel: red, green, blue, and one that says nothing. Row by row from the top left.</summary>
    public ReadOnlySpan<byte> Rgba { get; }

    /// <summary>Width in pixels of what is looked at.</summary>
    public int Width { get; }

    /// <summary>Height in pixels of what is looked at.</summary>
    public int Height { get; }

    /// <summary>Width in pixels of what is sent: it may be larger than what is looked at.</summary>
    public int SentWidth { get; }

    /// <summary>Height in pixels of what is sent.</summary>
    public int SentHeight { get; }
}
