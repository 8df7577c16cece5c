using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>What becomes of a picture that breaks a rule, by mode and by where the rule comes from.</summary>
[TestOf(typeof(ImagePreflight))]
[TestOf(typeof(EnrollmentPictures))]
public class PreflightModeTests
{
    private static readonly byte[] s_documented = PictureSample.Png(300, 2001);
    private static readonly byte[] s_advisory = PictureSample.Png(63, 300);

    private static (TencentCloudFaceEnrollmentClient Client, Wire Wire, LogRecorder Log) Create(FaceImagePreflight mode)
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        var log = new LogRecorder();
        var options = new TencentCloudOptions
        {
            SecretId = "i",
            SecretKey = "k",
            Preflight = mode,
        };
        var http = wire.Client;
        return (
            new(
                new Registration<TencentCloudOptions>(FaceVendor.TencentCloud, "branch", () => options, () => http, log)
            ),
            wire,
            log
        );
    }

    private static IEnumerable<TestCaseData> Pictures() =>
        from streamed in new[] { false, true }
        from breaksDocumented in new[] { false, true }
        from mode in Enum.GetValues<FaceImagePreflight>()
        select new TestCaseData(mode, breaksDocumented, streamed);

    [TestCaseSource(nameof(Pictures))]
    public async Task Enroll_RuleBroken_IsRefusedLoggedOrIgnored(
        FaceImagePreflight mode,
        bool documented,
        bool streamed
    )
    {
        var (client, wire, log) = Create(mode);
        var bytes = documented ? s_documented : s_advisory;
        var request = TencentCloudSetup.Request(
            streamed ? FaceImage.FromStream(new MemoryStream(bytes)) : FaceImage.FromBytes(bytes)
        );
        var isRefused = mode == FaceImagePreflight.Enforce && documented;
        if (isRefused)
        {
            Assert.CatchAsync<FaceImageRejectedException>(() => client.EnrollAsync(request));
        }
        else
        {
            await client.EnrollAsync(request);
        }

        Assert.That(wire.Requests, Has.Count.EqualTo(isRefused ? 0 : 1));
        var warned = mode != FaceImagePreflight.Off && !isRefused;
        var rule = documented
            ? "at most 2000 pixels on its longer side (it has 2001)"
            : "at least 64 pixels on its shorter side (it has 63)";
        Assert.That(
            log.Messages.Where(m => m.Contains("should be", StringComparison.Ordinal)).Select(m => m.Trim()),
            warned ? Is.EqualTo([$"Warning: branch: picture 0 should be {rule}; it is sent all the same."]) : Is.Empty
        );
    }

    [Test]
    public void Enroll_SeveralBroken_NamesEach()
    {
        var (client, _, _) = Create(FaceImagePreflight.Enforce);
        var e = Assert.CatchAsync<FaceImageRejectedException>(() =>
            client.EnrollAsync(
                TencentCloudSetup.Request(
                    FaceImage.FromBytes(s_documented),
                    TencentCloudSetup.Picture,
                    FaceImage.FromBytes(PictureSample.Gif("GIF89a", 90, 90))
                )
            )
        )!;
        Assert.That(
            e.Message,
            Does.EndWith(
                "Images[0] must be at most 2000 pixels on its longer side (it has 2001). "
                    + "Images[2] must be a picture in JPEG, PNG or BMP (it is a GIF)."
            )
        );
        Assert.That(
            e.Images.Select(i => i.Reason is not null && i.Kind != FaceEnrollmentErrorKind.None),
            Is.EqualTo([true, false, true])
        );
    }

    [TestCase(FaceImagePreflight.Enforce)]
    [TestCase(FaceImagePreflight.Warn)]
    public async Task Enroll_Url_IsNotLookedAt(FaceImagePreflight mode)
    {
        var (client, wire, log) = Create(mode);
        await client.EnrollAsync(TencentCloudSetup.Request());
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
        Assert.That(log.Messages.Where(m => m.Contains("should be", StringComparison.Ordinal)), Is.Empty);
    }
}
