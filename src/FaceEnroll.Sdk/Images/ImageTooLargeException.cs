namespace FaceEnroll.Sdk.Images;

/// <summary>A stream that cannot be rewound holds more than the vendor takes.</summary>
internal sealed class ImageTooLargeException(long maxBytes, long read, ImageHeaderStatus status, ImageInfo info)
    : Exception(FormattableString.Invariant($"The picture's stream holds more than {maxBytes:N0} bytes."))
{
    public long MaxBytes { get; } = maxBytes;

    /// <summary>How much of it was read.</summary>
    public long Read { get; } = read;

    /// <summary>Whether its header is known.</summary>
    public ImageHeaderStatus Status { get; } = status;

    /// <summary>What its header says.</summary>
    public ImageInfo Info { get; } = info;
}
