using FaceEnroll.Imaging.Fitting;
using FaceEnroll.Imaging.Tests.Support;
using FaceEnroll.Sdk;

namespace FaceEnroll.Imaging.Tests;

/// <summary>Pictures of those who mean harm, or whose telephones do: nothing worse comes of them than a refusal.</summary>
[TestOf(typeof(FaceImageFitter))]
[TestOf(typeof(PictureDecoder))]
public class HostilePictureTests
{
    private const int Pictures = 2_000;

    // Small: what is looked for is in the headers and in where a file breaks off.
    private static readonly FaceImagingOptions s_options = new()
    {
        MaxSourcePixels = 1_000_000,
        MaxSourceBytes = 512 * 1024,
        Inspector = new ScriptedInspector { ShortSide = 640 },
    };

    private readonly FaceImageFitter _fitter = new(s_options);
    private readonly FaceImageTarget[] _targets = [.. Vendor.All.Select(v => Vendor.Target(v))];

    [Test]
    public async Task Fit_TwoThousand_AreFittedOrRefusedAndNeverMore()
    {
        var counts = new int[3];
        var before = ResidentPeak.Reset();
        for (var i = 0; i < Pictures; i++)
        {
            var file = HostilePicture.Make(i);
            var target = _targets[i % _targets.Length];
            var fitted = await _fitter.FitAsync(new MemoryStream(file), target, default);
            counts[(int)fitted.Report.Fit]++;
            if (fitted.Report.Fit == FaceImageFit.Refused)
            {
                Assert.That(fitted.Report.Problems, Is.Not.Empty, HostilePicture.Name(i));
            }
            else
            {
                var sent = fitted.Report.Fit == FaceImageFit.Fits ? file : fitted.Content;
                Assert.That(Vendor.Broken(target, sent), Is.Empty, HostilePicture.Name(i));
            }
        }

        var more = (ResidentPeak.Now() - before) >> 20;
        TestContext.Out.WriteLine(
            $"{Pictures} pictures: {counts[0]} as they are, {counts[1]} changed, {counts[2]} refused; at most {more} MiB more."
        );
        Assert.That(counts, Is.All.GreaterThan(50));
        // 16 bytes for each pixel are 15 MiB; what the runtime and the other tests of this process take meanwhile is most of the rest.
        Assert.That(more, Is.LessThan(100));
    }

    [Test]
    public async Task Fit_Bomb_IsRefusedByWhatItSays()
    {
        // 60,000 x 60,000 pixels of nothing would take 14 GB.
        foreach (var file in HostilePicture.Bombs())
        {
            var fitted = await new FaceImageFitter().FitAsync(new MemoryStream(file), _targets[0], default);
            Assert.That(fitted.Report.Fit, Is.EqualTo(FaceImageFit.Refused));
            Assert.That(fitted.Report.Problems.Single(), Does.Contain("3,600,000,000").Or.Contain("not known"));
        }
    }

    [Test]
    public async Task Fit_CutOff_IsRefused()
    {
        var whole = Photo.Jpeg(480, 640);
        foreach (var share in new[] { 0.3, 0.9 })
        {
            var file = whole[..(int)(whole.Length * share)];
            var fitted = await new FaceImageFitter().FitAsync(new MemoryStream(file), _targets[0], default);
            Assert.That(fitted.Report.Problems.Single(), Does.Contain("end is missing"));
        }
    }
}
