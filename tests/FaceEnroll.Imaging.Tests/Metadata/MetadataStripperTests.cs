using FaceEnroll.Imaging.Metadata;
using FaceEnroll.Imaging.Tests.Support;

namespace FaceEnroll.Imaging.Tests.Metadata;

[TestOf(typeof(MetadataStripper))]
[TestOf(typeof(JpegSegments))]
[TestOf(typeof(PictureHead))]
public class MetadataStripperTests
{
    [Test]
    public void Strip_Jpeg_KeepsWhatSaysWhatTheColoursAre()
    {
        var clean = Photo.Jpeg(48, 64);
        byte[][] kept =
        [
            Photo.Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
            Photo.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 7]),
            Photo.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]),
        ];
        byte[][] dropped =
        [
            Photo.Exif(1),
            Photo.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0CANARY"u8]),
            Photo.Segment(0xE0, [.. "JFXX\0CANARY"u8]),
            Photo.Segment(0xE2, [.. "MPF\0CANARY"u8]),
            Photo.Segment(0xED, [.. "Photoshop 3.0\0CANARY"u8]),
            Photo.Segment(0xEF, []),
            Photo.Segment(0xFE, [.. "CANARY"u8]),
        ];
        byte[] file = [.. Photo.With(clean, [.. dropped, .. kept, .. dropped]), 0xFF, 0xD8, .. "CANARY"u8];
        Assert.That(MetadataStripper.Strip(file), Is.EqualTo(Photo.With(clean, kept)));
    }

    [Test]
    public void Strip_ProgressiveJpegWithMetadataBetweenItsScans_KeepsEveryScan()
    {
        Oracle.Require();
        var file = Oracle.Convert(Photo.Jpeg(48, 64), "-interlace JPEG", "jpg:-");
        var scan = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] dirty = [.. file[..scan], .. Photo.Segment(0xFE, [.. "CANARY"u8]), .. file[scan..]];
        var stripped = MetadataStripper.Strip(dirty)!;
        Assert.That(stripped.AsSpan().IndexOf("CANARY"u8), Is.EqualTo(-1));
        Assert.That(Oracle.Convert(stripped, ""), Is.EqualTo(Oracle.Convert(file, "")));
    }

    [Test]
    public void Strip_Png_KeepsPixelsAndColours()
    {
        Oracle.Require();
        var file = Oracle.Convert(
            Photo.Jpeg(48, 64),
            "-set comment CANARY -set exif:GPS CANARY -set Author CANARY",
            "png:-"
        );
        Assert.That(file.AsSpan().IndexOf("CANARY"u8), Is.Not.EqualTo(-1));
        var stripped = MetadataStripper.Strip([.. file, .. "CANARY"u8])!;
        Assert.That(stripped.AsSpan().IndexOf("CANARY"u8), Is.EqualTo(-1));
        Assert.That(stripped.AsSpan().IndexOf("tIME"u8), Is.EqualTo(-1));
        Assert.That(Oracle.Convert(stripped, ""), Is.EqualTo(Oracle.Convert(file, "")));
    }

    [Test]
    public void Strip_CutAnywhere_IsNobodysGuess([Values] bool isPng)
    {
        var file = isPng ? Photo.Png(8, 8) : Photo.With(Photo.Jpeg(8, 8), Photo.Exif(1));
        Assert.That(MetadataStripper.Strip(file), Is.Not.Null);
        for (var length = 8; length < file.Length; length++)
        {
            Assert.That(MetadataStripper.Strip(file.AsSpan(0, length)), Is.Null, $"{length}");
        }
    }

    [Test]
    public void IsPlain_ByTheHeader_IsTold()
    {
        Assert.That(PictureHead.IsPlain(Photo.Jpeg(48, 64)), Is.True);
        Assert.That(PictureHead.IsPlain(Photo.Png(48, 64)), Is.True);
        var deep = Photo.Png(48, 64);
        deep[24] = 16;
        Assert.That(PictureHead.IsPlain(deep), Is.False);
        Assert.That(PictureHead.IsPlain([0xFF, 0xD8, 0xFF, 0xC0, 0, 8, 8, 0, 1, 0, 1, 4]), Is.False, "four colours");
        Assert.That(PictureHead.IsPlain([0xFF, 0xD8, 0xFF, 0xC2, 0, 8, 8, 0, 1, 0, 1, 1]), Is.True, "gray");
        Assert.That(PictureHead.IsPlain([0xFF, 0xD8, 0xFF, 0xD9]), Is.False);
    }
}
