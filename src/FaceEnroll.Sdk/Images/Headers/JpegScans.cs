using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

/// <summary>A JPEG from its first scan's pixels on: are they followed by the end, or by another picture before it?</summary>
internal static class JpegScans
{
    private const int MarkerSize = 2;

    private static ReadOnlySpan<byte> Start => [0xFF, JpegSegments.StartOfImage];

    private static ReadOnlySpan<byte> End => [0xFF, JpegSegments.EndOfImage];

    /// <summary>Whether the end of the image comes, and before the start of another.</summary>
    public static bool HaveEnd(ReadOnlySpan<byte> data)
    {
        // Nearly no picture has the other start, and then the end is wherever it is: found from the back at once.
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
    /// How far to go on from a marker's code: behind the segment between two scans, which may hold anything. What is none, or
    /// is cut, is passed over as pixels are.
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

        // Pixels follow a scan's header. Another marker follows all else, or the length is not that of a whole segment.
        var next = rest.Slice(length);
        return marker == JpegSegments.StartOfScan || (next.Length >= MarkerSize && next[0] == 0xFF && next[1] != 0)
            ? 1 + length
            : 1;
    }
}
