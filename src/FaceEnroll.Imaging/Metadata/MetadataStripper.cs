using System.Buffers.Binary;

namespace FaceEnroll.Imaging.Metadata;

/// <summary>
/// Takes out of a file what is not its pixels or their colours: place, time, device, comments, thumbnails, and whatever
/// stands behind its end. The pixels stay the same, byte for byte.
/// </summary>
internal static class MetadataStripper
{
    /// <summary>Chunks that say what the colours are.</summary>
    private static readonly byte[][] s_kept =
    [
        [.. "tRNS"u8],
        [.. "gAMA"u8],
        [.. "cHRM"u8],
        [.. "sRGB"u8],
        [.. "iCCP"u8],
        [.. "cICP"u8],
        [.. "sBIT"u8],
    ];

    /// <summary>The file without its metadata; null where it is not whole, so that nobody can tell.</summary>
    /// <param name="file">The file.</param>
    public static byte[]? Strip(ReadOnlySpan<byte> file) =>
        PictureHead.IsJpeg(file) ? StripJpeg(file)
        : PictureHead.IsPng(file) ? StripPng(file)
        : file.ToArray();

    private static byte[]? StripJpeg(ReadOnlySpan<byte> file)
    {
        var kept = new byte[file.Length];
        file[..2].CopyTo(kept);
        var length = 2;
        var segments = new JpegSegments(file);
        var hasScan = false;
        while (segments.MoveNext())
        {
            hasScan |= segments.Marker == 0xDA;
            if (IsPixels(segments.Marker, segments.Content))
            {
                segments.Whole.CopyTo(kept.AsSpan(length));
                length += segments.Whole.Length;
            }
        }

        return segments.IsEnded && hasScan ? kept.AsSpan(0, length).ToArray() : null;
    }

    private static bool IsPixels(byte marker, ReadOnlySpan<byte> content) =>
        marker switch
        {
            0xE0 => content.StartsWith("JFIF\0"u8),
            0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
            0xEE => content.StartsWith("Adobe"u8),
            >= 0xE0 and <= 0xEF or 0xFE => false,
            _ => true,
        };

    private static byte[]? StripPng(ReadOnlySpan<byte> file)
    {
        const int Signature = 8;
        // A length, a name and a checksum.
        const int Frame = 12;
        var kept = new byte[file.Length];
        file[..Signature].CopyTo(kept);
        var (length, next) = (Signature, Signature);
        while (next + Frame <= file.Length)
        {
            var content = BinaryPrimitives.ReadUInt32BigEndian(file[next..]);
            if (content > file.Length - next - Frame)
            {
                return null;
            }

            var chunk = file.Slice(next, (int)content + Frame);
            var name = chunk[4..8];
            next += chunk.Length;
            // An upper-case letter in front: no picture without it.
            if (name[0] < 'a' || IsKept(name))
            {
                chunk.CopyTo(kept.AsSpan(length));
                length += chunk.Length;
            }

            if (name.SequenceEqual("IEND"u8))
            {
                return kept.AsSpan(0, length).ToArray();
            }
        }

        return null;
    }

    private static bool IsKept(ReadOnlySpan<byte> name)
    {
        foreach (var kept in s_kept)
        {
            if (name.SequenceEqual(kept))
            {
                return true;
            }
        }

        return false;
    }
}
