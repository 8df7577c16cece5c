namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>Sample files of the formats other than JPEG: true headers, no pixels.</summary>
internal static class PictureSample
{
    public static byte[] Png(long width, long height, params byte[][] chunks)
    {
        ByteWriter png = new();
        png.Bytes(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);
        ByteWriter header = new ByteWriter().UInt32(width, false).UInt32(height, false).Bytes(8, 2, 0, 0, 0);
        png.Bytes(PngChunk("IHDR", header.ToArray()));
        foreach (byte[] chunk in chunks)
            png.Bytes(chunk);
        return png.Bytes(PngChunk("IDAT", [0])).Bytes(PngChunk("IEND", [])).ToArray();
    }

    /// <summary>A chunk whose checksum is zero: nobody looks.</summary>
    public static byte[] PngChunk(string type, byte[] content) =>
        new ByteWriter().UInt32(content.Length, false).Ascii(type).Bytes(content).Bytes(0, 0, 0, 0).ToArray();

    public static byte[] BmpCore(int width, int height) =>
        BmpStart(12).UInt16(width, true).UInt16(height, true).UInt16(1, true).UInt16(24, true).ToArray();

    public static byte[] Bmp(int headerSize, long width, long height)
    {
        ByteWriter bmp = BmpStart(headerSize).UInt32(width, true).UInt32(height, true);
        bmp.UInt16(1, true).UInt16(24, true);
        while (bmp.Length < 14 + headerSize)
            bmp.Bytes(0);
        return bmp.ToArray();
    }

    private static ByteWriter BmpStart(int headerSize) =>
        new ByteWriter()
            .Ascii("BM")
            .UInt32(14 + headerSize, true)
            .UInt32(0, true)
            .UInt32(14 + headerSize, true)
            .UInt32(headerSize, true);

    /// <summary>No colour table, the trailer at once.</summary>
    public static byte[] Gif(string version, int width, int height) =>
        new ByteWriter().Ascii(version).UInt16(width, true).UInt16(height, true).Bytes(0, 0, 0, 0x3B).ToArray();

    public static byte[] WebPLossy(int width, int height, int scale = 0) =>
        WebP(
            "VP8 ",
            new ByteWriter()
                .Bytes(0x10, 0, 0, 0x9D, 0x01, 0x2A)
                .UInt16(width | (scale << 14), true)
                .UInt16(height | (scale << 14), true)
                .ToArray()
        );

    public static byte[] WebPLossless(int width, int height, bool alpha = false) =>
        WebP(
            "VP8L",
            new ByteWriter()
                .Bytes(0x2F)
                .UInt32(width - 1L + ((height - 1L) << 14) + (alpha ? 1L << 28 : 0), true)
                .Bytes(0)
                .ToArray()
        );

    public static byte[] WebPExtended(long width, long height, byte flags = 0)
    {
        long w = width - 1;
        long h = height - 1;
        byte[] size = [(byte)w, (byte)(w >> 8), (byte)(w >> 16), (byte)h, (byte)(h >> 8), (byte)(h >> 16)];
        return WebP("VP8X", [flags, 0, 0, 0, .. size]);
    }

    public static byte[] WebP(string chunkType, byte[] payload) =>
        new ByteWriter()
            .Ascii("RIFF")
            .UInt32(12 + payload.Length, true)
            .Ascii("WEBP")
            .Ascii(chunkType)
            .UInt32(payload.Length, true)
            .Bytes(payload)
            .ToArray();
}
