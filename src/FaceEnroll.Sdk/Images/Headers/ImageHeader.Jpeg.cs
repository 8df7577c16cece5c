using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

internal static partial class ImageHeader
{
    /// <summary>No decoder accepts a longer side.</summary>
    private const int MaxJpegSide = 65500;

    private const int MaxJpegComponents = 10;

    /// <summary>
    /// Walks the segments to the scan: the frame header has the size, and EXIF and tables may stand on either side of it;
    /// the first EXIF segment counts. It is as tolerant and as strict as the common decoders: it does not refuse what they
    /// show, even where the file ends before its scan.
    /// </summary>
    private static ImageHeaderStatus ReadJpeg(ReadOnlySpan<byte> data, bool isWhole, out ImageInfo info)
    {
        JpegSegments segments = new(data);
        byte frame = 0;
        int width = 0;
        int height = 0;
        int orientation = 0;
        bool isAtScan = false;
        while (!isAtScan && segments.MoveNext())
        {
            byte marker = segments.Marker;
            // A second image or frame, the end, or pixels before any frame.
            if (
                segments.IsRefused
                || marker is JpegSegments.StartOfImage or JpegSegments.EndOfImage
                || (marker == JpegSegments.StartOfScan && frame == 0)
                || (IsStartOfFrame(marker) && (frame != 0 || !ReadFrame(segments, out width, out height)))
            )
                return Malformed(FaceImageFormat.Jpeg, out info);
            if (IsStartOfFrame(marker))
                frame = marker;
            if (marker == JpegSegments.App1 && orientation == 0)
                orientation = ReadExifOrientation(segments.Content);
            isAtScan = marker == JpegSegments.StartOfScan;
        }

        if (!isAtScan && (!isWhole || frame == 0))
        {
            // After a skipped segment another marker, of two bytes, has to follow; other segments may be refused.
            bool isPassed = !IsStartOfFrame(segments.Marker) && !JpegTables.AreIn(segments.Marker);
            int following = segments.IsCut && isPassed ? 2 : 0;
            return Short(FaceImageFormat.Jpeg, segments.BytesNeeded + following, isWhole, out info);
        }

        info = new ImageInfo(
            FaceImageFormat.Jpeg,
            width,
            height,
            Math.Max(orientation, 1),
            headerLength: segments.Position
        );
        return ImageHeaderStatus.Recognised;
    }

    /// <summary>
    /// Precision, height, width, number of components, and for each its number, sampling factors and table. A height of 0, left
    /// to a later DNL marker, is malformed: decoders refuse it.
    /// </summary>
    private static bool ReadFrame(in JpegSegments segments, out int width, out int height)
    {
        width = 0;
        height = 0;
        ReadOnlySpan<byte> frame = segments.Content;
        if (frame.Length < 6 || frame[5] is 0 or > MaxJpegComponents || frame.Length != 6 + (3 * frame[5]))
            return false;

        bool isLossless = (segments.Marker & 3) == 3;
        int precision = frame[0];
        if (isLossless ? precision is < 2 or > 16 : precision is not (8 or 12))
            return false;

        for (int i = 7; i < frame.Length; i += 3)
        {
            if (frame[i] >> 4 is < 1 or > 4 || (frame[i] & 0x0F) is < 1 or > 4)
                return false;
        }

        height = BinaryPrimitives.ReadUInt16BigEndian(frame.Slice(1));
        width = BinaryPrimitives.ReadUInt16BigEndian(frame.Slice(3));
        return width is >= 1 and <= MaxJpegSide && height is >= 1 and <= MaxJpegSide;
    }

    /// <summary>SOF0 to SOF11 without DHT (C4) and what <see cref="JpegSegments.IsRefused"/> covers.</summary>
    private static bool IsStartOfFrame(byte marker) => marker is (>= 0xC0 and <= 0xC3) or (>= 0xC9 and <= 0xCB);
}
