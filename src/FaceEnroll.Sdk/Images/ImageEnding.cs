namespace FaceEnroll.Sdk.Images;

/// <summary>
/// Whether a picture has its end. Bytes behind it are fine: cameras write films and second pictures there. Looked for from
/// the back, where it nearly always is; a decoder shows what is there, so that it is missing is only worth a warning.
/// </summary>
internal static class ImageEnding
{
    private static ReadOnlySpan<byte> JpegEnd => [0xFF, JpegSegments.EndOfImage];

    /// <summary>IEND is empty, so its length is 0.</summary>
    private static ReadOnlySpan<byte> PngEnd => "\0\0\0\0IEND"u8;

    /// <summary>What a whole picture should be but is not; null when its end is there, or its format has none.</summary>
    public static string? Missing(ReadOnlySpan<byte> picture, in ImageInfo info) =>
        info.Format switch
        {
            // A thumbnail in the header has an end of its own.
            FaceImageFormat.Jpeg when picture.Slice(info.HeaderLength).LastIndexOf(JpegEnd) < 0 =>
                "complete (it has no end-of-image marker: part of it may be missing)",
            FaceImageFormat.Png when picture.LastIndexOf(PngEnd) < 0 =>
                "complete (it has no IEND chunk: part of it may be missing)",
            _ => null,
        };
}
