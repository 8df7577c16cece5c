using System.Buffers.Binary;
using SkiaSharp;

namespace FaceEnroll.Imaging.Tests.Support;

/// <summary>Broken, lying and oversized pictures, always the same by their number.</summary>
internal static class HostilePicture
{
    private static readonly string[] s_families =
    [
        "whole",
        "cut",
        "bits",
        "size",
        "glued",
        "random tail",
        "zeros",
        "orientation",
        "noise",
        "length",
    ];

    private static readonly Lazy<byte[][]> s_seeds = new(() =>
        [
            Photo.Jpeg(300, 400),
            Photo.Png(260, 300),
            Photo.Encoded(Photo.Pixels(300, 400), SKEncodedImageFormat.Webp, 80),
            Photo.With(Photo.Jpeg(500, 300), Photo.Exif(6)),
            Photo.Jpeg(700, 1000, 60),
            Photo.Jpeg(120, 160),
            HeavyPng.Make(500, 600, 16, hasAlpha: true, isInterlaced: true),
        ]
    );

    public static string Name(int number) =>
        $"{number}: {s_families[number / s_seeds.Value.Length % s_families.Length]}";

    public static byte[] Make(int number)
    {
        var random = new Random(number);
        var seed = s_seeds.Value[number % s_seeds.Value.Length];
        byte[] file = [.. seed];
        switch (s_families[number / s_seeds.Value.Length % s_families.Length])
        {
            case "cut":
                return file[..random.Next(file.Length)];
            case "bits":
                for (var i = 0; i < 1 + random.Next(20); i++)
                {
                    file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
                }

                return file;
            case "size":
                Lie(file, random);
                return file;
            case "glued":
                return [.. file, .. s_seeds.Value[random.Next(s_seeds.Value.Length)]];
            case "random tail":
                random.NextBytes(file.AsSpan(random.Next(file.Length)));
                return file;
            case "zeros":
                file.AsSpan(random.Next(file.Length)).Clear();
                return file;
            case "orientation":
                return file[0] == 0xFF ? Photo.With(file, Photo.Exif(random.Next(256))) : file;
            case "noise":
                random.NextBytes(file.AsSpan(random.Next(2) * 12));
                return file;
            case "length":
                // Somewhere in the header a length or a count is another.
                var at = random.Next(2, 200);
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), (ushort)random.Next(65_536));
                return file;
            default:
                return file;
        }
    }

    /// <summary>Files that say that they have 60,000 by 60,000 pixels.</summary>
    public static IEnumerable<byte[]> Bombs()
    {
        foreach (var seed in s_seeds.Value.Take(2))
        {
            byte[] file = [.. seed];
            Write(file, 60_000, 60_000);
            yield return file;
        }
    }

    private static void Lie(byte[] file, Random random) => Write(file, random.Next(1, 65_500), random.Next(1, 65_500));

    private static void Write(byte[] file, int width, int height)
    {
        if (file[0] == 0x89)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc(file.AsSpan(12, 17)));
        }
        else if (file[0] == 0xFF)
        {
            var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), (ushort)height);
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), (ushort)width);
        }
    }

    /// <summary>The check of a PNG's chunk, over its name and content.</summary>
    public static uint Crc(ReadOnlySpan<byte> chunk)
    {
        var crc = uint.MaxValue;
        foreach (var b in chunk)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0xEDB88320);
            }
        }

        return ~crc;
    }
}
