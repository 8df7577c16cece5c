using FaceEnroll.Imaging.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using SkiaSharp;

namespace FaceEnroll.Imaging.Tests.Sandbox;

/// <summary>What was fitted is taken: a sandbox that refuses what its vendors refuse has it in the end.</summary>
[TestOf(typeof(FaceImageFitter))]
public class FittedEnrollmentTests
{
    private const string Person = FaceEnrollSandboxOptions.DefaultPersonId;
    private static readonly FaceVendor[] s_vendors = Vendor.All;

    [Test]
    public async Task Enroll_PhonePhoto_IsRefusedAsItIsAndTakenFitted(
        [ValueSource(nameof(s_vendors))] FaceVendor vendor
    )
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync();
        using var http = SdkClients.Http();
        var request = new FaceEnrollmentRequest(Person, FaceImage.FromBytes(Photo.Phone));
        // Nothing states how large a picture may be at Guardrails, so that the photo only lies on its side there.
        if (vendor != FaceVendor.AlibabaGuardrails)
        {
            var bare = SdkClients.Create(vendor, sandbox, http);
            Assert.CatchAsync<FaceEnrollmentException>(() => bare.EnrollAsync(request));
            Assert.That(sandbox.Store.FacesAt(vendor.InSandbox()), Is.Empty);
        }

        FaceEnrollmentTicket? ticket = null;
        var client = SdkClients.Create(
            vendor,
            sandbox,
            http,
            options =>
            {
                options.ImagePreparer = new FaceImageFitter();
                options.OnSending = (sending, _) =>
                {
                    ticket = sending;
                    return default;
                };
            }
        );
        var result = await client.EnrollAsync(request);
        var face = sandbox.Store.FacesAt(vendor.InSandbox()).Single();
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(face.PictureSha256, Is.EqualTo(ticket!.SentImageSha256!.Single()).IgnoreCase);
        Assert.That(ticket.ImageSha256.Single(), Is.Not.EqualTo(ticket.SentImageSha256!.Single()));
        TestContext.Out.WriteLine($"{vendor}: enrolled.");
    }

    [Test]
    public async Task Enroll_EveryKindOfPicture_IsTakenFitted([ValueSource(nameof(s_vendors))] FaceVendor vendor)
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync();
        using var http = SdkClients.Http();
        var client = SdkClients.Create(vendor, sandbox, http, options => options.ImagePreparer = new FaceImageFitter());
        var files = Kinds().ToList();
        foreach (var (name, file) in files)
        {
            sandbox.AddPerson(vendor, name);
            var result = await client.EnrollAsync(new FaceEnrollmentRequest(name, FaceImage.FromBytes(file)));
            Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled), name);
        }

        Assert.That(sandbox.Store.FacesAt(vendor.InSandbox()), Has.Count.EqualTo(files.Count));
    }

    private static IEnumerable<(string Name, byte[] File)> Kinds()
    {
        yield return ("kept", Photo.Jpeg(600, 800));
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            var (width, height) = orientation > 4 ? (1_200, 900) : (900, 1_200);
            yield return ($"turned{orientation}", Photo.With(Photo.Jpeg(width, height), Photo.Exif(orientation)));
        }

        yield return ("png", Photo.Png(900, 1_200));
        yield return ("webp", Photo.Encoded(Photo.Pixels(900, 1_200), SKEncodedImageFormat.Webp, 90));
        yield return ("huge", Photo.Jpeg(5_000, 7_000));
        var alpha = new SKBitmap(new SKImageInfo(900, 1_200, SKColorType.Rgba8888, SKAlphaType.Premul));
        alpha.Erase(SKColors.Transparent);
        using (var canvas = new SKCanvas(alpha))
        {
            using var portrait = Photo.Pixels(600, 800);
            canvas.DrawBitmap(portrait, 150, 200, SKSamplingOptions.Default);
        }

        yield return ("alpha", Photo.Encoded(alpha, SKEncodedImageFormat.Png, 100));
    }

    [Test]
    public async Task Enroll_FourPhonePhotosAtTencent_FitIntoOneRequest()
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync();
        using var http = SdkClients.Http();
        var client = SdkClients.Create(
            FaceVendor.TencentCloud,
            sandbox,
            http,
            options => options.ImagePreparer = new FaceImageFitter()
        );
        var photos = Enumerable
            .Range(1, 4)
            .Select(i => FaceImage.FromBytes(Photo.With(Photo.Phone, Photo.Segment(0xFE, [(byte)i]))));
        var result = await client.EnrollAsync(new FaceEnrollmentRequest(Person, [.. photos]));
        Assert.That(result.Images, Has.Count.EqualTo(4));
        Assert.That(result.Images.Select(i => i.Index), Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }
}
