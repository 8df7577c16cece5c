using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FaceEnroll.Torture;

/// <summary>Pictures that every vendor's rules allow, no two alike. Only their headers are pictures.</summary>
internal static class UniquePicture
{
    private const int Unique = 31;

    /// <summary>A JPEG header, a number, and noise to a length.</summary>
    public static byte[] Make(Random random, long number, int length)
    {
        var picture = new byte[Math.Max(length, 64)];
        random.NextBytes(picture.AsSpan(Unique + sizeof(long)));
        byte[] head =
        [
            .. (ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0],
            .. (ReadOnlySpan<byte>)[0xFF, 0xC2, 0, 11, 8, 3, 0xC0, 2, 0xD0, 1, 1, 0x11, 0],
            .. (ReadOnlySpan<byte>)[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0],
        ];
        head.CopyTo(picture, 0);
        BinaryPrimitives.WriteInt64LittleEndian(picture.AsSpan(Unique), number);
        return picture;
    }

    /// <summary>Mostly small; now and then larger than the chunks and buffers on the way.</summary>
    public static int Length(Random random) =>
        random.Next(100) switch
        {
            0 => random.Next(500_000, 1_000_000),
            < 8 => random.Next(40_000, 200_000),
            _ => random.Next(200, 3_000),
        };

    /// <summary>As the sandbox's store writes it.</summary>
    public static string Hash(byte[] picture) => Convert.ToHexStringLower(SHA256.HashData(picture));
}
