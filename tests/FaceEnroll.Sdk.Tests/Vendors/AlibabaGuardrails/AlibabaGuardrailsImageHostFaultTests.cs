using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Images;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails.AlibabaGuardrailsSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>An image host or a picture that fails: nothing is sent, and nothing stays up.</summary>
[TestOf(typeof(PublishedImages))]
public class AlibabaGuardrailsImageHostFaultTests
{
    private static readonly byte[] s_png = PictureSample.Png(300, 400);
    private static readonly byte[] s_gif = PictureSample.Gif("GIF89a", 300, 400);

    private static (AlibabaGuardrailsSetup Fake, FakeImageHost Host) Create()
    {
        var host = new FakeImageHost();
        var fake = new AlibabaGuardrailsSetup();
        fake.Options.ImageHost = host;
        return (fake, host);
    }

    private static AlibabaGuardrailsFaceEnrollmentRequest TwoPictures() =>
        new("person1", FaceImage.FromBytes(s_png), FaceImage.FromStream(new MemoryStream(s_gif)));

    [Test]
    public void EnrollAsync_HostFails_SendsNothingAndTakesDownWhatIsUp()
    {
        var (fake, host) = Create();
        host.Fault = (index, _) => index == 1 ? new TaskCanceledException("its own time-out") : null;
        fake.Reply(SuccessOfAnybody);
        var error = Assert.ThrowsAsync<FaceEnrollmentException>(() => fake.Client.EnrollAsync(TwoPictures()))!;
        Assert.That(error.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Transport));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(error.IsRetryable, Is.True);
        Assert.That(error.Message, Does.Contain("The image host failed to publish Images[1]."));
        Assert.That(error.InnerException, Is.TypeOf<TaskCanceledException>());
        Assert.That(error.Images, Has.Count.EqualTo(2));
        Assert.That(fake.Sent, Is.Empty);
        Assert.That(host.TakenDown, Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public void EnrollAsync_HostReturnsNull_IsTheHostsFault()
    {
        var (fake, host) = Create();
        host.ReturnsNull = true;
        fake.Reply(SuccessOfAnybody);
        var error = Assert.ThrowsAsync<FaceEnrollmentException>(() => fake.Client.EnrollAsync(TwoPictures()))!;
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(fake.Sent, Is.Empty);
    }

    [TestCase("/SECRET")]
    [TestCase("file:///SECRET")]
    [TestCase("data:image/png;base64,SECRET")]
    [TestCase(null)]
    public void EnrollAsync_HostsUrlIsNotHttp_SendsNothingAndTakesDown(string? url)
    {
        var (fake, host) = Create();
        host.Url = _ => url is null ? null : new Uri(url, url[0] == '/' ? UriKind.Relative : UriKind.Absolute);
        fake.Reply(SuccessOfAnybody);
        var error = Assert.ThrowsAsync<FaceEnrollmentException>(() => fake.Client.EnrollAsync(TwoPictures()))!;
        Assert.That(error.Message, Does.Contain("Images[0] must be an absolute http or https URL"));
        Assert.That(error.ToString(), Does.Not.Contain("SECRET"));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(fake.Sent, Is.Empty);
        Assert.That(host.TakenDown, Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public void EnrollAsync_PictureSourceFailsWhilePublishing_IsTheSourcesFault()
    {
        var (fake, host) = Create();
        fake.Options.Preflight = FaceImagePreflight.Off;
        fake.Reply(SuccessOfAnybody);
        var request = new AlibabaGuardrailsFaceEnrollmentRequest(
            "p",
            FaceImage.FromStream(new FailingStream(s_png, failAt: 20))
        );
        var error = Assert.ThrowsAsync<FaceEnrollmentException>(() => fake.Client.EnrollAsync(request))!;
        Assert.That(error.Kind, Is.EqualTo(FaceEnrollmentErrorKind.ImageSource));
        Assert.That(error.Message, Does.Contain("Images[0]: The picture's stream broke off while it was read."));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(fake.Sent, Is.Empty);
        Assert.That(host.Published, Is.Empty);
    }

    [Test]
    public void EnrollAsync_CanceledWhilePublishing_IsNotSentAndTakesDown()
    {
        var (fake, host) = Create();
        using var source = new CancellationTokenSource();
        host.Fault = (index, token) =>
        {
            if (index == 0)
            {
                return null;
            }

            source.Cancel();
            return new OperationCanceledException(token);
        };
        fake.Reply(SuccessOfAnybody);
        var error = Assert.ThrowsAsync<FaceEnrollmentCanceledException>(() =>
            fake.Client.EnrollAsync(TwoPictures(), source.Token)
        )!;
        Assert.That(error.Error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(fake.Sent, Is.Empty);
        Assert.That(host.TakenDown, Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public void EnrollAsync_EmptyPicture_IsRefusedBeforeItIsPublished()
    {
        var (fake, host) = Create();
        fake.Reply(SuccessOfAnybody);
        Assert.ThrowsAsync<FaceImageRejectedException>(() =>
            fake.Client.EnrollAsync(
                new AlibabaGuardrailsFaceEnrollmentRequest("p", FaceImage.FromStream(new MemoryStream()))
            )
        );
        Assert.That(host.Streams, Is.Empty);
        Assert.That(fake.Sent, Is.Empty);
    }

    private sealed class FailingStream(byte[] content, int failAt) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            Position >= failAt
                ? throw new IOException("disk")
                : base.Read(buffer, offset, (int)Math.Min(count, failAt - Position));
    }
}
