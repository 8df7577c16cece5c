using SkiaSharp;

namespace FaceEnroll.Imaging.Fitting;

/// <summary>What the host's inspector found in a picture that fits.</summary>
/// <param name="Findings">All of it; null where nobody looked.</param>
/// <param name="IsRefused">Whether the picture is refused for it.</param>
internal readonly record struct PictureLook(IReadOnlyList<FaceImageFinding>? Findings, bool IsRefused)
{
    /// <summary>A strip as long as the source may be would take more memory than the source's own pixels.</summary>
    private const int LongestSides = 4;

    /// <summary>Why the picture is refused.</summary>
    public IReadOnlyList<string> Reasons => [.. Findings!.Select(f => f.Sentence)];

    /// <summary>Looks at a picture that keeps its pixels: they are decoded for it, no larger than needed.</summary>
    public static PictureLook At(
        SourcePicture picture,
        IFaceImageInspector? inspector,
        CancellationToken cancellationToken
    )
    {
        if (inspector is null)
        {
            return default;
        }

        using var decoded = PictureDecoder.Decode(picture, Size(picture.Upright, inspector), out var problem);
        return decoded is null
            ? new PictureLook([new(FaceImageFindingKind.Unreadable, problem)], inspector.Enforce)
            : At(decoded, picture.Upright, inspector, cancellationToken);
    }

    /// <summary>Looks at a decoded picture.</summary>
    /// <param name="decoded">At least as large as it is looked at.</param>
    /// <param name="sent">The size of what is sent.</param>
    /// <param name="inspector">The host's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static PictureLook At(
        SKBitmap decoded,
        SKSizeI sent,
        IFaceImageInspector? inspector,
        CancellationToken cancellationToken
    )
    {
        if (inspector is null)
        {
            return default;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var scaled = PictureScaler.Scale(decoded, Size(sent, inspector));
        try
        {
            using var rgba = scaled.Copy(SKColorType.Rgba8888);
            var pixels = new FaceImagePixels(rgba.GetPixelSpan(), rgba.Width, rgba.Height, sent.Width, sent.Height);
            var findings =
                inspector.Inspect(pixels, cancellationToken)
                ?? throw new InvalidOperationException("The image inspector returned null.");
            if (findings.Any(static f => f is null))
            {
                throw new InvalidOperationException("The image inspector returned a finding that is null.");
            }

            return new PictureLook([.. findings], inspector.Enforce && findings.Count > 0);
        }
        finally
        {
            if (!ReferenceEquals(scaled, decoded))
            {
                scaled.Dispose();
            }
        }
    }

    private static SKSizeI Size(SKSizeI sent, IFaceImageInspector inspector)
    {
        var side = (double)Math.Max(1, inspector.ShortSide);
        var (shorter, longer) = (Math.Min(sent.Width, sent.Height), Math.Max(sent.Width, sent.Height));
        return FitBounds.Scaled(sent, Math.Min(side / shorter, LongestSides * side / longer));
    }
}
