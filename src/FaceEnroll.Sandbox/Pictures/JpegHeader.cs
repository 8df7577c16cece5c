using System.Buffers.Binary;

namespace FaceEnroll.Sandbox.Pictures;

/// <summary>
/// The displayed size of a JPEG, read as libjpeg reads it: stray bytes before a marker are skipped, a segment that is too
/// short to count itself is skipped, and the first EXIF counts, on either side of the frame header. A file that libjpeg
/// gives up on before the pixels is not a picture here either.
/// </summary>
internal static class JpegHeader
{
    private const byte App1 = 0xE1;
    private const byte StartOfScan = 0xDA;

    public static bool TryRead(ReadOnlySpan<byte> data, out int width, out int height)
    {
        (width, height) = (0, 0);
        var orientation = 0;
        for (var at = 2; NextMarker(data, ref at, out var marker); )
        {
            if (marker is 0x01 or >= 0xD0 and <= 0xD7)
            {
                continue;
            }

            if (JpegTables.IsRefused(marker))
            {
                return Refused(out width, out height);
            }

            var length = at + 2 <= data.Length ? BinaryPrimitives.ReadUInt16BigEndian(data[at..]) : int.MaxValue;
            if (length > data.Length - at)
            {
                // Decoders show what they can of a file that is cut off here.
                break;
            }

            var content = length < 2 ? default : data[(at + 2)..(at + length)];
            at += Math.Max(length, 2);
            if ((length < 2 && JpegTables.NeedsContent(marker)) || !JpegTables.IsSound(marker, content))
            {
                return Refused(out width, out height);
            }

            if (marker == App1 && orientation == 0)
            {
                orientation = ExifOrientation.Read(content);
            }

            if (IsFrame(marker) && (width != 0 || !TryReadFrame(marker, content, out width, out height)))
            {
                return Refused(out width, out height);
            }

            if (marker == StartOfScan)
            {
                break;
            }
        }

        if (orientation >= 5)
        {
            (width, height) = (height, width);
        }

        return width != 0;
    }

    private static bool NextMarker(ReadOnlySpan<byte> data, ref int at, out byte marker)
    {
        for (; at + 1 < data.Length; at++)
        {
            if (data[at] == 0xFF && data[at + 1] is not (0 or 0xFF))
            {
                marker = data[at + 1];
                at += 2;
                return true;
            }
        }

        marker = 0;
        return false;
    }

    private static bool TryReadFrame(byte marker, ReadOnlySpan<byte> content, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (content.Length < 6 || content[5] is 0 or > 10 || content.Length != 6 + (3 * content[5]))
        {
            return false;
        }

        var isLossless = marker is 0xC3 or 0xCB;
        if (isLossless ? content[0] is < 2 or > 16 : content[0] is not (8 or 12))
        {
            return false;
        }

        for (var i = 7; i < content.Length; i += 3)
        {
            if (content[i] / 0x10 is 0 or > 4 || content[i] % 0x10 is 0 or > 4)
            {
                return false;
            }
        }

        height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
        width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
        return width is > 0 and <= 65500 && height is > 0 and <= 65500;
    }

    private static bool Refused(out int width, out int height)
    {
        (width, height) = (0, 0);
        return false;
    }

    private static bool IsFrame(byte marker) => marker is (>= 0xC0 and <= 0xC3) or (>= 0xC9 and <= 0xCB);
}
