namespace FaceEnroll.Sdk.Images;

/// <summary>
/// Whether a picture has its end. Bytes after it are fine: cameras write films and second pictures there. The search starts
/// from the back, where the end nearly always is. A decoder shows what is there, so a missing end is only worth a warning.
/// </summary>
/// <remarks>
/// A whole picture after a cut one hides the cut from a search that starts at the back. Noticing it takes a pass over all
/// the pixels, so only pictures in memory get one.
/// </remarks>
internal static class ImageEnding
{
    /// <summary>Parts that are looked at one by one have to overlap by one byte less.</summary>
    public const int Longest = 12;

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, JpegSegments.EndOfImage];

    /// <summary>IEND is empty, so its length is 0.</summary>
    private static ReadOnlySpan<byte> PngEnd => "\0\0\0\0IEND"u8;

    private const int PngChecksum = 4;

    /// <summary>Whether the format has an end to look for.</summary>
    public static bool IsMarked(FaceImageFormat format) => format is FaceImageFormat.Jpeg or FaceImageFormat.Png;

    /// <summary>Whether the end stands in this part of the picture, which does not begin before its header's end.</summary>
    public static bool IsIn(ReadOnlySpan<byte> part, FaceImageFormat format) =>
        format == FaceImageFormat.Jpeg
            ? part.LastIndexOf(JpegEnd) >= 0
            : part.Length >= PngChecksum && part.Slice(0, part.Length - PngChecksum).LastIndexOf(PngEnd) >= 0;

    /// <summary>Whether the first picture has its end: a JPEG from its header's end on, a PNG from its start.</summary>
    public static bool IsInFirst(ReadOnlySpan<byte> rest, FaceImageFormat format) =>
        format == FaceImageFormat.Jpeg ? JpegScans.HaveEnd(rest) : PngChunks.HaveEnd(rest);

    /// <summary>What a whole picture should be but is not.</summary>
    public static string Missing(FaceImageFormat format) =>
        format == FaceImageFormat.Jpeg
            ? "complete (it has no end-of-image marker: part of it may be missing)"
            : "complete (it has no whole IEND chunk: part of it may be missing)";
}
