using FaceEnroll.Imaging.FaceCheck.Tests.Support;
using SkiaSharp;

namespace FaceEnroll.Imaging.FaceCheck.Tests;

[FaceModelRequired]
[TestOf(typeof(FaceImageCheck))]
public class FaceImageCheckTests
{
    [TestCase(1, 1)]
    [TestCase(30, 30)]
    [TestCase(8_000, 10)]
    [TestCase(10, 8_000)]
    [TestCase(256, 256)]
    public void Inspect_AnySize_HasNoFace(int width, int height)
    {
        using var check = new FaceImageCheck();
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.SlateGray);
        var findings = check.Inspect(Look.Pixels(bitmap), default);
        Assert.That(findings.Select(f => f.Kind), Is.EqualTo(new[] { FaceImageFindingKind.NoFace }));
    }

    [Test]
    public async Task Inspect_AtOnce_IsTheSame()
    {
        using var check = new FaceImageCheck();
        var compositions = Composition.All().Where((_, i) => i % 20 == 0).ToList();
        var alone = compositions.Select(c => Look.Faces(check, c.File)).ToList();
        var together = await Task.WhenAll(
            compositions.Concat(compositions).Select(c => Task.Run(() => Look.Faces(check, c.File)))
        );
        Assert.That(together, Is.EqualTo(alone.Concat(alone)));
    }

    [Test]
    public void Inspect_Canceled_EndsBeforeItLooks()
    {
        using var check = new FaceImageCheck();
        using var bitmap = Look.Decoded(Composition.Portrait.File);
        Assert.That(
            () => check.Inspect(Look.Pixels(bitmap), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public void Dispose_Twice_AndThenALook_IsRefused()
    {
        var check = new FaceImageCheck();
        check.Dispose();
        check.Dispose();
        using var bitmap = Look.Decoded(Composition.Portrait.File);
        Assert.That(() => check.Inspect(Look.Pixels(bitmap), default), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Dispose_WhileItLooks_LetsTheLooksEnd()
    {
        var check = new FaceImageCheck();
        var looks = Enumerable
            .Range(0, 8)
            .Select(_ =>
                Task.Run(() =>
                {
                    try
                    {
                        return Look.Kinds(check, Composition.Portrait.File).Count;
                    }
                    catch (ObjectDisposedException)
                    {
                        return -1;
                    }
                })
            )
            .ToArray();
        await Task.WhenAny(looks);
        check.Dispose();
        Assert.That(await Task.WhenAll(looks), Is.All.EqualTo(0).Or.EqualTo(-1));
    }
}
