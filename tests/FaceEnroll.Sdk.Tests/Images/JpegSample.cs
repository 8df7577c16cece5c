namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>Segments of a JPEG file: headers as real files have them, with a scan of no pixels.</summary>
internal static class JpegSample
{
    public const byte Baseline = 0xC0;
    public const byte Progressive = 0xC2;

    public static byte[] Start => [0xFF, 0xD8];

    public static byte[] Jfif => Segment(0xE0, [.. "JFIF\0"u8.ToArray(), 1, 1, 0, 0, 1, 0, 1, 0, 0]);

    /// <summary>Start of scan for one component, a byte of entropy-coded data, end of image.</summary>
    public static byte[] Scan => [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x2A, 0xFF, 0xD9];

    public static byte[] File(params byte[][] segments)
    {
        ByteWriter writer = new();
        writer.Bytes(Start);
        foreach (byte[] segment in segments)
            writer.Bytes(segment);
        return writer.Bytes(Scan).ToArray();
    }

    public static byte[] Segment(byte marker, byte[] content) =>
        new ByteWriter().Bytes(0xFF, marker).UInt16(content.Length + 2, littleEndian: false).Bytes(content).ToArray();

    public static byte[] Frame(int width, int height, byte marker = Baseline, int components = 3)
    {
        ByteWriter content = new();
        content.Bytes(8).UInt16(height, false).UInt16(width, false).Bytes((byte)components);
        for (int i = 1; i <= components; i++)
            content.Bytes((byte)i, 0x11, 0);
        return Segment(marker, content.ToArray());
    }

    public static byte[] App1Exif(byte[] tiff) => Segment(0xE1, [.. "Exif\0\0"u8.ToArray(), .. tiff]);

    /// <summary>APP1 with one directory: a maker's text before the orientation, a resolution unit after it.</summary>
    public static byte[] Exif(int orientation, bool littleEndian, int gap = 0, int type = 3)
    {
        ByteWriter tiff = Tiff(littleEndian, 8 + gap).Bytes(new byte[gap]).UInt16(3, littleEndian);
        Entry(tiff, littleEndian, 0x010F, 2, 4).Ascii("abc\0");
        Entry(tiff, littleEndian, 0x0112, type, 1);
        _ =
            type == 3
                ? tiff.UInt16(orientation, littleEndian).UInt16(0, false)
                : tiff.UInt32(orientation, littleEndian);
        Entry(tiff, littleEndian, 0x0128, 3, 1).UInt16(2, littleEndian).UInt16(0, false);
        return App1Exif(tiff.UInt32(0, littleEndian).ToArray());
    }

    public static ByteWriter Tiff(bool littleEndian, long directoryOffset) =>
        new ByteWriter()
            .Ascii(littleEndian ? "II" : "MM")
            .UInt16(42, littleEndian)
            .UInt32(directoryOffset, littleEndian);

    /// <summary>The first eight bytes of a directory entry; its value is for the caller to write.</summary>
    public static ByteWriter Entry(ByteWriter tiff, bool littleEndian, int tag, int type, int count) =>
        tiff.UInt16(tag, littleEndian).UInt16(type, littleEndian).UInt32(count, littleEndian);
}
