using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

internal static partial class ImageHeader
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte HierarchicalProgression = 0xDE;
    private const byte App1 = 0xE1;

    /// <summary>
    /// Walks the segments up to the frame header. As tolerant as the common decoders: stray bytes before a marker are
    /// skipped. EXIF is honoured where its standard puts it, before the frame; the first EXIF segment counts.
    /// </summary>
    private static ImageHeaderStatus ReadJpeg(ReadOnlySpan<byte> data, bool isWhole, out ImageInfo info)
    {
        int orientation = 0;
        int position = 2;
        while (true)
        {
            position = FindMarker(data, position);
            if (position >= data.Length)
                return Short(FaceImageFormat.Jpeg, data.Length + 1L, isWhole, out info);

            byte marker = data[position++];
            if (IsStandalone(marker))
                continue;
            // A second image, the end, or pixels before any frame header. A hierarchical file's first frame is
            // smaller than the picture, and decoders refuse it.
            if (marker is StartOfImage or EndOfImage or StartOfScan or HierarchicalProgression)
                return Malformed(FaceImageFormat.Jpeg, out info);

            int available = data.Length - position;
            if (available < 2)
                return Short(FaceImageFormat.Jpeg, position + 2L, isWhole, out info);
            if (IsStartOfFrame(marker))
                return available < 8
                    ? Short(FaceImageFormat.Jpeg, position + 8L, isWhole, out info)
                    : ReadFrame(data.Slice(position, 8), marker, Math.Max(orientation, 1), out info);

            int length = BinaryPrimitives.ReadUInt16BigEndian(data.Slice(position));
            if (length < 2)
                return Malformed(FaceImageFormat.Jpeg, out info);
            // Another marker, of two bytes, has to follow.
            if (available < length)
                return Short(FaceImageFormat.Jpeg, position + length + 2L, isWhole, out info);
            if (marker == App1 && orientation == 0)
                orientation = ReadExifOrientation(data.Slice(position + 2, length - 2));
            position += length;
        }
    }

    /// <summary>
    /// The position of the next marker's code: the byte after one or more 0xFF that is neither 0xFF (fill) nor 0
    /// (an escaped 0xFF of entropy-coded data). The data's length where there is none.
    /// </summary>
    private static int FindMarker(ReadOnlySpan<byte> data, int position)
    {
        for (int i = position + 1; i < data.Length; i++)
        {
            if (data[i - 1] == 0xFF && data[i] is not (0 or 0xFF))
                return i;
        }
        return data.Length;
    }

    /// <summary>TEM and RST0 to RST7 have no length.</summary>
    private static bool IsStandalone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD7);

    /// <summary>SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC), which share their range.</summary>
    private static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>
    /// Length, precision, height, width, number of components. A height of 0, left to a later DNL marker, is malformed:
    /// decoders refuse it.
    /// </summary>
    private static ImageHeaderStatus ReadFrame(
        ReadOnlySpan<byte> frame,
        byte marker,
        int orientation,
        out ImageInfo info
    )
    {
        int length = BinaryPrimitives.ReadUInt16BigEndian(frame);
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame.Slice(3));
        int width = BinaryPrimitives.ReadUInt16BigEndian(frame.Slice(5));
        int components = frame[7];
        if (width == 0 || height == 0 || components == 0 || length != 8 + 3 * components)
            return Malformed(FaceImageFormat.Jpeg, out info);

        bool isProgressive = (marker & 3) == 2;
        info = new ImageInfo(FaceImageFormat.Jpeg, width, height, orientation, isProgressive);
        return ImageHeaderStatus.Recognised;
    }
}
