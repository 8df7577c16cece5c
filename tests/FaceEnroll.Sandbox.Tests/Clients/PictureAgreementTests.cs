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
