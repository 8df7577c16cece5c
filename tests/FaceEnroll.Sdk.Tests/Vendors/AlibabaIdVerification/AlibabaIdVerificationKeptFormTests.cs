using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Tests.Bodies;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification.AlibabaIdVerificationSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>An ACS3 form that stays encoded from its hash until it is sent is given back on every way out of a call.</summary>
[TestOf(typeof(AlibabaIdVerificationProtocol))]
[NonParallelizable]
public class AlibabaIdVerificationKeptFormTests
{
    private int _before;

    [SetUp]
    public void Count() => _before = KeptChunks.All;

    [TearDown]
    public void NothingIsKept() => Assert.That(KeptChunks.All, Is.EqualTo(_before));

    private static AlibabaIdVerificationFaceEnrollmentClient Client(HttpMessageHandler wire) =>
        new(
            Options(static o => o.SignatureScheme = AlibabaIdVerificationSignatureScheme.Acs3HmacSha256),
            new HttpClient(new FaceEnrollmentGuardHandler(wire))
        );

    private static AlibabaIdVerificationFaceEnrollmentRequest Picture() =>
        Request(FaceImage.FromBytes(PictureSources.Bytes(500_000)));

    private static async Task<HttpResponseMessage> GoodAsync(HttpRequestMessage request)
    {
        var sent = await WireRequest.ReadAsync(request);
        Assert.That(sent.Headers["Authorization"], Is.EqualTo(WireSignature.Acs3(sent, KeyId, Secret)));
        return ScriptedHandler.Response(AlibabaIdVerificationWire.Added);
    }

    [Test]
    public async Task Sent_NothingIsKeptWhileTheReplyIsAwaited()
    {
        var (unread, read) = (0, 0);
        using var wire = new StubHandler(
            async (request, _) =>
            {
                unread = KeptChunks.All;
                var reply = await GoodAsync(request);
                read = KeptChunks.All;
                return reply;
            }
        );

        await Client(wire).EnrollAsync(Picture());

        Assert.That(unread, Is.GreaterThan(_before));
        Assert.That(read, Is.EqualTo(_before));
    }

    [Test]
    public async Task ThrottledFirst_EachAttemptIsSignedAsItIsSent()
    {
        var attempts = 0;
        using var wire = new StubHandler(
            async (request, _) =>
            {
                var good = await GoodAsync(request);
                return ++attempts == 1
                    ? ScriptedHandler.Response("""{"Code":"Throttling","Message":"slow","RequestId":"R"}""", 400)
                    : good;
            }
        );

        await Client(wire).EnrollAsync(Picture());

        Assert.That(attempts, Is.EqualTo(2));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(300_000)]
    public void ConnectionBreaks_NothingIsKept(int after)
    {
        using var wire = new ScriptedHandler
        {
            Otherwise = static (_, _) => throw new HttpRequestException("reset"),
        }.BreakAfterBytes(after);
        Assert.CatchAsync<FaceEnrollmentException>(() => Client(wire).EnrollAsync(Picture()));
    }

    [TestCase(0)]
    [TestCase(300_000)]
    public void CallerCancels_NothingIsKept(int after)
    {
        using var canceling = new CancellationTokenSource();
        using var wire = new ScriptedHandler().HangAfterBytes(after, canceling.Cancel);
        Assert.CatchAsync<OperationCanceledException>(() => Client(wire).EnrollAsync(Picture(), canceling.Token));
    }

    [Test]
    public async Task HandlerCopiesTheBody_TheCopyIsWhole()
    {
        using var inner = new StubHandler(static (request, _) => GoodAsync(request));
        using var wire = new Copying { InnerHandler = inner };
        await Client(wire).EnrollAsync(Picture());
    }

    [Test]
    public void HandlerReadsTwice_TheSecondIsRefused()
    {
        using var wire = new StubHandler(
            static async (request, token) =>
            {
                await request.Content!.CopyToAsync(Stream.Null, null, token);
                await request.Content.CopyToAsync(Stream.Null, null, token);
                return ScriptedHandler.Response(AlibabaIdVerificationWire.Added);
            }
        );
        Assert.CatchAsync<FaceEnrollmentException>(() => Client(wire).EnrollAsync(Picture()));
    }

    [Test]
    public async Task HandlerReadsAfterTheCall_GetsNothing()
    {
        HttpContent? late = null;
        using var wire = new StubHandler(
            (request, _) =>
            {
                late = request.Content;
                throw new HttpRequestException("refused");
            }
        );
        Assert.CatchAsync<FaceEnrollmentException>(() => Client(wire).EnrollAsync(Picture()));

        using var stream = new MemoryStream();
        Assert.CatchAsync(() => late!.CopyToAsync(stream));
        Assert.That(stream.Length, Is.Zero);
        late!.Dispose();
    }

    [Test]
    public async Task WriterLeftBehind_NothingIsGivenBackUnderItsHands()
    {
        var bytes = PictureSources.Bytes(500_000);
        using var stream = new GatedStream();
        Task? writing = null;
        using var canceling = new CancellationTokenSource();
        using var wire = new StubHandler(
            async (request, _) =>
            {
                writing = request.Content!.CopyToAsync(stream, null, CancellationToken.None);
                await stream.Entered;
                canceling.Cancel();
                throw new HttpRequestException("given up");
            }
        );

        Assert.CatchAsync(() => Client(wire).EnrollAsync(Request(FaceImage.FromBytes(bytes)), canceling.Token));
        Assert.That(KeptChunks.All, Is.GreaterThan(_before), "the writer still reads them");
        var first = stream.Chunk.ToArray();
        Assert.That(first.Any(static b => b != 0), Is.True, "cleared while it is written");

        stream.Open();
        Assert.CatchAsync(() => writing!);
        await Task.Yield();
    }

    /// <summary>Reads the body into memory first, as handlers that log or sign do.</summary>
    private sealed class Copying : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await BufferAsync(request.Content!);
            return await base.SendAsync(request, cancellationToken);
        }

        private static Task BufferAsync(HttpContent content) => content.LoadIntoBufferAsync();
    }

    /// <summary>A wire that takes the first chunk and does not return until it is told to.</summary>
    private sealed class GatedStream : TestStream
    {
        private readonly TaskCompletionSource<bool> _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<bool> _open = new();

        public override bool CanWrite => true;

        public Task Entered => _entered.Task;

        public ReadOnlyMemory<byte> Chunk { get; private set; }

        public void Open() => _open.SetResult(true);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Chunk = buffer.AsMemory(offset, count);
            _entered.TrySetResult(true);
            return _open.Task;
        }

        protected override int Fill(Span<byte> buffer) => throw new NotSupportedException();
    }
}
