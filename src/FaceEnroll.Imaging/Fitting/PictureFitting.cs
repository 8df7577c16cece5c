using FaceEnroll.Imaging.Metadata;
using SkiaSharp;

namespace FaceEnroll.Imaging.Fitting;

/// <summary>Fits one file: keeps it where it fits, else decodes it no larger than needed and encodes it anew.</summary>
internal sealed class PictureFitting(FaceImagingOptions options)
{
    public FittedPicture Fit(SKData source, FaceImageTarget target, CancellationToken cancellationToken)
    {
        using var codec = source.IsEmpty ? null : SKCodec.Create(source);
        if (codec is null || Format(codec.EncodedFormat) is not { } format)
        {
            return FittedPicture.Refused(
                target,
                "It must be a picture in JPEG, PNG, BMP, WebP or GIF: its format is not known, or its header is broken.",
                bytes: source.Size
            );
        }

        var bounds = new FitBounds(target);
        var picture = new SourcePicture(codec, source, format);
        var problems = Oversize(picture) is { } tooMany ? [tooMany] : bounds.Problems(picture.Upright).ToList();
        if (problems.Count > 0)
        {
            return new FittedPicture(picture.Report(target, FaceImageFit.Refused, problems), default);
        }

        if (Kept(picture, bounds) is { } kept)
        {
            var isSame = kept.Length == source.Size;
            var look = PictureLook.At(picture, options.Inspector, cancellationToken);
            if (look.IsRefused)
            {
                return new FittedPicture(
                    picture.Report(target, FaceImageFit.Refused, look.Reasons, findings: look.Findings),
                    default
                );
            }

            return new FittedPicture(
                picture.Report(
                    target,
                    isSame ? FaceImageFit.Fits : FaceImageFit.Changed,
                    [],
                    [.. bounds.Remarks(picture.Upright)],
                    isSame ? FaceImageChanges.None : FaceImageChanges.MetadataRemoved,
                    picture.Upright,
                    kept.Length,
                    findings: look.Findings
                ),
                kept
            );
        }

        return Encoded(picture, bounds, target, cancellationToken);
    }

    private static FaceImageFormat? Format(SKEncodedImageFormat format) =>
        format switch
        {
            SKEncodedImageFormat.Jpeg => FaceImageFormat.Jpeg,
            SKEncodedImageFormat.Png => FaceImageFormat.Png,
            SKEncodedImageFormat.Bmp => FaceImageFormat.Bmp,
            SKEncodedImageFormat.Gif => FaceImageFormat.Gif,
            SKEncodedImageFormat.Webp => FaceImageFormat.WebP,
            _ => null,
        };

    private string? Oversize(SourcePicture picture) =>
        (long)picture.Upright.Width * picture.Upright.Height is var pixels && pixels > options.MaxSourcePixels
            ? $"It must have at most {options.MaxSourcePixels:N0} pixels to be decoded: it says that it has {pixels:N0}."
            : null;

    /// <summary>The file to send with its own pixels; null where these have to change.</summary>
    private byte[]? Kept(SourcePicture picture, FitBounds bounds)
    {
        if (
            // The others hide metadata in more places, and few vendors take them.
            picture.Format
                is not (FaceImageFormat.Jpeg or FaceImageFormat.Png or FaceImageFormat.Bmp)
            || !bounds.Takes(picture.Format)
            || picture.Origin != SKEncodedOrigin.TopLeft
            || !picture.IsOpaque
            || !PictureHead.IsPlain(picture.Source.AsSpan())
            || bounds.Within(picture.Upright, picture.Format == FaceImageFormat.Jpeg) != picture.Upright
        )
        {
            return null;
        }

        // Of a file that is not whole the decoder must say whether it still is a picture.
        var stripped = MetadataStripper.Strip(picture.Source.AsSpan());
        var kept = options.KeepMetadata && stripped is not null ? picture.Source.ToArray() : stripped;
        return kept?.Length <= bounds.MaxBytes ? kept : null;
    }

    private FittedPicture Encoded(
        SourcePicture picture,
        FitBounds bounds,
        FaceImageTarget target,
        CancellationToken cancellationToken
    )
    {
        var size = bounds.Within(picture.Upright);
        using var decoded = PictureDecoder.Decode(picture, size, out var problem);
        if (decoded is null)
        {
            return new FittedPicture(picture.Report(target, FaceImageFit.Refused, [problem]), default);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var search = new QualitySearch(options, bounds);
        if (search.Encode(decoded, size, cancellationToken) is not { } encoded)
        {
            var refusal =
                $"It must have at most {bounds.MaxBytes:N0} bytes: even at JPEG quality {options.LeastQuality} it has more.";
            return new FittedPicture(picture.Report(target, FaceImageFit.Refused, [refusal]), default);
        }

        var look = PictureLook.At(decoded, encoded.Size, options.Inspector, cancellationToken);
        if (look.IsRefused)
        {
            return new FittedPicture(
                picture.Report(target, FaceImageFit.Refused, look.Reasons, findings: look.Findings),
                default
            );
        }

        var changes =
            FaceImageChanges.Encoded
            | (picture.Origin == SKEncodedOrigin.TopLeft ? 0 : FaceImageChanges.Turned)
            | (encoded.Size == picture.Upright ? 0 : FaceImageChanges.Scaled)
            | (picture.IsOpaque ? 0 : FaceImageChanges.Flattened)
            | (picture.HasMoreFrames ? FaceImageChanges.FirstFrame : 0)
            | FaceImageChanges.MetadataRemoved;
        return new FittedPicture(
            picture.Report(
                target,
                FaceImageFit.Changed,
                [],
                [.. bounds.Remarks(encoded.Size)],
                changes,
                encoded.Size,
                encoded.File.Length,
                encoded.Quality,
                look.Findings
            ),
            encoded.File
        );
    }
}
