using System.Buffers.Binary;

namespace FaceEnroll.Sdk.Images;

internal static partial class ImageHeader
{
    /// <summary>
    /// Walks the segments up to the frame header, which has the size, and on to the scan, because EXIF may stand on either
    /// side of the frame; the first EXIF segment counts. As tolerant as the common decoders: what they show is not refused.
    /// </summary>
    private static ImageHeaderStatus ReadJpeg(ReadOnlySpan<byte> data, bool isWhole, out ImageInfo info)
    {
        JpegSegments segments = new(data);
        int orientation = 0;
        while (segments.MoveNext())
        {
            if (IsStartOfFrame(segments.Marker))
                return ReadFromFrame(segments, orientation, isWhole, out info);
            // A second image, the end, or pixels before any frame header.
            if (segments.IsRefused || IsEndOfHeader(segments.Marker))
                return Malformed(FaceImageFormat.Jpeg, out info);
            ReadOrientation(segments, ref orientation);
        }

        // Behind any segment but the frame another marker, of two bytes, has to follow.
        int following = segments.IsCut && !IsStartOfFrame(segments.Marker) ? 2 : 0;
        return Short(FaceImageFormat.Jpeg, segments.BytesNeeded + following, isWhole, out info);
    }

    /// <summary>
    /// Length, precision, height, width, number of components. A height of 0, left to a later DNL marker, is malformed:
    /// decoders refuse it. Behind a sound frame nothing is refused any more: whatever stands there ends the search for EXIF.
    /// </summary>
    private static ImageHeaderStatus ReadFromFrame(
        JpegSegments segments,
        int orientation,
        bool isWhole,
        out ImageInfo info
    )
    {
        bool isProgressive = (segments.Marker & 3) == 2;
        ReadOnlySpan<byte> frame = segments.Content;
        if (frame.Length < 6)
            return Malformed(FaceImageFormat.Jpeg, out info);
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame.Slice(1));
        int width = BinaryPrimitives.ReadUInt16BigEndian(frame.Slice(3));
        int components = frame[5];
        if (width == 0 || height == 0 || components == 0 || frame.Length != 6 + 3 * components)
            return Malformed(FaceImageFormat.Jpeg, out info);

        bool isComplete = orientation != 0;
        while (!isComplete && segments.MoveNext())
        {
            ReadOrientation(segments, ref orientation);
            isComplete =
                orientation != 0
                || segments.IsRefused
                || IsEndOfHeader(segments.Marker)
                || IsStartOfFrame(segments.Marker);
        }

        if (!isComplete && !isWhole)
            return Short(FaceImageFormat.Jpeg, segments.BytesNeeded, isWhole, out info);
        info = new ImageInfo(
            FaceImageFormat.Jpeg,
            width,
            height,
            Math.Max(orientation, 1),
            isProgressive,
            headerLength: segments.Position
        );
        return ImageHeaderStatus.Recognised;
    }

    private static void ReadOrientation(in JpegSegments segments, ref int orientation)
    {
        if (segments.Marker == JpegSegments.App1 && orientation == 0)
            orientation = ReadExifOrientation(segments.Content);
    }

    private static bool IsEndOfHeader(byte marker) =>
        marker is JpegSegments.StartOfImage or JpegSegments.EndOfImage or JpegSegments.StartOfScan;

    /// <summary>SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC), which share their range.</summary>
    private static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
