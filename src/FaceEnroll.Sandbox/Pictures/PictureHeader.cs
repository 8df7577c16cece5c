using System.Buffers.Binary;

namespace FaceEnroll.Sandbox.Pictures;

/// <summary>
/// Format and size of a picture, read from its header; nothing is decoded. A rotated picture has the size at which it is
/// displayed, after its EXIF orientation.
/// </summary>
internal readonly record struct PictureHeader(PictureFormat Format, int Width, int Height)
{
    /// <summary>Unknown format, or a header that ends too early, gives <see cref="PictureFormat.Unknown"/>.</summary>
    public static PictureHeader Read(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return JpegHeader.TryRead(data, out var width, out var height)
                ? Of(PictureFormat.Jpeg, width, height)
                : default;
        }

        if (IsPng(data))
        {
            return data.Length < 24 || !data[12..16].SequenceEqual("IHDR"u8)
                ? default
                : Of(PictureFormat.Png, Big32(data[16..]), Big32(data[20..]));
        }

        if (data.StartsWith("BM"u8))
        {
            return ReadBmp(data);
        }

        if (data.StartsWith("GIF87a"u8) || data.StartsWith("GIF89a"u8))
        {
            return data.Length < 10 ? default : Of(PictureFormat.Gif, Little16(data[6..]), Little16(data[8..]));
        }

        return data.Length >= 30 && data.StartsWith("RIFF"u8) && data[8..12].SequenceEqual("WEBP"u8)
            ? ReadWebP(data)
            : default;
    }

    private static bool IsPng(ReadOnlySpan<byte> data) =>
        data.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    private static PictureHeader ReadBmp(ReadOnlySpan<byte> data)
    {
        if (data.Length < 26)
        {
            return default;
        }

        // The old core header has 16-bit sides; later ones 32-bit, and a negative height means top-down. OS/2's may be cut
        // short down to 16 bytes, and the longest has 124.
        var headerSize = BinaryPrimitives.ReadUInt32LittleEndian(data[14..]);
        return headerSize == 12 ? Of(PictureFormat.Bmp, Little16(data[18..]), Little16(data[20..]))
            : headerSize is < 16 or > 124 ? default
            : Of(
                PictureFormat.Bmp,
                BinaryPrimitives.ReadInt32LittleEndian(data[18..]),
                Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(data[22..]))
            );
    }

    private static PictureHeader ReadWebP(ReadOnlySpan<byte> data)
    {
        var kind = data[12..16];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return Of(PictureFormat.WebP, 1 + Little24(data[24..]), 1 + Little24(data[27..]));
        }

        if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[21..]);
            return Of(PictureFormat.WebP, 1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }

        return kind.SequenceEqual("VP8 "u8)
            ? Of(PictureFormat.WebP, Little16(data[26..]) & 0x3FFF, Little16(data[28..]) & 0x3FFF)
            : default;
    }

    private static PictureHeader Of(PictureFormat format, long width, long height) =>
        width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue
            ? default
            : new PictureHeader(format, (int)width, (int)height);

    private static long Big32(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt32BigEndian(data);

    private static int Little16(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt16LittleEndian(data);

    private static int Little24(ReadOnlySpan<byte> data) => data[0] | (data[1] << 8) | (data[2] << 16);
}
