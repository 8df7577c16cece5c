namespace FaceEnroll.Imaging.FaceCheck;

/// <summary>When a look for a face has something to say.</summary>
/// <remarks>Read once, when the check is made.</remarks>
public sealed class FaceCheckOptions
{
    /// <summary>
    /// Whether a picture with findings is refused before it is sent. Know before you do so: a detector finds some people's faces
    /// less often than others', and those would be kept out.
    /// </summary>
    /// <value>False by default: findings stand in the report, and their number in the log.</value>
    public bool Enforce { get; set; }

    /// <summary>The least score of what counts as a face, 0.1 to 0.99. A lower one finds more faces, also where none is.</summary>
    /// <value>0.6 by default.</value>
    public double LeastScore { get; set; } = 0.6;

    /// <summary>
    /// The least side of the square around the face, from the forehead to the chin, in pixels of what is sent: 0 to 4,096, where
    /// 0 takes any.
    /// </summary>
    /// <value>80 by default, which Tencent Cloud advises for searching; below 34 its service finds none.</value>
    public int LeastFacePixels { get; set; } = 80;

    /// <summary>How far the line through the eyes may lean, in degrees: 1 to 45.</summary>
    /// <value>20 by default, which Tencent Cloud advises for enrolling.</value>
    public double MostRollDegrees { get; set; } = 20;

    /// <summary>
    /// The least variance of the Laplacian of the face's luminance (0 to 255) when the face has 96 pixels a side: 0 to 10,000,
    /// where 0 takes any. It tells little fine detail from much, not why there is little: soft light and smooth skin have
    /// little too, and noise has much.
    /// </summary>
    /// <value>60 by default.</value>
    public double LeastSharpness { get; set; } = 60;

    /// <summary>What is wrong with the options; empty when nothing is.</summary>
    internal IEnumerable<string> Faults()
    {
        // Not a number is no range's member.
        if (LeastScore is not (>= 0.1 and <= 0.99))
        {
            yield return $"{nameof(LeastScore)} must be 0.1 to 0.99.";
        }

        if (LeastFacePixels is < 0 or > 4_096)
        {
            yield return $"{nameof(LeastFacePixels)} must be 0 to 4,096.";
        }

        if (MostRollDegrees is not (>= 1 and <= 45))
        {
            yield return $"{nameof(MostRollDegrees)} must be 1 to 45.";
        }

        if (LeastSharpness is not (>= 0 and <= 10_000))
        {
            yield return $"{nameof(LeastSharpness)} must be 0 to 10,000.";
        }
    }
}
