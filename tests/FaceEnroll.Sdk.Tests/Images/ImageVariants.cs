namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>Sound files of every format, varied at random in everything a header reader has to cope with.</summary>
internal static class ImageVariants
{
    public static byte[] Create(FaceImageFormat format, Random random) =>
        format switch
        {
            FaceImageFormat.Jpeg => Jpeg(random),
            FaceImageFormat.Png => Png(random),
            FaceImageFormat.Bmp => Bmp(random),
            FaceImageFormat.Gif => PictureSample.Gif(
                random.Next(2) == 0 ? "GIF87a" : "GIF89a",
                Side(random, 65500),
                Side(random, 65500)
            ),
            FaceImageFormat.WebP => WebP(random),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    /// <summary>The segments that a portrait already has, with others put before them.</summary>
    public static byte[] WithSegments(byte[] jpeg, Random random)
    {
        ByteWriter file = new();
        file.Bytes(JpegSample.Start);
        foreach (byte[] segment in Leading(random))
            file.Bytes(segment);
        return file.Bytes(jpeg.AsSpan(2).ToArray()).ToArray();
    }

    private static byte[] Jpeg(Random random)
    {
        byte[] markers = [0xC0, 0xC1, 0xC2, 0xC3, 0xC9, 0xCA, 0xCB];
        byte marker = random.Next(2) == 0 ? JpegSample.Progressive : markers[random.Next(markers.Length)];
        byte[] frame = JpegSample.Frame(Side(random, 65500), Side(random, 65500), marker, random.Next(1, 5));
        return JpegSample.File([.. Leading(random), frame]);
    }

    /// <summary>Up to seven segments, at most one of them EXIF, with fill bytes between.</summary>
    private static List<byte[]> Leading(Random random)
    {
        List<byte[]> segments = [];
        bool hasExif = false;
        for (int count = random.Next(8); count > 0; count--)
        {
            if (random.Next(4) == 0)
                segments.Add(Enumerable.Repeat((byte)0xFF, random.Next(1, 5)).ToArray());
            if (!hasExif && random.Next(3) == 0)
            {
                segments.Add(JpegSample.Exif(random.Next(1, 9), random.Next(2) == 0, random.Next(20)));
                hasExif = true;
                continue;
            }
            byte[] markers = [0xE2, 0xE3, 0xE5, 0xEF, 0xFE, 0xEC];
            byte[] content = new byte[random.Next(10) == 0 ? 65533 : random.Next(200)];
            random.NextBytes(content);
            segments.Add(JpegSample.Segment(markers[random.Next(markers.Length)], content));
        }
        return segments;
    }

    private static byte[] Png(Random random)
    {
        List<byte[]> chunks = [];
        for (int count = random.Next(5); count > 0; count--)
        {
            byte[] content = new byte[random.Next(300)];
            random.NextBytes(content);
            chunks.Add(PictureSample.PngChunk("prVt", content));
        }
        if (random.Next(2) == 0)
            chunks.Add(PictureSample.PngChunk("gAMA", [0, 0, 0xB1, 0x8F]));
        return PictureSample.Png(Side(random, int.MaxValue), Side(random, int.MaxValue), [.. chunks]);
    }

    private static byte[] Bmp(Random random)
    {
        int[] headerSizes = [12, 40, 52, 56, 64, 108, 124];
        int headerSize = headerSizes[random.Next(headerSizes.Length)];
        if (headerSize == 12)
        {
            // Unsigned by the format; the oracle reads them as signed, so larger ones are tested elsewhere.
            return PictureSample.BmpCore(Side(random, short.MaxValue), Side(random, short.MaxValue));
        }
        int sign = random.Next(2) == 0 ? 1 : -1;
        return PictureSample.Bmp(headerSize, Side(random, int.MaxValue), sign * (long)Side(random, int.MaxValue));
    }

    private static byte[] WebP(Random random) =>
        random.Next(3) switch
        {
            0 => PictureSample.WebPLossy(Side(random, 16383), Side(random, 16383)),
            1 => PictureSample.WebPLossless(Side(random, 16384), Side(random, 16384), random.Next(2) == 0),
            _ => PictureSample.WebPExtended(Side(random, 65500), Side(random, 65500), (byte)(random.Next(2) << 4)),
        };

    /// <summary>1 to the largest, small sides as likely as large ones.</summary>
    private static int Side(Random random, int largest) => random.Next(1, 1 + random.Next(1, largest));
}
