namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>A picture file and what is true of it.</summary>
public sealed class ImageSample(string name, byte[] bytes, FaceImageFormat format, int width, int height)
{
    public byte[] Bytes => bytes;

    public FaceImageFormat Format => format;

    /// <summary>Width as displayed, in pixels.</summary>
    public int Width => width;

    /// <summary>Height as displayed, in pixels.</summary>
    public int Height => height;

    public override string ToString() => name;
}

/// <summary>One sample at least of every kind the header reader knows.</summary>
internal static class ImageSamples
{
    public static IEnumerable<ImageSample> All()
    {
        yield return Portrait("astronaut.jpg", 384, 512);
        yield return Portrait("astronaut-720x960.jpg", 720, 960);

        byte[] frame = JpegSample.Frame(640, 480);
        byte[] progressive = JpegSample.Frame(640, 480, JpegSample.Progressive);
        byte[] turned = JpegSample.File(JpegSample.Jfif, JpegSample.Exif(6, true), frame);
        byte[] mirrored = JpegSample.File(JpegSample.Exif(5, false, gap: 7), progressive);
        byte[] filled = JpegSample.File([0xFF, 0xFF, 0xFF], frame);
        byte[] standalone = JpegSample.File([0xFF, 0x01], JpegSample.Segment(0xFE, new byte[3]), frame);
        yield return new("bare JPEG", JpegSample.File(frame), FaceImageFormat.Jpeg, 640, 480);
        yield return new("JPEG, orientation 6", turned, FaceImageFormat.Jpeg, 480, 640);
        yield return new("progressive JPEG, orientation 5", mirrored, FaceImageFormat.Jpeg, 480, 640);
        yield return new("JPEG, fill bytes", filled, FaceImageFormat.Jpeg, 640, 480);
        yield return new("JPEG, standalone marker", standalone, FaceImageFormat.Jpeg, 640, 480);

        yield return new("PNG", PictureSample.Png(300, 400), FaceImageFormat.Png, 300, 400);
        yield return new("BMP, core header", PictureSample.BmpCore(300, 400), FaceImageFormat.Bmp, 300, 400);
        yield return new("BMP", PictureSample.Bmp(40, 300, 400), FaceImageFormat.Bmp, 300, 400);
        yield return new("BMP, top-down", PictureSample.Bmp(124, 300, -400), FaceImageFormat.Bmp, 300, 400);
        yield return new("GIF 87a", PictureSample.Gif("GIF87a", 300, 400), FaceImageFormat.Gif, 300, 400);
        yield return new("GIF 89a", PictureSample.Gif("GIF89a", 300, 400), FaceImageFormat.Gif, 300, 400);
        yield return new("WebP, lossy", PictureSample.WebPLossy(300, 400), FaceImageFormat.WebP, 300, 400);
        yield return new("WebP, lossless", PictureSample.WebPLossless(300, 400), FaceImageFormat.WebP, 300, 400);
        yield return new("WebP, extended", PictureSample.WebPExtended(300, 400), FaceImageFormat.WebP, 300, 400);
    }

    private static ImageSample Portrait(string file, int width, int height) =>
        new(file, File.ReadAllBytes(AssetPath(file)), FaceImageFormat.Jpeg, width, height);

    private static string AssetPath(string file) => Path.Combine(AppContext.BaseDirectory, "Assets", file);
}
