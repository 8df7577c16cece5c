using System.Buffers.Binary;

namespace FaceEnroll.Sandbox.Pictures;

/// <summary>
/// The displayed size of a JPEG, read as libjpeg reads it: stray bytes before a marker are skipped, a segment that is too
/// short to count itself is passed over, and EXIF counts on either side of the frame header, the first one found.
/// </summary>
internal static class JpegHeader
{
    private const byte App1 = 0xE1;

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

            // Another image, the end, the pixels, or a marker that no decoder knows.
            if (marker is >= 0xD8 and <= 0xDA or 0xDE or 0xDF or < 0xC0 or >= 0xF0 and <= 0xFD)
            {
                break;
            }

            var length = at + 2 <= data.Length ? BinaryPrimitives.ReadUInt16BigEndian(data[at..]) : int.MaxValue;
            if (length > data.Length - at || (length < 2 && IsTable(marker)))
            {
                break;
            }

            var content = length < 2 ? default : data[(at + 2)..(at + length)];
            at += Math.Max(length, 2);
            if (marker == App1 && orientation == 0)
            {
                orientation = ExifOrientation.Read(content);
            }

            if (IsFrame(marker) && (width != 0 || !TryReadFrame(content, out width, out height)))
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

    private static bool TryReadFrame(ReadOnlySpan<byte> content, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (content.Length < 6 || content[5] == 0 || content.Length != 6 + (3 * content[5]))
        {
            return false;
        }

        height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
        width = height == 0 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
        return width != 0;
    }

    /// <summary>DHT, DAC, DQT and DRI.</summary>
    private static bool IsTable(byte marker) => marker is 0xC4 or 0xCC or 0xDB or 0xDD;

    /// <summary>DHT, JPG and DAC share the range with the frame markers.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;
}
