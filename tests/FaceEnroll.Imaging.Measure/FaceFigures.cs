using System.Globalization;
using FaceEnroll.Imaging.FaceCheck;
using FaceEnroll.Imaging.FaceCheck.Tests.Support;

namespace FaceEnroll.Imaging.Measure;

/// <summary>The look for a face: how often it is right in 200 pictures made of one portrait, and what it costs.</summary>
internal static class FaceFigures
{
    private const int Turns = 40;

    /// <param name="every">Which of the pictures are looked at: 1 for all.</param>
    public static int Print(int every)
    {
        using var check = new FaceImageCheck();
        var scores = FindingScore.Of(check, told => Console.WriteLine($"  {told}"), every);
        Console.WriteLine($"{"finding", -14} {"right", 6} {"wrong", 6} {"missed", 7} {"precision", 10} {"recall", 7}");
        foreach (var score in scores)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{score.Kind?.ToString() ?? "nothing", -14} {score.Right, 6} {score.Wrong, 6} {score.Missed, 7} {score.Precision, 10:F2} {score.Recall, 7:F2}"
                )
            );
        }

        Console.WriteLine(Cost(check, "one upright face", Composition.Portrait.File));
        Console.WriteLine(
            Cost(
                check,
                "none, so that it is turned four times",
                Composition.All().First(c => c.Expected.Contains(FaceImageFindingKind.NoFace)).File
            )
        );
        return 0;
    }

    private static string Cost(FaceImageCheck check, string what, byte[] file)
    {
        using var bitmap = Look.Decoded(file);
        var best = double.MaxValue;
        for (var i = 0; i < Turns; i++)
        {
            var start = Environment.CpuUsage.TotalTime;
            check.Inspect(Look.Pixels(bitmap), default);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{what}, {bitmap.Width} x {bitmap.Height} pixels: {best:F0} ms of the processor"
        );
    }
}
