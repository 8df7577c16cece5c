using FaceEnroll.Imaging.FaceCheck.Detection;
using FaceEnroll.Imaging.FaceCheck.Judging;
using FaceEnroll.Imaging.FaceCheck.Tests.Support;

namespace FaceEnroll.Imaging.FaceCheck.Tests;

/// <summary>What is found in pictures that are made of one portrait. It says nothing of other people's faces.</summary>
[FaceModelRequired]
[TestOf(typeof(FaceDetector))]
[TestOf(typeof(FaceJudge))]
[TestOf(typeof(Sharpness))]
public class CompositionTests
{
    [Test]
    public void TheyAreTwoHundred() => Assert.That(Composition.All().Count(), Is.EqualTo(200));

    [Test]
    public void TwoHundredCompositions_AreMostlyJudgedRight()
    {
        using var check = new FaceImageCheck();
        foreach (var score in FindingScore.Of(check, TestContext.Out.WriteLine))
        {
            Assert.That(score.Right, Is.GreaterThan(10), score.ToString());
            Assert.That(score.Precision, Is.GreaterThanOrEqualTo(0.85), score.ToString());
            // Of a face that is cut through its middle there may be too little to be found, which is a finding, too.
            var least = score.Kind == FaceImageFindingKind.CutOff ? 0.65 : 0.85;
            Assert.That(score.Recall, Is.GreaterThanOrEqualTo(least), score.ToString());
        }
    }

    [Test]
    public void Portrait_HasOneFace_WhereItIs()
    {
        using var check = new FaceImageCheck();
        var face = Look.Faces(check, Composition.Portrait.File).Single();
        Assert.That(face.Score, Is.GreaterThan(0.8));
        Assert.That(face.Centre.X, Is.EqualTo(Composition.Face.MidX).Within(40));
        Assert.That(face.Centre.Y, Is.EqualTo(Composition.Face.MidY).Within(40));
        Assert.That(face.Width, Is.EqualTo(Composition.Face.Width).Within(40));
        Assert.That(face.FirstEye.X, Is.LessThan(face.SecondEye.X));
        Assert.That(Look.Kinds(check, Composition.Portrait.File), Is.Empty);
    }

    // Upright, whatever its share of the picture: nothing of it may be called leaning, or sharp enough to be refused.
    [TestCase(720, 960, 0.15)]
    [TestCase(720, 960, 0.22)]
    [TestCase(720, 960, 0.3)]
    [TestCase(2400, 3200, 0.5)]
    [TestCase(2400, 3200, 0.75)]
    [TestCase(2400, 3200, 1)]
    public void SmallButUpright_IsNeitherTiltedNorTurned(int width, int height, double scale)
    {
        using var check = new FaceImageCheck();
        var file = Composition.Within(width, height, scale);
        var faces = Look.Faces(check, file);
        Assert.That(faces, Has.Count.EqualTo(1));
        Assert.That(faces.Select(f => Math.Abs(f.Roll)), Is.All.LessThan(20));
        Assert.That(faces.Select(f => f.Width), Is.All.EqualTo(Composition.Face.Width * scale).Within(30).Percent);
        Assert.That(
            Look.Kinds(check, file),
            Has.None.EqualTo(FaceImageFindingKind.Tilted).And.None.EqualTo(FaceImageFindingKind.Turned)
        );
    }

    [TestCase(90)]
    [TestCase(178)]
    [TestCase(186)]
    [TestCase(270)]
    public void SmallAndTurned_IsTurned(double degrees)
    {
        using var check = new FaceImageCheck();
        var found = Look.Kinds(check, Composition.Within(720, 960, 0.7, degrees));
        Assert.That(found, Is.EqualTo(new[] { FaceImageFindingKind.Turned }));
    }

    [TestCase(0.99, FaceImageFindingKind.NoFace, nameof(FaceCheckOptions.LeastScore))]
    [TestCase(300, FaceImageFindingKind.TooSmall, nameof(FaceCheckOptions.LeastFacePixels))]
    [TestCase(1, FaceImageFindingKind.Tilted, nameof(FaceCheckOptions.MostRollDegrees))]
    [TestCase(9_000, FaceImageFindingKind.Blurred, nameof(FaceCheckOptions.LeastSharpness))]
    public void Portrait_ByStricterOptions_HasThatFinding(double value, FaceImageFindingKind kind, string option)
    {
        var options = new FaceCheckOptions();
        var property = typeof(FaceCheckOptions).GetProperty(option)!;
        property.SetValue(options, Convert.ChangeType(value, property.PropertyType, null));
        using var check = new FaceImageCheck(options);
        Assert.That(Look.Kinds(check, Composition.Portrait.File), Is.EqualTo(new[] { kind }));
    }
}
