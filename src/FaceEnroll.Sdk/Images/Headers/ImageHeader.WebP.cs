using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

internal static partial class ImageHeader
{
    private const int WebPPayload = 20;
    private const int WebPLosslessSizeEnd = WebPPayload + 5;
    private const int WebPSizeEnd = WebPPayload + 10;

    /// <summary>RIFF header, then the first chunk: its type, its length, and the size in a form of its own.</summary>
    private static ImageHeaderStatus ReadWebP(ReadOnlySpan<byte> data, bool isWhole, out ImageInfo info)
    {
        if (data.Length < WebPPayload)
            return Short(FaceImageFormat.WebP, WebPPayload, isWhole, out info);

        ReadOnlySpan<byte> chunk = data.Slice(12);
        bool lossless = chunk.StartsWith("VP8L"u8);
        bool extended = chunk.StartsWith("VP8X"u8);
        if (!lossless && !extended && !chunk.StartsWith("VP8 "u8))
            return Malformed(FaceImageFormat.WebP, out info);

        int sizeEnd = lossless ? WebPLosslessSizeEnd : WebPSizeEnd;
        long chunkLength = BinaryPrimitives.ReadUInt32LittleEndian(data.Slice(16));
        long riffLength = BinaryPrimitives.ReadUInt32LittleEndian(data.Slice(4));
        // The RIFF length counts "WEBP" and the chunk's own header.
        if (chunkLength < sizeEnd - WebPPayload || chunkLength + 12 > riffLength)
            return Malformed(FaceImageFormat.WebP, out info);

        if (data.Length < sizeEnd)
            return Short(FaceImageFormat.WebP, sizeEnd, isWhole, out info);

        ReadOnlySpan<byte> payload = data.Slice(WebPPayload);
        if (lossless)
            return ReadWebPLossless(payload, out info);
        return extended ? ReadWebPExtended(payload, out info) : ReadWebPLossy(payload, out info);
    }

    /// <summary>VP8: a key frame's tag and start code, then 14 bits each of width and height below 2 bits of scale.</summary>
    private static ImageHeaderStatus ReadWebPLossy(ReadOnlySpan<byte> payload, out ImageInfo info)
    {
        bool isKeyFrame = (payload[0] & 1) == 0;
        if (!isKeyFrame || payload[3] != 0x9D || payload[4] != 0x01 || payload[5] != 0x2A)
            return Malformed(FaceImageFormat.WebP, out info);

        int width = BinaryPrimitives.ReadUInt16LittleEndian(payload.Slice(6)) & 0x3FFF;
        int height = BinaryPrimitives.ReadUInt16LittleEndian(payload.Slice(8)) & 0x3FFF;
        return Sized(FaceImageFormat.WebP, width, height, out info);
    }

    /// <summary>VP8L: a signature byte, then 14 bits each of width - 1 and height - 1, alpha, and version 0.</summary>
    private static ImageHeaderStatus ReadWebPLossless(ReadOnlySpan<byte> payload, out ImageInfo info)
    {
        uint bits = BinaryPrimitives.ReadUInt32LittleEndian(payload.Slice(1));
        if (payload[0] != 0x2F || bits >> 29 != 0)
            return Malformed(FaceImageFormat.WebP, out info);

        return Sized(FaceImageFormat.WebP, (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1, out info);
    }

    /// <summary>VP8X: four bytes of flags, then 24 bits each of canvas width - 1 and height - 1.</summary>
    private static ImageHeaderStatus ReadWebPExtended(ReadOnlySpan<byte> payload, out ImageInfo info)
    {
        long width = (payload[4] | payload[5] << 8 | payload[6] << 16) + 1;
        long height = (payload[7] | payload[8] << 8 | payload[9] << 16) + 1;
        // The format's own limit on the canvas.
        if (width * height > uint.MaxValue)
            return Malformed(FaceImageFormat.WebP, out info);

        return Sized(FaceImageFormat.WebP, width, height, out info);
    }
}
