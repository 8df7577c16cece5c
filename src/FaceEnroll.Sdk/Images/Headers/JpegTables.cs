namespace FaceEnroll.Sdk.Images;

/// <summary>
/// Whether a segment that the pixels are decoded with is sound, by libjpeg's rules: it gives up on a file whose tables do
/// not fill their segment exactly, or have a number for which there is no table.
/// </summary>
internal static class JpegTables
{
    /// <summary>A scan may have this many components.</summary>
    private const int MaxInScan = 4;

    private const int MaxTables = 4;

    private const int MaxConditionings = 16;

    /// <summary>DHT, DAC, DQT and DRI, and the scan's own header.</summary>
    public static bool AreIn(byte marker) => marker is 0xC4 or 0xCC or 0xDB or 0xDD or JpegSegments.StartOfScan;

    public static bool IsSound(byte marker, ReadOnlySpan<byte> content) =>
        marker switch
        {
            0xC4 => IsHuffman(content),
            0xCC => IsArithmetic(content),
            0xDB => IsQuantization(content),
            0xDD => content.Length == 2,
            JpegSegments.StartOfScan => content.Length >= 6
                && content[0] is >= 1 and <= MaxInScan
                && content.Length == 4 + (2 * content[0]),
            _ => true,
        };

    /// <summary>Class and number in one byte, how many codes there are of each length, the codes' symbols.</summary>
    private static bool IsHuffman(ReadOnlySpan<byte> content)
    {
        const int Lengths = 16;
        while (content.Length > Lengths)
        {
            int symbols = 0;
            foreach (byte count in content.Slice(1, Lengths))
                symbols += count;
            if ((content[0] & ~0x10) >= MaxTables || symbols > 256 || symbols > content.Length - 1 - Lengths)
                return false;
            content = content.Slice(1 + Lengths + symbols);
        }

        return content.IsEmpty;
    }

    /// <summary>Precision and number in one byte, 64 values of one byte or two.</summary>
    private static bool IsQuantization(ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            int length = content[0] >> 4 == 0 ? 65 : 129;
            if ((content[0] & 0x0F) >= MaxTables || content.Length < length)
                return false;
            content = content.Slice(length);
        }

        return true;
    }

    /// <summary>Pairs of a number and a value; those of DC hold a lower and an upper bound.</summary>
    private static bool IsArithmetic(ReadOnlySpan<byte> content)
    {
        for (; content.Length >= 2; content = content.Slice(2))
        {
            bool isDc = content[0] < MaxConditionings;
            if (content[0] >= 2 * MaxConditionings || (isDc && (content[1] & 0x0F) > content[1] >> 4))
                return false;
        }

        return content.IsEmpty;
    }
}
