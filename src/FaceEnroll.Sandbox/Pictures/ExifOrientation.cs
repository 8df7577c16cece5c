using System.Buffers.Binary;

namespace FaceEnroll.Sandbox.Pictures;

/// <summary>How a JPEG must be turned for display, according to its EXIF.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;

    /// <summary>1 to 8; 0 when the segment is not EXIF, 1 when it states no valid orientation.</summary>
    public static int Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8))
        {
            return 0;
        }

        var tiff = segment[6..];
        var little = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || (!little && !tiff.StartsWith("MM\0*"u8)))
        {
            return 1;
        }

        long at = Read32(tiff[4..], little);
        if (at + 2 > tiff.Length)
        {
            return 1;
        }

        var count = Read16(tiff[(int)at..], little);
        for (at += 2; count > 0 && at + 12 <= tiff.Length; count--, at += 12)
        {
            var entry = tiff.Slice((int)at, 12);
            if (Read16(entry, little) == Tag)
            {
                return Value(entry, little) is >= 1 and <= 8 and var value ? (int)value : 1;
            }
        }

        return 1;
    }

    /// <summary>A value of any integer type, signed or not, if it is in the entry itself.</summary>
    private static uint Value(ReadOnlySpan<byte> entry, bool little)
    {
        var count = Read32(entry[4..], little);
        var value = entry[8..];
        return Read16(entry[2..], little) switch
        {
            1 or 6 when count is >= 1 and <= 4 => value[0],
            3 or 8 when count is 1 or 2 => Read16(value, little),
            4 or 9 when count == 1 => Read32(value, little),
            _ => 0,
        };
    }

    private static ushort Read16(ReadOnlySpan<byte> data, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(data) : BinaryPrimitives.ReadUInt16BigEndian(data);

    private static uint Read32(ReadOnlySpan<byte> data, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(data) : BinaryPrimitives.ReadUInt32BigEndian(data);
}
