using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

internal static partial class ImageHeader
{
    private const int GifSizeEnd = 10;

    /// <summary>Signature, then the logical screen's width and height.</summary>
    private static ImageHeaderStatus ReadGif(ReadOnlySpan<byte> data, bool isWhole, out ImageInfo info)
    {
        if (data.Length < GifSizeEnd)
            return Short(FaceImageFormat.Gif, GifSizeEnd, isWhole, out info);

        ushort width = BinaryPrimitives.ReadUInt16LittleEndian(data.Slice(6));
        ushort height = BinaryPrimitives.ReadUInt16LittleEndian(data.Slice(8));
        return Sized(FaceImageFormat.Gif, width, height, out info);
    }
}
