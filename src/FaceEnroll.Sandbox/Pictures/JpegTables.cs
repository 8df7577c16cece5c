namespace FaceEnroll.Sandbox.Pictures;

/// <summary>
/// Which segments libjpeg accepts: it gives up on a file whose tables do not fill their segment, or have a number without a table.
/// </summary>
internal static class JpegTables
{
    /// <summary>A marker that no decoder knows, or a second image, or an end before any pixel.</summary>
    public static bool IsRefused(byte marker) =>
        marker
            is (> 0x01 and < 0xC0)
                or (>= 0xC5 and <= 0xC8)
                or (>= 0xCD and <= 0xCF)
                or 0xD8
                or 0xD9
                or 0xDE
                or 0xDF
                or (>= 0xF0 and <= 0xFD);

    /// <summary>DHT, DAC, DQT, DRI and SOS must at least count their own length.</summary>
    public static bool NeedsContent(byte marker) => marker is 0xC4 or 0xCC or 0xDA or 0xDB or 0xDD;

    public static bool IsSound(byte marker, ReadOnlySpan<byte> content) =>
        marker switch
        {
            0xC4 => Huffman(content),
            0xCC => Arithmetic(content),
            0xDA => content.Length > 0 && content[0] is >= 1 and <= 4 && content.Length == 4 + (2 * content[0]),
            0xDB => Quantization(content),
            0xDD => content.Length == 2,
            _ => true,
        };

    private static bool Huffman(ReadOnlySpan<byte> rest)
    {
        while (rest.Length >= 17)
        {
            var symbols = 0;
            for (var i = 1; i <= 16; i++)
            {
                symbols += rest[i];
            }

            if (rest[0] is not (<= 0x03 or >= 0x10 and <= 0x13) || symbols > 256 || rest.Length < 17 + symbols)
            {
                return false;
            }

            rest = rest[(17 + symbols)..];
        }

        return rest.Length == 0;
    }

    private static bool Quantization(ReadOnlySpan<byte> rest)
    {
        while (rest.Length > 0)
        {
            var length = rest[0] < 0x10 ? 65 : 129;
            if (rest[0] % 0x10 > 3 || rest.Length < length)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }

    private static bool Arithmetic(ReadOnlySpan<byte> rest)
    {
        if (rest.Length % 2 != 0)
        {
            return false;
        }

        for (var i = 0; i < rest.Length; i += 2)
        {
            if (rest[i] >= 32 || (rest[i] < 16 && rest[i + 1] % 0x10 > rest[i + 1] / 0x10))
            {
                return false;
            }
        }

        return true;
    }
}
