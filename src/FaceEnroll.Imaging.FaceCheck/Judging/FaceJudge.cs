using FaceEnroll.Imaging.FaceCheck.Detection;

namespace FaceEnroll.Imaging.FaceCheck.Judging;

/// <summary>What there is to say of the faces in a picture.</summary>
internal sealed class FaceJudge(FaceCheckOptions options)
{
    /// <summary>How much of a face's side may be outside: the detector guesses what it does not see, and not exactly.</summary>
    private const double Outside = 0.04;

    /// <param name="picture">What was looked at.</param>
    /// <param name="faces">The faces in its pixels, the likeliest first.</param>
    public List<FaceImageFinding> Judge(FaceImagePixels picture, List<DetectedFace> faces)
    {
        if (faces.Count != 1)
        {
            return
            [
                faces.Count == 0
                    ? new(FaceImageFindingKind.NoFace, "It should show a face: none was found.")
                    : new(FaceImageFindingKind.SeveralFaces, $"It should show one face: {faces.Count} were found."),
            ];
        }

        List<FaceImageFinding> findings = [];
        var face = faces[0];
        var pixels = (int)Math.Round(Math.Min(face.Width, face.Height) * picture.SentWidth / picture.Width);
        if (pixels < options.LeastFacePixels)
        {
            findings.Add(
                new(
                    FaceImageFindingKind.TooSmall,
                    $"The face should have at least {options.LeastFacePixels} pixels a side: it has about {pixels}."
                )
            );
        }

        if (Lean(face.Roll) is { } lean)
        {
            findings.Add(lean);
        }

        var outside = Outside * Math.Min(face.Width, face.Height);
        var isCut =
            face.Left < -outside
            || face.Top < -outside
            || face.Right > picture.Width + outside
            || face.Bottom > picture.Height + outside;
        if (isCut)
        {
            findings.Add(
                new(FaceImageFindingKind.CutOff, "The face should be whole: it reaches over the picture's border.")
            );
        }

        // What is left of a face that is cut would be compared with whole ones.
        if (!isCut && Sharpness.Of(picture, face) is { } sharpness && sharpness < options.LeastSharpness)
        {
            findings.Add(
                new(
                    FaceImageFindingKind.Blurred,
                    FormattableString.Invariant(
                        $"The face should be sharp: its detail is {sharpness:F0} where {options.LeastSharpness:0.#} is the least."
                    )
                )
            );
        }

        return findings;
    }

    private FaceImageFinding? Lean(double roll)
    {
        var quarters = (int)Math.Round(roll / 90);
        if (quarters != 0)
        {
            return new(
                FaceImageFindingKind.Turned,
                "The face should be upright: "
                    + quarters switch
                    {
                        1 => "the picture seems to lie on its right side. Turn it to the left.",
                        -1 => "the picture seems to lie on its left side. Turn it to the right.",
                        _ => "the picture seems to be upside down.",
                    }
            );
        }

        return Math.Abs(roll) > options.MostRollDegrees
            ? new(
                FaceImageFindingKind.Tilted,
                FormattableString.Invariant(
                    $"The head should lean by at most {options.MostRollDegrees:0.#} degrees: it leans by about {Math.Abs(roll):F0}."
                )
            )
            : null;
    }
}
