using System.Buffers;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(OpenedImage))]
public class OpenedImageTests
{
    // The pool keeps what a thread gives back for that thread's next rent.
    [Test]
    public void Return_AfterAnAbandonedRead_KeepsTheBufferFromThePool()
    {
        using var stream = new HangingStream();
        var image = new OpenedImage(stream, 0, stream.Length, stream);
        using var canceling = new CancellationTokenSource();
        var scratch = ArrayPool<byte>.Shared.Rent(4096);
        var read = image.ReadAsync(4096, scratch, canceling.Token).AsTask();
        canceling.Cancel();
        Assert.CatchAsync<OperationCanceledException>(() => read);
        image.Return(scratch);
        Assert.That(ArrayPool<byte>.Shared.Rent(4096), Is.Not.SameAs(scratch));
    }

    [Test]
    public async Task Return_AfterARead_GivesTheBufferBackCleared()
    {
        using var stream = new MemoryStream([1, 2, 3]);
        var image = new OpenedImage(stream, 0, stream.Length, stream);
        var scratch = ArrayPool<byte>.Shared.Rent(4096);
        await image.ReadAsync(3, scratch, default);
        image.Return(scratch);
        var again = ArrayPool<byte>.Shared.Rent(4096);
        Assert.That(again, Is.SameAs(scratch));
        Assert.That(again.Take(3), Is.All.Zero);
        ArrayPool<byte>.Shared.Return(again);
    }

    [Test]
    public async Task Dispose_WhileReadersAreLeftBehind_ClosesTheSourceAfterTheLast()
    {
        using var stream = new SlowStream();
        var image = new OpenedImage(stream, 0, stream.Length, stream);
        var (first, last) = (new TaskCompletionSource(), new TaskCompletionSource());
        image.UsedUntil(first.Task);
        image.UsedUntil(last.Task);

        image.Dispose();
        first.SetResult();
        Assert.That(stream.IsClosed, Is.False);
        last.SetResult();
        await stream.Closed.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
    }

    // The writer's token may end after the call closed the picture: only then does it leave its read behind.
    [Test]
    public async Task Dispose_WhoseReaderLeavesAReadBehindLater_ClosesTheSourceAfterThatRead()
    {
        using var stream = new SlowStream();
        var image = new OpenedImage(stream, 0, 4096, stream);
        using var canceling = new CancellationTokenSource();
        var writer = new TaskCompletionSource();
        var read = image.ReadAsync(4096, new byte[4096], canceling.Token).AsTask();
        image.UsedUntil(writer.Task);
        image.Dispose();

        canceling.Cancel();
        Assert.CatchAsync<OperationCanceledException>(() => read);
        writer.SetResult();
        Assert.That(stream.IsClosed, Is.False, "somebody is inside its ReadAsync");
        stream.Reading.SetResult(0);
        await stream.Closed.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
    }

    [Test]
    public async Task Dispose_OfABodyWithAWriterLeftBehind_KeepsItsPicturesOpen()
    {
        using var stream = new SlowStream();
        var image = new OpenedImage(stream, 0, stream.Length, stream);
        var body = new RequestBodyBuilder().Picture(image, PictureEncoding.Raw).Literal("}"u8).Build();
        var writer = new TaskCompletionSource();
        body.DisposeAfter(writer.Task);

        image.Dispose();
        Assert.That(stream.IsClosed, Is.False);
        writer.SetException(new IOException());
        await stream.Closed.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
    }

    /// <summary>Its read ends when the test says so, whatever its token; it tells when it is closed.</summary>
    private sealed class SlowStream : Stream
    {
        private readonly TaskCompletionSource _closed = new();

        public TaskCompletionSource<int> Reading { get; } = new();

        public Task Closed => _closed.Task;

        public bool IsClosed => Closed.IsCompleted;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => 4096;

        public override long Position { get; set; }

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => Reading.Task;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _closed.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
