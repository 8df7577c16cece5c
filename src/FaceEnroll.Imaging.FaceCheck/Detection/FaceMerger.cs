namespace FaceEnroll.Imaging.FaceCheck.Detection;

/// <summary>A face is found by several neighbours at once: makes one of those.</summary>
internal static class FaceMerger
{
    /// <summary>What overlaps more is the same face.</summary>
    private const double SameFace = 0.3;

    /// <summary>The faces, the likeliest first. Where each is, is the mean of all that found it, by their scores.</summary>
    public static List<DetectedFace> Merge(IEnumerable<DetectedFace> found)
    {
        var left = found.OrderByDescending(f => f.Score).ToList();
        List<DetectedFace> faces = [];
        while (left.Count > 0)
        {
            var best = left[0];
            var same = left.Where((f, i) => i == 0 || f.Overlap(best) > SameFace).ToList();
            left.RemoveAll(same.Contains);
            faces.Add(Mean(same));
        }

        return faces;
    }

    private static DetectedFace Mean(List<DetectedFace> same)
    {
        var all = same.Sum(f => f.Score);
        return new DetectedFace(
            same[0].Score,
            Point(f => f.Centre),
            Value(f => f.Width),
            Value(f => f.Height),
            Point(f => f.FirstEye),
            Point(f => f.SecondEye)
        );

        double Value(Func<DetectedFace, double> of) => same.Sum(f => f.Score * of(f)) / all;

        FacePoint Point(Func<DetectedFace, FacePoint> of) => new(Value(f => of(f).X), Value(f => of(f).Y));
    }
}
