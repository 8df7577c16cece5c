namespace FaceEnroll.Sandbox.Throughput;

internal static class Picture
{
    /// <summary>A JPEG header of 720 by 960 pixels and nothing behind it.</summary>
    public static byte[] Jpeg() =>
        [
            .. (ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0x03, 0xC0, 0x02, 0xD0, 1, 1, 0x11, 0],
            .. (ReadOnlySpan<byte>)[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0xFF, 0xD9],
        ];
}
