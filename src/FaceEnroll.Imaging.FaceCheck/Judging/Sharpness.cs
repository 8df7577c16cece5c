using FaceEnroll.Imaging.FaceCheck.Detection;

namespace FaceEnroll.Imaging.FaceCheck.Judging;

/// <summary>How much fine detail a face has: the variance of the Laplacian of its luminance, always in one size.</summary>
internal static class Sharpness
{
    /// <summary>Pixels a side in which all faces are compared.</summary>
    public const int Side = 96;

    /// <summary>A face that is smaller was made larger for the comparison, which blurs it: nothing is said of it.</summary>
    private const double LeastPixels = Side * 0.75;

    /// <summary>The variance; null where the face is too small to say.</summary>
    public static double? Of(FaceImagePixels picture, DetectedFace face)
    {
        var (left, top) = (Math.Max(0, face.Left), Math.Max(0, face.Top));
        var width = Math.Min(picture.Width, face.Right) - left;
        var height = Math.Min(picture.Height, face.Bottom) - top;
        if (Math.Min(width, height) < LeastPixels)
        {
            return null;
        }

        var rgb = PixelScaler.Scale(picture, new PixelArea(left, top, width, height), Side, Side);
        var luminance = new double[Side * Side];
        for (var i = 0; i < luminance.Length; i++)
        {
            var pixel = rgb.AsSpan(i * PixelScaler.Channels, PixelScaler.Channels);
            luminance[i] = (0.299 * pixel[0]) + (0.587 * pixel[1]) + (0.114 * pixel[2]);
        }

        var (sum, squares, count) = (0.0, 0.0, 0);
        for (var y = 1; y < Side - 1; y++)
        {
            for (var x = 1; x < Side - 1; x++)
            {
                var at = (y * Side) + x;
                var laplacian =
                    luminance[at - 1]
                    + luminance[at + 1]
                    + luminance[at - Side]
                    + luminance[at + Side]
                    - (4 * luminance[at]);
                sum += laplacian;
                squares += laplacian * laplacian;
                count++;
            }
        }

        var mean = sum / count;
        return (squares / count) - (mean * mean);
    }
}
