using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Processing;

namespace FaceEnroll.Imaging.Measure;

/// <summary>The same with ImageSharp 2.1, the last one that everybody may use: all in managed code.</summary>
internal static class ByImageSharp
{
    public static byte[] Fit(byte[] file, FaceImageReport known)
    {
        using var image = Image.Load(file);
        image.Mutate(picture =>
        {
            picture.AutoOrient();
            picture.Resize(known.Width, known.Height);
        });
        using var stream = new MemoryStream();
        image.Save(stream, new JpegEncoder { Quality = known.Quality });
        return stream.ToArray();
    }
}
