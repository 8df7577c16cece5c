using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

/// <summary>Goes from chunk to chunk of a PNG, by their lengths.</summary>
internal static class PngChunks
{
    private const int Signature = 8;

    private const int LengthAndType = 8;

    private const int Checksum = 4;

    /// <summary>Whether the chunks lead to a whole IEND.</summary>
    public static bool HaveEnd(ReadOnlySpan<byte> png)
    {
        for (long at = Signature; at + LengthAndType + Checksum <= png.Length; )
        {
            var chunk = png.Slice((int)at);
            var type = chunk.Slice(4, 4);
            if (type.SequenceEqual("IEND"u8))
            {
                return true;
            }

            foreach (var letter in type)
            {
                // No chunk begins here: the one before is cut.
                if ((letter | 0x20) is < (byte)'a' or > (byte)'z')
                {
                    return false;
                }
            }

            at += LengthAndType + (long)BinaryPrimitives.ReadUInt32BigEndian(chunk) + Checksum;
        }

        return false;
    }
}
