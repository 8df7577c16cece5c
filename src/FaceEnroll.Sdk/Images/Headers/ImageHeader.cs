namespace FaceEnroll.Sdk.Images;

/// <summary>
/// Reads a picture's format, size and orientation from its first bytes. Pure: never throws, allocates, or reads past
/// what it is given; its work is linear in the prefix. It decodes no pixels and checks no checksum.
/// </summary>
/// <remarks>A verdict other than NeedMoreData never changes when more of the same picture is given.</remarks>
internal static partial class ImageHeader
{
    // "RIFF", four bytes of length, "WEBP": the longest signature.
    private const int LongestSignature = 12;

    // No more than this: decoders skip what stands between the start of the image and the next marker.
    private static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8];

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the header of a picture.</summary>
    /// <param name="prefix">The picture's first bytes, as many as there are.</param>
    /// <param name="isWhole">The prefix is the whole picture: the verdict is then never NeedMoreData.</param>
    /// <param name="info">Everything known; the size only when the verdict is Recognised.</param>
    public static ImageHeaderStatus Read(ReadOnlySpan<byte> prefix, bool isWhole, out ImageInfo info)
    {
        switch (FormatOf(prefix))
        {
            case FaceImageFormat.Jpeg:
                return ReadJpeg(prefix, isWhole, out info);
            case FaceImageFormat.Png:
                return ReadPng(prefix, isWhole, out info);
            case FaceImageFormat.Bmp:
                return ReadBmp(prefix, isWhole, out info);
            case FaceImageFormat.Gif:
                return ReadGif(prefix, isWhole, out info);
            case FaceImageFormat.WebP:
                return ReadWebP(prefix, isWhole, out info);
            default:
                bool needsMore = !isWhole && IsPartOfSignature(prefix);
                info = new ImageInfo(FaceImageFormat.Unknown, bytesNeeded: needsMore ? prefix.Length + 1 : 0);
                return needsMore ? ImageHeaderStatus.NeedMoreData : ImageHeaderStatus.Unrecognised;
        }
    }

    private static FaceImageFormat FormatOf(ReadOnlySpan<byte> prefix)
    {
        if (prefix.StartsWith(JpegSignature))
            return FaceImageFormat.Jpeg;
        if (prefix.StartsWith(PngSignature))
            return FaceImageFormat.Png;
        if (prefix.StartsWith("BM"u8))
            return FaceImageFormat.Bmp;
        if (prefix.StartsWith("GIF87a"u8) || prefix.StartsWith("GIF89a"u8))
            return FaceImageFormat.Gif;
        if (prefix.Length >= LongestSignature && prefix.StartsWith("RIFF"u8) && prefix.Slice(8).StartsWith("WEBP"u8))
            return FaceImageFormat.WebP;
        return FaceImageFormat.Unknown;
    }

    private static bool IsPartOfSignature(ReadOnlySpan<byte> prefix) =>
        JpegSignature.StartsWith(prefix)
        || PngSignature.StartsWith(prefix)
        || "BM"u8.StartsWith(prefix)
        || "GIF87a"u8.StartsWith(prefix)
        || "GIF89a"u8.StartsWith(prefix)
        || "RIFF"u8.StartsWith(prefix)
        || (prefix.StartsWith("RIFF"u8) && (prefix.Length <= 8 || "WEBP"u8.StartsWith(prefix.Slice(8))));

    private static ImageHeaderStatus Short(FaceImageFormat format, long bytesNeeded, bool isWhole, out ImageInfo info)
    {
        if (isWhole)
            return Malformed(format, out info);
        info = new ImageInfo(format, bytesNeeded: bytesNeeded);
        return ImageHeaderStatus.NeedMoreData;
    }

    private static ImageHeaderStatus Malformed(FaceImageFormat format, out ImageInfo info)
    {
        info = new ImageInfo(format);
        return ImageHeaderStatus.Malformed;
    }

    /// <summary>Recognised when the size is one a picture can have, otherwise malformed.</summary>
    private static ImageHeaderStatus Sized(FaceImageFormat format, long width, long height, out ImageInfo info)
    {
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue)
            return Malformed(format, out info);
        info = new ImageInfo(format, (int)width, (int)height);
        return ImageHeaderStatus.Recognised;
    }
}
