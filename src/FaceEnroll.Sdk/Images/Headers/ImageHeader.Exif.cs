using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

internal static partial class ImageHeader
{
    private const int TiffHeaderSize = 8;
    private const int TiffEntrySize = 12;
    private const ushort OrientationTag = 0x0112;

    /// <summary>
    /// The orientation in an APP1 segment's content: 0 when it is not EXIF, 1 when it is but states no valid one. Damaged
    /// EXIF does not stop a picture from being decoded, so it is not an error here.
    /// </summary>
    private static int ReadExifOrientation(ReadOnlySpan<byte> segment)
    {
        ReadOnlySpan<byte> identifier = "Exif\0\0"u8;
        if (!segment.StartsWith(identifier))
            return 0;

        ReadOnlySpan<byte> tiff = segment.Slice(identifier.Length);
        bool isLittleEndian = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < TiffHeaderSize || (!isLittleEndian && !tiff.StartsWith("MM\0*"u8)))
            return 1;

        uint offset = ReadUInt32(tiff.Slice(4), isLittleEndian);
        if (offset > tiff.Length - 2)
            return 1;
        return FindOrientation(tiff.Slice((int)offset), isLittleEndian);
    }

    /// <summary>Looks at the first directory only, and at no more of its entries than are there.</summary>
    private static int FindOrientation(ReadOnlySpan<byte> directory, bool isLittleEndian)
    {
        int count = ReadUInt16(directory, isLittleEndian);
        ReadOnlySpan<byte> entries = directory.Slice(2);
        for (; count > 0 && entries.Length >= TiffEntrySize; count--, entries = entries.Slice(TiffEntrySize))
        {
            if (ReadUInt16(entries, isLittleEndian) != OrientationTag)
                continue;
            uint value = ReadInteger(entries.Slice(2), isLittleEndian);
            return value is >= 1 and <= 8 ? (int)value : 1;
        }
        return 1;
    }

    /// <summary>
    /// An entry's value from its type on. The standard says SHORT; cameras write, and decoders read, every integer type. 0
    /// for another type, and for a value that stands elsewhere because it is too long for the entry.
    /// </summary>
    private static uint ReadInteger(ReadOnlySpan<byte> entry, bool isLittleEndian)
    {
        int size = ReadUInt16(entry, isLittleEndian) switch
        {
            // BYTE and SBYTE, SHORT and SSHORT, LONG and SLONG.
            1 or 6 => 1,
            3 or 8 => 2,
            4 or 9 => 4,
            _ => 0,
        };
        uint count = ReadUInt32(entry.Slice(2), isLittleEndian);
        ReadOnlySpan<byte> value = entry.Slice(6);
        if (size == 0 || count == 0 || count > 4 / size)
            return 0;
        return size switch
        {
            1 => value[0],
            2 => ReadUInt16(value, isLittleEndian),
            _ => ReadUInt32(value, isLittleEndian),
        };
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> source, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(source) : BinaryPrimitives.ReadUInt16BigEndian(source);

    private static uint ReadUInt32(ReadOnlySpan<byte> source, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(source) : BinaryPrimitives.ReadUInt32BigEndian(source);
}
