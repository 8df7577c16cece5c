using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>
/// The library's preflight and the sandbox judge a picture alike. ID Verification asks most: JPEG, taller than wide, and a
/// rotated picture counts as it is displayed.
/// </summary>
public sealed class PictureAgreementTests : SdkFixture
{
    [TestCase("land-o6-le.jpg", true)]
    [TestCase("land-o6-byte.jpg", true)]
    [TestCase("land-o6-after-sof.jpg", true)]
    [TestCase("port-o6.jpg", false)]
    [TestCase("port-app-len-0.jpg", true)]
    [TestCase("port-junk-after-soi.jpg", true)]
    public async Task Enroll_Input_IsTakenByBothOrNeither(string file, bool isTaken)
    {
        var picture = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Assets", "Inputs", file));
        await AssertTakenAsync(FaceVendor.AlibabaIdVerification, picture, isTaken, file);
    }

    [Test]
    public async Task Enroll_Bitmap_IsTakenByBothWhateverItsHeaderLength()
    {
        foreach (var length in new[] { 12, 16, 24, 36, 40, 52, 64, 108, 124 })
        {
            await AssertTakenAsync(FaceVendor.FinAuth, Bitmap(length), isTaken: true, $"header of {length}");
        }

        await AssertTakenAsync(FaceVendor.FinAuth, Bitmap(125), isTaken: false, "header of 125");
    }

    private static IEnumerable<TestCaseData> Inserted()
    {
        foreach (var type in new byte[] { 1, 3, 4, 6, 8, 9 })
        {
            yield return Case($"orientation 6 of type {type}", Exif(type, 6), false);
            yield return Case($"orientation 3 of type {type}", Exif(type, 3), true);
        }

        yield return Case("orientation of type UNDEFINED", Exif(7, 6), true);
        yield return Case("stray bytes", [0, 0x12, 0xFF, 0, 0x34], true);
        foreach (var marker in new byte[] { 0xE0, 0xE1, 0xEF, 0xFE, 0xDC })
        {
            yield return Case($"{marker:X2} of length 0", [0xFF, marker, 0, 0], true);
            yield return Case($"{marker:X2} of length 1", [0xFF, marker, 0, 1], true);
        }

        static TestCaseData Case(string name, byte[] bytes, bool isTaken) =>
            new TestCaseData(bytes, isTaken).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Inserted))]
    public async Task Enroll_PortraitWithBytesPutIn_IsTakenByBothOrNeither(byte[] bytes, bool isTaken)
    {
        foreach (var at in Markers(Portrait.Bytes))
        {
            byte[] picture = [.. Portrait.Bytes.AsSpan(0, at), .. bytes, .. Portrait.Bytes.AsSpan(at)];
            await AssertTakenAsync(FaceVendor.AlibabaIdVerification, picture, isTaken, $"at {at}");
        }
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        foreach (var marker in new byte[] { 0xC5, 0xC6, 0xC7, 0xC8, 0xCD, 0xCE, 0xCF })
        {
            yield return Frame($"type {marker:X2}", f => f[1] = marker);
        }

        foreach (var precision in new byte[] { 0, 7, 16 })
        {
            yield return Frame($"precision {precision}", f => f[4] = precision);
        }

        foreach (var sampling in new byte[] { 0x00, 0x10, 0x01, 0x51, 0x15 })
        {
            yield return Frame($"sampling {sampling:X2}", f => f[11] = sampling);
        }

        yield return Frame("too high", f => (f[5], f[6]) = (0xFF, 0xDD));
        yield return Table("DRI of length 3", [0xFF, 0xDD, 0, 3, 0]);
        yield return Table("DQT cut", [0xFF, 0xDB, 0, 66, .. new byte[64]]);
        yield return Table("DQT with an index that is none", [0xFF, 0xDB, 0, 67, 4, .. new byte[64]]);
        yield return Table("DHT with more than it says", [0xFF, 0xC4, 0, 21, .. new byte[19]]);
        yield return Table("DHT with an index that is none", [0xFF, 0xC4, 0, 19, 0x14, .. new byte[16]]);
        yield return Table("DAC with bounds the wrong way round", [0xFF, 0xCC, 0, 4, 0, 1]);
        yield return Table("a marker of an extension", [0xFF, 0xF7, 0, 2]);
        yield return Table("another image", [0xFF, 0xD8]);
        yield return Table("the end", [0xFF, 0xD9]);
        yield return Table("another frame", Segments(Portrait.Bytes).First(s => s.Bytes[1] is 0xC0 or 0xC2).Bytes);
        yield return Table("a scan of no component", [0xFF, 0xDA, 0, 6, 0, 0, 63, 0]);

        static TestCaseData Frame(string name, Action<byte[]> change)
        {
            byte[] picture = [.. Portrait.Bytes];
            var (at, frame) = Segments(picture).First(s => s.Bytes[1] is 0xC0 or 0xC2);
            change(frame);
            frame.CopyTo(picture, at);
            return new TestCaseData((object)new[] { picture }).SetArgDisplayNames("frame of " + name);
        }

        static TestCaseData Table(string name, byte[] bytes)
        {
            var places = Markers(Portrait.Bytes)
                .Select(at => (byte[])[.. Portrait.Bytes.AsSpan(0, at), .. bytes, .. Portrait.Bytes.AsSpan(at)]);
            return new TestCaseData((object)places.ToArray()).SetArgDisplayNames(name);
        }
    }

    /// <summary>What libjpeg-turbo gives up, wherever in the header it stands.</summary>
    [TestCaseSource(nameof(Refused))]
    public async Task Enroll_HeaderThatDecodersRefuse_IsTakenByNeither(byte[][] pictures)
    {
        foreach (var picture in pictures)
        {
            await AssertTakenAsync(FaceVendor.AlibabaIdVerification, picture, isTaken: false, "refused");
        }
    }

    private static IEnumerable<(int At, byte[] Bytes)> Segments(byte[] jpeg) =>
        Markers(jpeg).Select(at => (at, jpeg[at..(at + 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]))]));

    private async Task AssertTakenAsync(FaceVendor vendor, byte[] picture, bool isTaken, string what)
    {
        foreach (var preflight in new[] { FaceImagePreflight.Enforce, FaceImagePreflight.Off })
        {
            var call = EnrollAsync(Client(vendor, o => o.Preflight = preflight), picture);
            var who = $"{what}: {(preflight == FaceImagePreflight.Enforce ? "library" : "sandbox")}";
            if (isTaken)
            {
                Assert.That((await call).Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled), who);
            }
            else
            {
                Assert.That(await FailureAsync(call), Is.TypeOf<FaceImageRejectedException>(), who);
            }
        }
    }

    /// <summary>Where the segments of a JPEG begin, up to its scan.</summary>
    private static IEnumerable<int> Markers(byte[] jpeg)
    {
        for (var at = 2; ; at += 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]))
        {
            yield return at;
            if (jpeg[at + 1] == 0xDA)
            {
                yield break;
            }
        }
    }

    /// <summary>Little-endian: one directory with one entry.</summary>
    private static byte[] Exif(byte type, byte orientation) =>
        [
            .. (ReadOnlySpan<byte>)[0xFF, 0xE1, 0, 34],
            .. "Exif\0\0II*\0"u8,
            .. (ReadOnlySpan<byte>)[8, 0, 0, 0, 1, 0, 0x12, 1, type, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
        ];

    private static byte[] Bitmap(int headerLength)
    {
        var bitmap = new byte[14 + headerLength + (64 * 64 * 3)];
        "BM"u8.CopyTo(bitmap);
        bitmap[14] = (byte)headerLength;
        bitmap[18] = 64;
        bitmap[headerLength == 12 ? 20 : 22] = 64;
        return bitmap;
    }
}
