namespace FaceEnroll.Imaging.FaceCheck.Detection;

/// <summary>A picture in the middle of a black square, as the model takes it: red, green and blue from -1 to 1.</summary>
internal sealed class LetterBox
{
    public const int Side = 256;

    private const float Black = -1;

    private readonly double _scale;
    private readonly int _left;
    private readonly int _top;
    private readonly PixelArea _area;

    public LetterBox(FaceImagePixels picture)
        : this(picture, PixelArea.Whole(picture)) { }

    /// <summary>Of a part of the picture.</summary>
    public LetterBox(FaceImagePixels picture, PixelArea area)
    {
        _area = area;
        _scale = Side / Math.Max(area.Width, area.Height);
        var width = Math.Clamp((int)Math.Round(area.Width * _scale), 1, Side);
        var height = Math.Clamp((int)Math.Round(area.Height * _scale), 1, Side);
        (_left, _top) = ((Side - width) / 2, (Side - height) / 2);
        var scaled = PixelScaler.Scale(picture, area, width, height);
        Values = new float[Side * Side * PixelScaler.Channels];
        Values.AsSpan().Fill(Black);
        var row = width * PixelScaler.Channels;
        for (var y = 0; y < height; y++)
        {
            var to = Values.AsSpan((((y + _top) * Side) + _left) * PixelScaler.Channels, row);
            for (var x = 0; x < row; x++)
            {
                to[x] = (scaled[(y * row) + x] / 127.5f) - 1;
            }
        }
    }

    /// <summary>Row by row, three values a pixel.</summary>
    public float[] Values { get; }

    /// <summary>The square turned to the right so many times by a quarter.</summary>
    public float[] Turned(int quarters)
    {
        var from = Values;
        for (; quarters > 0; quarters--)
        {
            var to = new float[from.Length];
            for (var y = 0; y < Side; y++)
            {
                for (var x = 0; x < Side; x++)
                {
                    var pixel = from.AsSpan((((Side - 1 - x) * Side) + y) * PixelScaler.Channels, PixelScaler.Channels);
                    pixel.CopyTo(to.AsSpan(((y * Side) + x) * PixelScaler.Channels));
                }
            }

            from = to;
        }

        return from;
    }

    /// <summary>A face of the turned square, in shares of it, where it is in the picture, in pixels of that.</summary>
    public DetectedFace InPicture(DetectedFace face, int quarters)
    {
        var (width, height) = quarters % 2 == 0 ? (face.Width, face.Height) : (face.Height, face.Width);
        return face with
        {
            Centre = Point(face.Centre, quarters),
            Width = width * Side / _scale,
            Height = height * Side / _scale,
            FirstEye = Point(face.FirstEye, quarters),
            SecondEye = Point(face.SecondEye, quarters),
        };
    }

    private FacePoint Point(FacePoint point, int quarters)
    {
        for (; quarters > 0; quarters--)
        {
            point = new FacePoint(point.Y, 1 - point.X);
        }

        return new FacePoint(
            _area.Left + (((point.X * Side) - _left) / _scale),
            _area.Top + (((point.Y * Side) - _top) / _scale)
        );
    }
}
