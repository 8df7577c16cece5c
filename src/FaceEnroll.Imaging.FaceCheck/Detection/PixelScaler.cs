namespace FaceEnroll.Imaging.FaceCheck.Detection;

/// <summary>Scales a part of a picture: every pixel of it counts where it becomes smaller, neighbours are mixed where it does not.</summary>
internal static class PixelScaler
{
    public const int Channels = 3;

    /// <summary>The part in a new size: red, green, blue, 0 to 255.</summary>
    public static float[] Scale(FaceImagePixels picture, PixelArea area, int width, int height)
    {
        var columns = Weights(area.Left, area.Width, picture.Width, width);
        var rows = Weights(area.Top, area.Height, picture.Height, height);
        var (first, last) = (rows[0].Start, rows[^1].Start + rows[^1].Shares.Length);
        var narrow = new float[(last - first) * width * Channels];
        for (var y = first; y < last; y++)
        {
            var row = picture.Rgba.Slice(y * picture.Width * 4, picture.Width * 4);
            var to = narrow.AsSpan((y - first) * width * Channels, width * Channels);
            for (var x = 0; x < width; x++)
            {
                var (start, shares) = columns[x];
                var (red, green, blue) = (0f, 0f, 0f);
                for (var i = 0; i < shares.Length; i++)
                {
                    var pixel = row.Slice((start + i) * 4, Channels);
                    red += shares[i] * pixel[0];
                    green += shares[i] * pixel[1];
                    blue += shares[i] * pixel[2];
                }

                (to[x * Channels], to[(x * Channels) + 1], to[(x * Channels) + 2]) = (red, green, blue);
            }
        }

        var scaled = new float[width * height * Channels];
        for (var y = 0; y < height; y++)
        {
            var to = scaled.AsSpan(y * width * Channels, width * Channels);
            var (start, shares) = rows[y];
            for (var i = 0; i < shares.Length; i++)
            {
                var from = narrow.AsSpan((start - first + i) * width * Channels, width * Channels);
                for (var x = 0; x < to.Length; x++)
                {
                    to[x] += shares[i] * from[x];
                }
            }
        }

        return scaled;
    }

    /// <summary>Of which pixels, and how much of each, the new ones are made: a triangle over each, as wide as the scale.</summary>
    private static (int Start, float[] Shares)[] Weights(double from, double length, int pixels, int count)
    {
        var step = length / count;
        var reach = Math.Max(1, step);
        var weights = new (int, float[])[count];
        for (var i = 0; i < count; i++)
        {
            var centre = from + ((i + 0.5) * step) - 0.5;
            var start = Math.Clamp((int)Math.Ceiling(centre - reach), 0, pixels - 1);
            var end = Math.Clamp((int)Math.Floor(centre + reach), start, pixels - 1);
            var shares = new float[end - start + 1];
            var sum = 0f;
            for (var p = start; p <= end; p++)
            {
                sum += shares[p - start] = (float)Math.Max(1e-6, 1 - (Math.Abs(p - centre) / reach));
            }

            for (var p = 0; p < shares.Length; p++)
            {
                shares[p] /= sum;
            }

            weights[i] = (start, shares);
        }

        return weights;
    }
}
