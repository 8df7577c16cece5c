using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

internal static partial class ImageHeader
{
    private const int PngSizeEnd = 24;

    /// <summary>Signature, then IHDR: length, type, width, height. Orientation in an eXIf chunk is not looked for.</summary>
    private static ImageHeaderStatus ReadPng(ReadOnlySpan<byte> data, bool isWhole, out ImageInfo info)
    {
        if (data.Length < PngSizeEnd)
            return Short(FaceImageFormat.Png, PngSizeEnd, isWhole, out info);
        if (BinaryPrimitives.ReadUInt32BigEndian(data.Slice(8)) != 13 || !data.Slice(12).StartsWith("IHDR"u8))
            return Malformed(FaceImageFormat.Png, out info);

        uint width = BinaryPrimitives.ReadUInt32BigEndian(data.Slice(16));
        uint height = BinaryPrimitives.ReadUInt32BigEndian(data.Slice(20));
        return Sized(FaceImageFormat.Png, width, height, out info);
    }
}
