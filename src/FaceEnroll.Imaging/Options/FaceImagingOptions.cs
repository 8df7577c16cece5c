namespace FaceEnroll.Imaging;

/// <summary>How pictures are fitted.</summary>
/// <remarks>Read once, when the fitter is made.</remarks>
public sealed class FaceImagingOptions
{
    /// <summary>Most bytes of a picture that is looked at; a larger one is refused before it is read.</summary>
    /// <value>64 MiB by default.</value>
    public int MaxSourceBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Most pixels of a picture that is decoded; what says that it has more is refused before anything is made of it. Decoding
    /// takes 4 bytes a pixel, and less of a large JPEG, which is decoded smaller.
    /// </summary>
    /// <value>100 million by default.</value>
    public long MaxSourcePixels { get; set; } = 100_000_000;

    /// <summary>The JPEG quality that is tried first, 1 to 100.</summary>
    /// <value>92 by default.</value>
    public int Quality { get; set; } = 92;

    /// <summary>
    /// The least JPEG quality, 1 to <see cref="Quality"/>: where a picture is too large with it, it gets fewer pixels instead.
    /// </summary>
    /// <value>75 by default.</value>
    public int LeastQuality { get; set; } = 75;

    /// <summary>
    /// Whether a picture that needs no other change keeps its metadata: where and with which device it was taken, comments,
    /// a thumbnail. A picture that is encoded anew never has any.
    /// </summary>
    /// <value>False by default: it is taken out, without touching the pixels.</value>
    public bool KeepMetadata { get; set; }

    /// <summary>
    /// Most pictures that one fitter decodes at once; others wait, within their call's time. It bounds the memory: each may take
    /// <see cref="MaxSourceBytes"/> and, for each of <see cref="MaxSourcePixels"/>, up to 16 bytes: what is interlaced, has 16 bits or
    /// shines through takes most, an ordinary JPEG about 6. A registration with options of its own has a fitter of its own.
    /// </summary>
    /// <value>The number of processors by default.</value>
    public int MaxConcurrency { get; set; } = Environment.ProcessorCount;

    /// <summary>
    /// Decodes HEIC and AVIF, which this package does not: it is given the file and returns the same picture as JPEG, PNG or
    /// WebP, upright or with its EXIF orientation. What it throws is a failure of the call, and nothing is sent.
    /// </summary>
    /// <value>Null by default: they are refused.</value>
    public Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<ReadOnlyMemory<byte>>>? ForeignDecoder { get; set; }

    /// <summary>
    /// Looks at each picture that fits, before it is sent: upright, and made smaller for it. It is not disposed of with the
    /// fitter.
    /// </summary>
    /// <value>Null by default: nobody looks.</value>
    public IFaceImageInspector? Inspector { get; set; }

    /// <summary>What is wrong with the options; empty when nothing is.</summary>
    internal IEnumerable<string> Faults()
    {
        if (MaxSourceBytes < 1)
        {
            yield return $"{nameof(MaxSourceBytes)} must be at least 1.";
        }

        // A row of pixels more, and native sizes would be beyond what a number of 32 bits holds.
        if (MaxSourcePixels is < 1 or > 500_000_000)
        {
            yield return $"{nameof(MaxSourcePixels)} must be 1 to 500,000,000.";
        }

        if (Quality is < 1 or > 100)
        {
            yield return $"{nameof(Quality)} must be 1 to 100.";
        }

        if (LeastQuality < 1 || LeastQuality > Quality)
        {
            yield return $"{nameof(LeastQuality)} must be 1 to {nameof(Quality)}.";
        }

        if (MaxConcurrency < 1)
        {
            yield return $"{nameof(MaxConcurrency)} must be at least 1.";
        }
    }
}
