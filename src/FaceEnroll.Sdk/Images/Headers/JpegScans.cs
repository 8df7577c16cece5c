using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

/// <summary>A JPEG from its first scan's pixels on: does the end follow, or another picture before it?</summary>
internal static class JpegScans
{
    private const int MarkerSize = 2;

    private static ReadOnlySpan<byte> Start => [0xFF, JpegSegments.StartOfImage];

    private static ReadOnlySpan<byte> End => [0xFF, JpegSegments.EndOfImage];

    /// <summary>Whether the image ends before another one starts.</summary>
    public static bool HaveEnd(ReadOnlySpan<byte> data)
    {
        // Hardly any picture has a second start. Without one it does not matter where the end is: a search from the back
        // finds it at once.
        if (data.IndexOf(Start) < 0)
        {
            return data.LastIndexOf(End) >= 0;
        }

        for (var at = 0; ; )
        {
            var skipped = data.Slice(at).IndexOf((byte)0xFF);
            if (skipped < 0 || at + skipped + 1 >= data.Length)
            {
                return false;
            }

            at += skipped + 1;
            switch (data[at])
            {
                case JpegSegments.EndOfImage:
                    return true;
                case JpegSegments.StartOfImage:
                    return false;
                case 0xFF:
                    // Fill: the next byte may be the marker's code.
                    break;
                default:
                    at += SegmentLength(data, at);
                    break;
            }
        }
    }

    /// <summary>
    /// How far to skip from a marker's code: past a segment between two scans, which may hold anything. What is not a
    /// segment, or is cut, is skipped like pixels.
    /// </summary>
    private static int SegmentLength(ReadOnlySpan<byte> data, int at)
    {
        var marker = data[at];
        var rest = data.Slice(at + 1);
        if (marker is not (0xC4 or 0xCC or 0xFE or (>= 0xDA and <= 0xDD) or (>= 0xE0 and <= 0xEF)) || rest.Length < 2)
        {
            return 1;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (length < 2 || rest.Length < length || !JpegTables.IsSound(marker, rest.Slice(2, length - 2)))
        {
            return 1;
        }

        // Pixels follow a scan's header. Another marker follows everything else, or the length is not that of a whole segment.
        var next = rest.Slice(length);
        return marker == JpegSegments.StartOfScan || (next.Length >= MarkerSize && next[0] == 0xFF && next[1] != 0)
            ? 1 + length
            : 1;
    }
}
