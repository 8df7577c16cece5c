using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>
/// A file that reads as a 720 x 960 JPEG and is random beyond its header, as compressed pictures are: how often base64
/// has a character to escape decides what percent-encoding costs.
/// </summary>
internal static class SamplePicture
{
    private static readonly Dictionary<int, string> s_files = [];

    public static byte[] Create(int length)
    {
        var picture = new byte[length];
        new Random(length).NextBytes(picture);
        ReadOnlySpan<byte> head =
        [
            .. (ReadOnlySpan<byte>)[0xFF, 0xD8],
            .. (ReadOnlySpan<byte>)[0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0],
            .. (ReadOnlySpan<byte>)[0xFF, 0xC0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0],
            .. (ReadOnlySpan<byte>)[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0],
        ];
        head.CopyTo(picture);
        BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(2 + 18 + 5), 960);
        BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(2 + 18 + 7), 720);
        picture[^2] = 0xFF;
        picture[^1] = 0xD9;
        return picture;
    }

    /// <summary>The same picture as a file, which ends with this process.</summary>
    public static string FileOf(int length)
    {
        if (!s_files.TryGetValue(length, out var path))
        {
            path = Path.GetTempFileName();
            File.WriteAllBytes(path, Create(length));
            s_files.Add(length, path);
        }

        return path;
    }

    public static void DeleteFiles()
    {
        foreach (var path in s_files.Values)
        {
            File.Delete(path);
        }
    }
}
