using System.Buffers.Binary;
using System.IO.Compression;

namespace FaceEnroll.Imaging.Tests.Support;

/// <summary>PNG as decoders like it least: interlaced, of 16 bits, shining through. A megabyte of it is millions of pixels.</summary>
internal static class HeavyPng
{
    /// <summary>Of each of the seven passes: where it begins and how far its pixels are apart.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] s_passes =
    [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];

    /// <summary>A picture of one colour.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="bits">8 or 16 for each value.</param>
    /// <param name="hasAlpha">Whether a pixel has a fourth value, half of its most.</param>
    /// <param name="isInterlaced">Whether it comes in seven passes.</param>
    public static byte[] Make(int width, int height, int bits, bool hasAlpha, bool isInterlaced)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bits, (byte)(hasAlpha ? 6 : 2), (byte)(isInterlaced ? 1 : 0));
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Rows(width, height, bits / 8 * (hasAlpha ? 4 : 3), isInterlaced));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Rows(int width, int height, int pixel, bool isInterlaced)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            foreach (var (x, y, stepX, stepY) in isInterlaced ? s_passes : [(0, 0, 1, 1)])
            {
                var columns = (width - x + stepX - 1) / stepX;
                // A row begins with its filter: none.
                var row = new byte[1 + (columns * pixel)];
                row.AsSpan(1).Fill(0x80);
                for (var line = y; columns > 0 && line < height; line += stepY)
                {
                    zlib.Write(row);
                }
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(name);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, HostilePicture.Crc([.. name, .. content]));
        file.Write(number);
    }
}
