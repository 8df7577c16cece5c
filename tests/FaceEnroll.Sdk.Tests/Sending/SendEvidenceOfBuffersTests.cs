using System.IO.Compression;
using System.Net;
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Tests.Sending;

/// <summary>What the stream that our content is written to tells: a buffer, the platform's own wire, or a handler's.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(SendEvidence))]
public class SendEvidenceOfBuffersTests
{
    private readonly SendEvidence _evidence = new(FaceVendor.TencentCloud, "CreateFace");

    // The platform's wire without the guard that should stand in front of it: the body went another way.
    [TestCase("the platform's", true, nameof(SendProgress.Complete))]
    [TestCase("the platform's", false, nameof(SendProgress.NotStarted))]
    [TestCase("a handler's", true, nameof(SendProgress.NotStarted))]
    [TestCase("a buffer", true, nameof(SendProgress.NotStarted))]
    public async Task ReadAboveTheGuard_CountsIfItWentToTheWire(string stream, bool isGuardExpected, string progress)
    {
        using var request = new VendorRequest(HttpMethod.Post, new Uri("https://a/x"));
        using var content = new Readable(_evidence);
        request.Content = content;
        _evidence.Begin(request, isGuardExpected);
        switch (stream)
        {
            case "a buffer":
                await content.LoadIntoBufferAsync();
                break;
            case "a handler's":
                await content.CopyToAsync(new MemoryStream());
                break;
            default:
                using (var platforms = await PlatformStreamAsync())
                {
                    content.Read(platforms);
                }

                break;
        }

        Pass();
        Assert.That(_evidence.Progress.ToString(), Is.EqualTo(progress));
        _evidence.Close(request, content);
    }

    [Test]
    public async Task Buffered_StaysKnown_WhateverReadsNext()
    {
        using var request = new VendorRequest(HttpMethod.Post, new Uri("https://a/x"));
        using var content = new Readable(_evidence);
        _evidence.Begin(request, isGuardExpected: false);
        await content.LoadIntoBufferAsync();
        using var again = new Readable(_evidence);
        Assert.That(async () => await again.LoadIntoBufferAsync(), Throws.InstanceOf<Exception>());
        using var response = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
        Assert.That(_evidence.Answered(response), Is.EqualTo(ReplyDoubt.Redirected));
        _evidence.Close(request, null);
    }

    [TestCase(false, false, ExpectedResult = false)]
    [TestCase(false, true, ExpectedResult = true)]
    [TestCase(true, true, ExpectedResult = false)]
    public async Task<bool> CopiesMayBeAbout_WithoutAGuardAndWithABuffer(bool isGuarded, bool isBuffered)
    {
        using var content = new Readable(_evidence);
        if (isBuffered)
        {
            await content.LoadIntoBufferAsync();
        }

        if (isGuarded)
        {
            Pass();
        }

        return _evidence.IsOneOfMany;
    }

    [Test]
    public async Task RedirectThatShowsTwice_IsOne()
    {
        using var asked = new VendorRequest(HttpMethod.Post, new Uri("https://a/x"));
        using var other = new HttpRequestMessage(HttpMethod.Post, "https://b/x");
        using var response = new HttpResponseMessage(HttpStatusCode.Redirect) { RequestMessage = other };
        using var content = new Readable(_evidence);
        _evidence.Begin(asked, isGuardExpected: false);
        await content.LoadIntoBufferAsync();
        Assert.That(_evidence.Answered(response), Is.EqualTo(ReplyDoubt.Redirected));
        _evidence.Close(asked, null);
    }

    // A body that is read where it leaves is in nobody's hands: a request that looks like it is another one.
    [TestCase(false, true)]
    [TestCase(true, false)]
    public void CopiesAreLookedFor_OnlyOfWhatIsReadAboveTheGuard(bool isGuarded, bool isFound)
    {
        var uri = new Uri($"https://a/{Guid.NewGuid():N}");
        using var request = new VendorRequest(HttpMethod.Post, uri);
        request.Content = new ByteArrayContent([]);
        using var copy = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent([]) };
        using var sending = new CancellationTokenSource();
        _evidence.Begin(request, isGuardExpected: true);
        if (isGuarded)
        {
            _evidence.Pass(PrimaryKind.Real, null, sending);
        }

        _evidence.EnterOwnContent(Stream.Null);
        _evidence.Close(request, null);
        Assert.That(LiveCopies.Shared.Find(copy), isFound ? Is.SameAs(_evidence) : Is.Null);
    }

    // A buffer hands its body over in one piece, which does not mean that it left in one.
    [TestCase(1, nameof(SendProgress.Partial))]
    [TestCase(2, nameof(SendProgress.Partial))]
    [TestCase(3, nameof(SendProgress.Complete))]
    public void BufferedBody_ThatBrokeOff_LeftInPart(int failingWrite, string progress)
    {
        Pass();
        using var buffered = new ByteArrayContent(new byte[300_000]);
        using var guarded = new GuardedContent(buffered, _evidence);
        using var wire = new BreakingStream(failingWrite);
        Assert.That(async () => await guarded.CopyToAsync(wire), Throws.InstanceOf<Exception>());
        Assert.That(_evidence.Progress.ToString(), Is.EqualTo(progress));
        _evidence.Close(null, null);
    }

    private void Pass()
    {
        using var content = new ByteArrayContent([1]);
        using var sending = new CancellationTokenSource();
        _evidence.Pass(PrimaryKind.Real, content, sending);
    }

    /// <summary>A stream of the assembly that a platform's own connections come from.</summary>
    private static async Task<Stream> PlatformStreamAsync()
    {
        var stream = await new MultipartContent().ReadAsStreamAsync();
        return stream.GetType().Assembly == typeof(HttpContent).Assembly
            ? stream
            : new GZipStream(new MemoryStream(), CompressionMode.Compress);
    }

    /// <summary>Fails at a write of that number.</summary>
    private sealed class BreakingStream(int failingWrite) : Stream
    {
        private int _writes;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (++_writes == failingWrite)
            {
                throw new IOException();
            }
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    /// <summary>Is read as our own content is.</summary>
    private sealed class Readable(SendEvidence evidence) : HttpContent
    {
        public void Read(Stream stream)
        {
            evidence.EnterOwnContent(stream);
            evidence.Give(4, isLast: true);
            evidence.Leave(isFinished: true);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Read(stream);
            return Task.CompletedTask;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 4;
            return true;
        }
    }
}
