namespace FaceEnroll.Sdk.Images;

/// <summary>What a picture's header says. Sizes are in pixels, and 0 until the header is recognised.</summary>
internal readonly struct ImageInfo(
    FaceImageFormat format,
    int storedWidth = 0,
    int storedHeight = 0,
    int orientation = 1,
    long bytesNeeded = 0,
    int headerLength = 0
)
{
    /// <summary>The format, even when the header is malformed or incomplete but its signature was there.</summary>
    public FaceImageFormat Format { get; } = format;

    /// <summary>Width of the pixels as stored.</summary>
    public int StoredWidth { get; } = storedWidth;

    /// <summary>Height of the pixels as stored.</summary>
    public int StoredHeight { get; } = storedHeight;

    /// <summary>EXIF orientation 1 to 8; 1 (upright) where a JPEG states none, and for the other formats.</summary>
    public int Orientation { get; } = orientation;

    /// <summary>With NeedMoreData: a prefix shorter than this cannot decide. Otherwise 0.</summary>
    public long BytesNeeded { get; } = bytesNeeded;

    /// <summary>Where a JPEG's header ends and its pixels begin, in bytes from its start; 0 for the other formats.</summary>
    public int HeaderLength { get; } = headerLength;

    /// <summary>Width as displayed, after the EXIF orientation.</summary>
    public int Width => IsQuarterTurned ? StoredHeight : StoredWidth;

    /// <summary>Height as displayed, after the EXIF orientation.</summary>
    public int Height => IsQuarterTurned ? StoredWidth : StoredHeight;

    private bool IsQuarterTurned => Orientation >= 5;
}
