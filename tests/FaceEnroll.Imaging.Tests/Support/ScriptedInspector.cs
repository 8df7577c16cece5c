namespace FaceEnroll.Imaging.Tests.Support;

/// <summary>Finds what a test wants, and writes down what it saw.</summary>
internal sealed class ScriptedInspector(params FaceImageFinding[] findings) : IFaceImageInspector
{
    public List<(int Width, int Height, int SentWidth, int SentHeight)> Seen { get; } = [];

    /// <summary>The last picture's pixels.</summary>
    public byte[] Rgba { get; private set; } = [];

    public int ShortSide { get; init; } = 100;

    public bool Enforce { get; init; }

    public IReadOnlyList<FaceImageFinding> Inspect(FaceImagePixels picture, CancellationToken cancellationToken)
    {
        Seen.Add((picture.Width, picture.Height, picture.SentWidth, picture.SentHeight));
        Rgba = picture.Rgba.ToArray();
        return findings;
    }
}
