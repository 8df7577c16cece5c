namespace FaceEnroll.Imaging.Metadata;

/// <summary>What a file says of its pixels that the decoder does not pass on.</summary>
internal static class PictureHead
{
    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public static bool IsPng(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <summary>Whether it has eight bits a channel, in gray or in red, green and blue: what every reader of pictures takes.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> file) =>
        IsPng(file) ? file.Length > 24 && file[24] <= 8 : !IsJpeg(file) || IsPlainJpeg(file);

    private static bool IsPlainJpeg(ReadOnlySpan<byte> file)
    {
        var segments = new JpegSegments(file);
        while (segments.MoveNext())
        {
            // Any kind of frame, but not the tables and extensions between them.
            if (segments.Marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return segments.Content is [8, _, _, _, _, 1 or 3, ..];
            }
        }

        return false;
    }
}
