namespace FaceEnroll.Imaging.FaceCheck.Tests.Support;

/// <summary>How often a kind of finding was right, over all compositions.</summary>
/// <param name="Kind">The kind; null for "nothing to say".</param>
/// <param name="Right">Expected, and found.</param>
/// <param name="Wrong">Found, and not expected.</param>
/// <param name="Missed">Expected, and not found.</param>
internal sealed record FindingScore(FaceImageFindingKind? Kind, int Right, int Wrong, int Missed)
{
    /// <summary>Of those that were found, the share that is right.</summary>
    public double Precision => (double)Right / Math.Max(1, Right + Wrong);

    /// <summary>Of those that are there, the share that was found.</summary>
    public double Recall => (double)Right / Math.Max(1, Right + Missed);

    /// <summary>Looks at the compositions.</summary>
    /// <param name="check">Looks.</param>
    /// <param name="told">Is told what was not as expected.</param>
    /// <param name="every">Which ones: 1 for all.</param>
    public static List<FindingScore> Of(FaceImageCheck check, Action<string> told, int every = 1)
    {
        var looks = Composition
            .All()
            .Where((_, i) => i % every == 0)
            .Select(composition => (composition, Found: Look.Kinds(check, composition.File)))
            .ToList();
        foreach (var (composition, found) in looks)
        {
            if (!found.SequenceEqual(composition.Expected))
            {
                told($"{composition.Name}: expected {Text(composition.Expected)}, found {Text(found)}");
            }
        }

        FaceImageFindingKind?[] kinds =
        [
            null,
            FaceImageFindingKind.NoFace,
            FaceImageFindingKind.SeveralFaces,
            FaceImageFindingKind.TooSmall,
            FaceImageFindingKind.Tilted,
            FaceImageFindingKind.Turned,
            FaceImageFindingKind.CutOff,
            FaceImageFindingKind.Blurred,
        ];
        return
        [
            .. kinds.Select(kind => new FindingScore(
                kind,
                looks.Count(l => Has(l.composition.Expected, kind) && Has(l.Found, kind)),
                looks.Count(l => !Has(l.composition.Expected, kind) && Has(l.Found, kind)),
                looks.Count(l => Has(l.composition.Expected, kind) && !Has(l.Found, kind))
            )),
        ];
    }

    private static bool Has(IReadOnlyCollection<FaceImageFindingKind> kinds, FaceImageFindingKind? kind) =>
        kind is { } one ? kinds.Contains(one) : kinds.Count == 0;

    private static string Text(IReadOnlyCollection<FaceImageFindingKind> kinds) =>
        kinds.Count == 0 ? "nothing" : string.Join(" and ", kinds);
}
