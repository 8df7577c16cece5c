using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Sending;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Sending;

/// <summary>How far sending got, and that it is done once.</summary>
[TestOf(typeof(RequestBodyContent))]
public class RequestBodyContentTests
{
    private static RequestBodyContent Content(OpenedImage picture) =>
        new(
            new RequestBodyBuilder().Literal("<"u8).Picture(picture, PictureEncoding.Base64).Literal(">"u8).Build(),
            "application/json",
            new SendEvidence(FaceVendor.TencentCloud, "CreateFace"),
            default
        );

    private static OpenedImage Picture(int length = 300_000) => new(new byte[length]);

    /// <summary>Takes some writes, then fails; says what the content's progress was at each.</summary>
    private sealed class WireStream(Func<RequestBodyContent> content, int writes) : MemoryStream
    {
        public List<SendProgress> Seen { get; } = [];

        public override void Write(byte[] buffer, int offset, int count)
        {
            Seen.Add(content().Evidence.Progress);
            if (Seen.Count > writes)
            {
                throw new IOException("reset");
            }

            base.Write(buffer, offset, count);
        }
    }

    [Test]
    public void Progress_NothingAskedFor_IsNotStarted()
    {
        using var content = Content(Picture());
        Assert.That(content.Evidence.Progress, Is.EqualTo(SendProgress.NotStarted));
        Assert.That(content.Evidence.BytesSent, Is.Zero);
        Assert.That(content.Headers.ContentLength, Is.EqualTo(400_002));
    }

    [Test]
    public async Task Progress_AllChunksTaken_WasCompleteBeforeTheLastOne()
    {
        RequestBodyContent content = null!;
        using var wire = new WireStream(() => content, int.MaxValue);
        using (content = Content(Picture()))
        {
            await content.CopyToAsync(wire);
            Assert.That(wire.Seen.SkipLast(1), Is.All.EqualTo(SendProgress.Partial));
            Assert.That(wire.Seen, Has.Count.GreaterThan(2));
            Assert.That(wire.Seen[^1], Is.EqualTo(SendProgress.Complete));
            Assert.That(content.Evidence.BytesSent, Is.EqualTo(wire.Length));
        }
    }

    [TestCase(0, nameof(SendProgress.Partial))]
    [TestCase(2, nameof(SendProgress.Partial))]
    [TestCase(-1, nameof(SendProgress.Complete))]
    public async Task Progress_WireFails_IsAsFarAsItGot(int writes, string progress)
    {
        using var counter = new MemoryStream();
        RequestBodyContent content = null!;
        using var whole = new WireStream(() => content, int.MaxValue);
        using (content = Content(Picture()))
        {
            await content.CopyToAsync(whole);
        }

        using var wire = new WireStream(() => content, writes < 0 ? whole.Seen.Count - 1 : writes);
        using (content = Content(Picture()))
        {
            Assert.CatchAsync(() => content.CopyToAsync(wire));
            Assert.That(content.Evidence.Progress.ToString(), Is.EqualTo(progress));
        }
    }

    [Test]
    public void Progress_SourceFailsMidway_IsPartial()
    {
        var stream = new FaultyStream(new byte[200_000], new IOException("disk"), canSeek: true, length: 300_000);
        using var content = Content(new OpenedImage(stream, 0, 300_000, stream));
        using var wire = new MemoryStream();
        Assert.CatchAsync<ImageReadException>(() => content.CopyToAsync(wire));
        Assert.That(content.Evidence.Progress, Is.EqualTo(SendProgress.Partial));
        Assert.That(wire.Length, Is.Positive);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task SecondSerialization_AfterACompleteOne_IsUnknownAndSaysWhatToRemove(bool first)
    {
        RequestBodyContent content = null!;
        using var broken = new WireStream(() => content, 1);
        using var wire = new MemoryStream();
        using var request = new VendorRequest(HttpMethod.Post, new Uri("https://a/x"));
        using (content = Content(Picture()))
        {
            content.Evidence.Begin(request, isGuardExpected: false);
            if (first)
            {
                await content.CopyToAsync(wire);
            }
            else
            {
                Assert.CatchAsync(() => content.CopyToAsync(broken));
            }

            var length = wire.Length;
            var e = Assert.CatchAsync<FaceEnrollmentException>(() => content.CopyToAsync(wire))!;
            Assert.That(
                e.Certainty,
                Is.EqualTo(first ? FaceEnrollmentCertainty.Unknown : FaceEnrollmentCertainty.NotApplied)
            );
            Assert.That(e.Message, Does.Contain("Remove the handler").And.Contain("AddStandardResilienceHandler"));
            Assert.That(wire.Length, Is.EqualTo(length), "nothing more was written");
            content.Evidence.Close(null, null);
        }
    }
}
