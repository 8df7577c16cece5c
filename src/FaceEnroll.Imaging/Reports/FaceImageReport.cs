namespace FaceEnroll.Imaging;

/// <summary>What a picture is, what it would be made of for a vendor, and what remains wrong with it.</summary>
/// <remarks>
/// Immutable. It holds sizes and rules, and of what is in the picture only what an <see cref="IFaceImageInspector"/> found.
/// </remarks>
public sealed class FaceImageReport
{
    /// <summary>What becomes of it.</summary>
    public FaceImageFit Fit { get; init; }

    /// <summary>The vendor it was looked at for.</summary>
    public FaceVendor Vendor { get; init; }

    /// <summary>The file's format in words, such as "JPEG"; null where it is not known.</summary>
    public string? SourceFormat { get; init; }

    /// <summary>Width in pixels as displayed, after the EXIF orientation; 0 where it is not known.</summary>
    public int SourceWidth { get; init; }

    /// <summary>Height in pixels as displayed; 0 where it is not known.</summary>
    public int SourceHeight { get; init; }

    /// <summary>The file's bytes.</summary>
    public long SourceBytes { get; init; }

    /// <summary>What is changed.</summary>
    public FaceImageChanges Changes { get; init; }

    /// <summary>Width in pixels of what is sent; 0 where nothing is.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels of what is sent; 0 where nothing is.</summary>
    public int Height { get; init; }

    /// <summary>Bytes of what is sent; 0 where nothing is.</summary>
    public long Bytes { get; init; }

    /// <summary>The JPEG quality that it is encoded with; null where it is not encoded anew.</summary>
    public int? Quality { get; init; }

    /// <summary>Why it is refused: sentences with the rule and what the picture has. Empty where it is not.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What the vendor advises and the picture cannot have, and what is left of it: it is sent all the same.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>
    /// Whether <see cref="FaceImagingOptions.Inspector"/> looked at it. It does where nothing else is a reason to refuse.
    /// </summary>
    public bool IsInspected { get; init; }

    /// <summary>
    /// What that look found, beside what the vendor says: also where the picture is sent all the same. Where it is refused for
    /// them, their sentences are <see cref="Problems"/>.
    /// </summary>
    public IReadOnlyList<FaceImageFinding> Findings { get; init; } = [];

    /// <summary>The outcome, sizes before and after, what a look found.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        Fit == FaceImageFit.Refused || Findings.Count == 0 ? Outcome() : $"{Outcome()}. {string.Join(" ", Findings)}";

    private string Outcome() =>
        Fit switch
        {
            FaceImageFit.Refused => $"{Vendor}: refused. {string.Join(" ", Problems)}",
            FaceImageFit.Fits => FormattableString.Invariant($"{Vendor}: fits, {Width} x {Height}, {Bytes:N0} bytes"),
            _ => FormattableString.Invariant(
                $"{Vendor}: {SourceWidth} x {SourceHeight}, {SourceBytes:N0} bytes become {Width} x {Height}, {Bytes:N0} bytes ({Changes})"
            ),
        };
}
