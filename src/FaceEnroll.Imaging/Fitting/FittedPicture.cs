namespace FaceEnroll.Imaging.Fitting;

/// <summary>What a picture was fitted to.</summary>
/// <param name="Report">What was done and why not.</param>
/// <param name="Content">The file to send, where it was changed.</param>
internal sealed record FittedPicture(FaceImageReport Report, ReadOnlyMemory<byte> Content)
{
    public static FittedPicture Refused(
        FaceImageTarget target,
        string problem,
        string? format = null,
        long bytes = 0
    ) =>
        new(
            new FaceImageReport
            {
                Fit = FaceImageFit.Refused,
                Vendor = target.Vendor,
                SourceFormat = format,
                SourceBytes = bytes,
                Problems = [problem],
            },
            default
        );

    /// <summary>The same, made from a file that somebody else decoded.</summary>
    public FittedPicture Of(string format, long bytes, ReadOnlyMemory<byte> decoded) =>
        new(
            new FaceImageReport
            {
                Fit = Report.Fit == FaceImageFit.Refused ? FaceImageFit.Refused : FaceImageFit.Changed,
                Vendor = Report.Vendor,
                SourceFormat = format,
                SourceWidth = Report.SourceWidth,
                SourceHeight = Report.SourceHeight,
                SourceBytes = bytes,
                Changes = Report.Changes | FaceImageChanges.Foreign,
                Width = Report.Width,
                Height = Report.Height,
                Bytes = Report.Bytes,
                Quality = Report.Quality,
                Problems = Report.Problems,
                Remarks = Report.Remarks,
                IsInspected = Report.IsInspected,
                Findings = Report.Findings,
            },
            Report.Fit == FaceImageFit.Fits ? decoded : Content
        );
}
