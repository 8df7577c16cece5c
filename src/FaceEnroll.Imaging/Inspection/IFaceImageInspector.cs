namespace FaceEnroll.Imaging;

/// <summary>
/// Looks at each picture that fits, before it is sent: see <see cref="FaceImagingOptions.Inspector"/>. The package
/// FaceEnroll.Imaging.FaceCheck has one that looks for a face.
/// </summary>
/// <remarks>
/// Implementations must be safe for concurrent use. They are called on a thread of the pool, no more of them at once than
/// <see cref="FaceImagingOptions.MaxConcurrency"/> by each fitter. One that does not return, and does not heed the token, keeps its turn.
/// </remarks>
public interface IFaceImageInspector
{
    /// <summary>
    /// How many pixels of the shorter side it wants to see; below 1 counts as 1. A larger picture is made smaller for it, so that its
    /// longer side has at most four times as many. A smaller one stays as it is.
    /// </summary>
    int ShortSide { get; }

    /// <summary>Whether a picture with findings is refused. Else it is sent all the same.</summary>
    bool Enforce { get; }

    /// <summary>Looks at a picture.</summary>
    /// <param name="picture">The picture, upright.</param>
    /// <param name="cancellationToken">Ends with the call's time.</param>
    /// <returns>
    /// What was found; empty where there is nothing to say. What it throws is a failure of the call, and nothing is sent.
    /// </returns>
    IReadOnlyList<FaceImageFinding> Inspect(FaceImagePixels picture, CancellationToken cancellationToken);
}
