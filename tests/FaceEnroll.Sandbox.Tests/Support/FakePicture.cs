using System.Buffers.Binary;

namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>Headers of pictures of any size, padded to any length. Nothing decodes them.</summary>
internal static class FakePicture
{
    public static byte[] Jpeg(int width, int height, int length = 200)
    {
        byte[] head = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(13), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(15), (ushort)width);
        return Pad(head, length);
    }

    public static byte[] Png(int width, int height, int length = 200)
    {
        byte[] head =
        [
            0x89,
            0x50,
            0x4E,
            0x47,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            0,
            0,
            0,
            13,
            .. "IHDR"u8,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(20), height);
        return Pad(head, length);
    }

    public static byte[] Bmp(int width, int height, int length = 200)
    {
        var head = new byte[54];
        "BM"u8.CopyTo(head);
        head[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(22), -height);
        return Pad(head, length);
    }

    public static byte[] Gif(int width, int height, int length = 200)
    {
        byte[] head = [.. "GIF89a"u8, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(6), (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(8), (ushort)height);
        return Pad(head, length);
    }

    private static byte[] Pad(byte[] head, int length)
    {
        Array.Resize(ref head, Math.Max(length, head.Length));
        return head;
    }
}
