using SkiaSharp;

namespace FaceEnroll.Imaging.Fitting;

/// <summary>A file with an open decoder: what its header says.</summary>
internal sealed class SourcePicture(SKCodec codec, SKData source, FaceImageFormat format)
{
    public SKCodec Codec { get; } = codec;

    public SKData Source { get; } = source;

    public FaceImageFormat Format { get; } = format;

    public SKEncodedOrigin Origin { get; } = codec.EncodedOrigin;

    public bool IsOpaque { get; } = codec.Info.AlphaType == SKAlphaType.Opaque;

    public bool HasMoreFrames { get; } = codec.FrameCount > 1;

    /// <summary>Whether width and height change places when it is turned upright.</summary>
    public bool IsQuarterTurned => Origin >= SKEncodedOrigin.LeftTop;

    /// <summary>Its size as displayed.</summary>
    public SKSizeI Upright { get; } =
        codec.EncodedOrigin >= SKEncodedOrigin.LeftTop
            ? new SKSizeI(codec.Info.Height, codec.Info.Width)
            : codec.Info.Size;

    public FaceImageReport Report(
        FaceImageTarget target,
        FaceImageFit fit,
        IReadOnlyList<string> problems,
        IReadOnlyList<string>? remarks = null,
        FaceImageChanges changes = FaceImageChanges.None,
        SKSizeI size = default,
        long bytes = 0,
        int? quality = null,
        IReadOnlyList<FaceImageFinding>? findings = null
    ) =>
        new()
        {
            Fit = fit,
            Vendor = target.Vendor,
            SourceFormat = Format switch
            {
                FaceImageFormat.WebP => "WebP",
                var other => other.ToString().ToUpperInvariant(),
            },
            SourceWidth = Upright.Width,
            SourceHeight = Upright.Height,
            SourceBytes = Source.Size,
            Changes = changes,
            Width = size.Width,
            Height = size.Height,
            Bytes = bytes,
            Quality = quality,
            Problems = problems,
            Remarks = remarks ?? [],
            IsInspected = findings?.Any(static f => f.Kind == FaceImageFindingKind.Unreadable) == false,
            Findings = findings ?? [],
        };
}
