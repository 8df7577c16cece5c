using System.Text.Json;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails.AlibabaGuardrailsSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>Pictures that are content: published for the time of the call, and surely taken down.</summary>
[TestOf(typeof(PublishedImages))]
public class AlibabaGuardrailsImageHostTests
{
    private const string TwoAdded = """{"success":true,"faceId":1},{"success":true,"faceId":2}""";

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

    private static string[] SentUrls(SentRequest sent)
    {
        using var json = JsonDocument.Parse(sent.Body);
        return [.. json.RootElement.GetProperty("urls").EnumerateArray().Select(u => u.GetString()!)];
    }

    [Test]
    public async Task EnrollAsync_Content_IsPublishedSentAndTakenDown()
    {
        var (fake, host) = Create();
        fake.Reply(Items(TwoAdded));
        fake.OnSent = () => Assert.That(host.TakenDown, Is.Empty);

        var result = await fake.Client.EnrollAsync(TwoPictures());

        Assert.That(result.Images.Select(i => i.FaceId), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(host.Published.Select(p => p.Content), Is.EqualTo(new[] { s_png, s_gif }));
        Assert.That(host.Published.Select(p => p.ContentType), Is.EqualTo(new[] { "image/png", "image/gif" }));
        Assert.That(
            SentUrls(fake.Sent.Single()),
            Is.EqualTo(new[] { "https://store.example/0?sig=%2B+x", "https://store.example/1?sig=%2B+x" })
        );
        Assert.That(host.TakenDown, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(host.Streams.Select(s => s.CanRead), Is.All.False, "Valid until published, not longer.");
    }

    private static IEnumerable<TestCaseData> Formats()
    {
        yield return new TestCaseData(JpegSample.File(JpegSample.Frame(640, 480)), "image/jpeg");
        yield return new TestCaseData(PictureSample.Bmp(40, 300, 400), "image/bmp");
        yield return new TestCaseData(PictureSample.WebPLossy(300, 400), "image/webp");
        // The vendor's rules for pictures are advice here: unknown content is sent, with a type that says so.
        yield return new TestCaseData(new byte[] { 1 }, "application/octet-stream");
        yield return new TestCaseData(PictureSample.Png(10, 10), "image/png");
    }

    [TestCaseSource(nameof(Formats))]
    public async Task EnrollAsync_AnyFormat_IsPublishedAsWhatItIs(byte[] picture, string contentType)
    {
        var (fake, host) = Create();
        fake.Reply(SuccessOfAnybody);
        await fake.Client.EnrollAsync(
            new AlibabaGuardrailsFaceEnrollmentRequest("person1", FaceImage.FromBytes(picture))
        );
        Assert.That(host.Published.Single(), Is.EqualTo((picture, contentType)));
    }

    [Test]
    public async Task EnrollAsync_Retried_PublishesOnce()
    {
        var (fake, host) = Create();
        fake.Reply("""{"code":588}""").Reply("""{"code":588}""").Reply(Items(TwoAdded));
        fake.Options.Retry = new() { ThrottlingBaseDelay = TimeSpan.FromTicks(1) };
        fake.OnSent = () => Assert.That(host.TakenDown, Is.Empty);

        await fake.Client.EnrollAsync(TwoPictures());

        Assert.That(
            fake.Sent.Select(SentUrls).Select(u => string.Join(" ", u)).Distinct().ToList(),
            Has.Count.EqualTo(1)
        );
        Assert.That(fake.Sent, Has.Count.EqualTo(3));
        Assert.That(host.Published, Has.Count.EqualTo(2));
        Assert.That(host.TakenDown, Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void EnrollAsync_VendorRefuses_TakesDownAtOnce()
    {
        var (fake, host) = Create();
        fake.Reply("""{"code":400}""");
        Assert.ThrowsAsync<FaceEnrollmentException>(() => fake.Client.EnrollAsync(TwoPictures()));
        Assert.That(host.TakenDown, Is.EqualTo(new[] { 0, 1 }));
    }

    [TestCase("""{"code":500}""")]
    [TestCase("{}")]
    public async Task EnrollAsync_OutcomeUnknown_TakesDownAfterTheDelayWithoutBlocking(string reply)
    {
        var (fake, host) = Create();
        var timers = new ManualTimeProvider();
        fake.Reply(reply);
        fake.Options.TimeProvider = timers;
        fake.Options.UnknownOutcomeLeaseDuration = TimeSpan.FromMinutes(7);

        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => fake.Client.EnrollAsync(TwoPictures()));

        timers.Advance(TimeSpan.FromMinutes(7) - TimeSpan.FromTicks(1));
        Assert.That(host.TakenDown, Is.Empty);
        timers.Advance(TimeSpan.FromTicks(1));
        await host.AllTakenDown.Task;
        Assert.That(host.TakenDown, Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task EnrollAsync_OnePictureOpen_KeepsTheLeasesForTheDelay()
    {
        var (fake, host) = Create();
        var timers = new ManualTimeProvider();
        fake.Reply(Items("""{"success":true,"faceId":1}"""));
        fake.Options.TimeProvider = timers;

        var result = await fake.Client.EnrollAsync(TwoPictures());

        Assert.That(result.UnattributedFaceIds, Is.EqualTo(new[] { "1" }));
        timers.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.That(host.TakenDown, Is.Empty);
        timers.Advance(TimeSpan.FromTicks(1));
        await host.AllTakenDown.Task;
    }

    [Test]
    public async Task EnrollAsync_TakeDownFails_ChangesNothingAndTriesTheOthers()
    {
        var (fake, host) = Create();
        host.TakeDownFault = new InvalidOperationException("SECRET");
        fake.Reply(Items(TwoAdded));
        var result = await fake.Client.EnrollAsync(TwoPictures());
        Assert.That(result.Images, Has.Count.EqualTo(2));
        Assert.That(host.TakenDown, Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task EnrollAsync_TakeDownFails_WarnsWithoutTheHostsWords()
    {
        var (fake, host) = Create();
        using var log = new LogRecorder();
        host.TakeDownFault = new InvalidOperationException("https://store.example/SECRET");
        fake.Reply(SuccessOfAnybody);
        var client = new AlibabaGuardrailsFaceEnrollmentClient(
            new Registration<AlibabaGuardrailsOptions>(
                FaceVendor.AlibabaGuardrails,
                "branch",
                () => fake.Options,
                () => fake.HttpClient,
                log
            )
        );
        await client.EnrollAsync(new AlibabaGuardrailsFaceEnrollmentRequest("p", FaceImage.FromBytes(s_png)));
        Assert.That(
            log.Entries.Where(e => e.Id == 2).Select(e => e.Message),
            Is.EqualTo(
                new[]
                {
                    "branch: the image host failed to take picture 0 down (InvalidOperationException); its URL "
                        + "may still be public.",
                }
            )
        );
        Assert.That(log.Messages, Has.None.Contains("SECRET"));
    }

    [Test]
    public async Task EnrollAsync_StreamLargerThanAdvised_IsSentAllTheSame()
    {
        var (fake, host) = Create();
        fake.Reply(SuccessOfAnybody);
        var large = new byte[(20 * 1024 * 1024) + 1];
        s_png.CopyTo(large, 0);
        await fake.Client.EnrollAsync(
            new AlibabaGuardrailsFaceEnrollmentRequest("p", FaceImage.FromStream(new ForwardOnlyStream(large)))
        );
        Assert.That(host.Published.Single().Content, Has.Length.EqualTo(large.Length));
    }

    [Test]
    public async Task EnrollAsync_DelayedTakeDownFails_LeaksNoException()
    {
        var unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved++;
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            await FailingTakeDownAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.That(unobserved, Is.Zero);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        static async Task FailingTakeDownAsync()
        {
            var (fake, host) = Create();
            var timers = new ManualTimeProvider();
            host.TakeDownFault = new InvalidOperationException();
            fake.Reply("""{"code":500}""");
            fake.Options.TimeProvider = timers;
            Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => fake.Client.EnrollAsync(TwoPictures()));
            timers.Advance(TimeSpan.FromMinutes(5));
            await host.AllTakenDown.Task;
        }
    }

    [Test]
    public async Task EnrollAsync_Urls_NeverReachTheHost()
    {
        var (fake, host) = Create();
        fake.Reply(SuccessOfAnybody);
        await fake.Client.EnrollAsync(Urls());
        Assert.That(host.Streams, Is.Empty);
    }

    [Test]
    public void Limits_WithAndWithoutHost_SayWhatIsTaken()
    {
        var (fake, _) = Create();
        Assert.That(fake.Client.Limits.ImageInputs, Is.EqualTo(FaceImageInputs.Url | FaceImageInputs.Content));
        fake.Options.ImageHost = null;
        Assert.That(fake.Client.Limits.ImageInputs, Is.EqualTo(FaceImageInputs.Url));
        Assert.That(fake.Client.Limits.PersonMustExist, Is.True);
    }

    private sealed class ForwardOnlyStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
