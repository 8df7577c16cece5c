using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

internal static partial class ImageHeader
{
    private const int BmpCoreHeaderSize = 12;

    /// <summary>14 bytes of file header, then an information header that begins with its own size.</summary>
    private static ImageHeaderStatus ReadBmp(ReadOnlySpan<byte> data, bool isWhole, out ImageInfo info)
    {
        if (data.Length < 18)
            return Short(FaceImageFormat.Bmp, 18, isWhole, out info);

        uint headerSize = BinaryPrimitives.ReadUInt32LittleEndian(data.Slice(14));
        if (!IsBmpHeaderSize(headerSize))
            return Malformed(FaceImageFormat.Bmp, out info);

        int sizeEnd = headerSize == BmpCoreHeaderSize ? 22 : 26;
        if (data.Length < sizeEnd)
            return Short(FaceImageFormat.Bmp, sizeEnd, isWhole, out info);

        if (headerSize == BmpCoreHeaderSize)
        {
            ushort coreWidth = BinaryPrimitives.ReadUInt16LittleEndian(data.Slice(18));
            ushort coreHeight = BinaryPrimitives.ReadUInt16LittleEndian(data.Slice(20));
            return Sized(FaceImageFormat.Bmp, coreWidth, coreHeight, out info);
        }

        int width = BinaryPrimitives.ReadInt32LittleEndian(data.Slice(18));
        int height = BinaryPrimitives.ReadInt32LittleEndian(data.Slice(22));
        // A negative height says that the rows are stored from the top down.
        return Sized(FaceImageFormat.Bmp, width, Math.Abs((long)height), out info);
    }

    /// <summary>
    /// OS/2 1.x (12); OS/2 2.x (64), which may be cut short after any field down to 16; BITMAPINFOHEADER (40) and what was
    /// added to it, up to version 5 (124). Decoders accept every length in between.
    /// </summary>
    private static bool IsBmpHeaderSize(uint size) => size is BmpCoreHeaderSize or (>= 16 and <= 124);
}
