using System.Buffers;
using System.Security.Cryptography;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Bodies;

/// <summary>A body that is kept encoded sends the bytes that were hashed, and gives everything back.</summary>
[TestOf(typeof(KeptChunks))]
[NonParallelizable]
public class KeptChunksTests
{
    private const int Chunk = ChunkBuffer.Capacity;

    private static RequestBody Body(OpenedImage picture, PictureEncoding encoding = PictureEncoding.Base64Percent) =>
        new RequestBodyBuilder().Literal("a="u8).Picture(picture, encoding).Literal("&b=c"u8).Build();

    private static async Task<byte[]> EncodedAsync(byte[] picture)
    {
        using var body = Body(new OpenedImage(picture));
        return (await CollectingSink.OfAsync(body)).Bytes;
    }

    /// <summary>Takes 64 buffers out of the pool, clears them and puts them back.</summary>
    private static (int Distinct, int Used) RentedOnce()
    {
        byte[][] rented = [.. Enumerable.Range(0, 64).Select(static _ => ArrayPool<byte>.Shared.Rent(Chunk))];
        HashSet<byte[]> distinct = [.. rented];
        var used = distinct.Count(static buffer => buffer.Any(static b => b != 0));
        foreach (var buffer in distinct)
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        return (distinct.Count, used);
    }

    [TestCase(1)]
    [TestCase(60_000)]
    [TestCase(Chunk)]
    [TestCase(1_000_000)]
    public async Task HashedBody_IsSentAsItWasHashed_WithoutReadingThePictureAgain(int length)
    {
        var bytes = PictureSources.Bytes(length);
        var expected = await EncodedAsync(bytes);
        var before = KeptChunks.All;
        using (var body = Body(new OpenedImage(bytes)))
        {
            var hash = await body.Sha256Async(default);
            // A second reading would show it.
            bytes.AsSpan().Clear();
            var sent = await CollectingSink.OfAsync(body);

            Assert.That(KeptChunks.All, Is.GreaterThan(before));
            Assert.That(sent.Bytes, Is.EqualTo(expected));
            Assert.That(hash, Is.EqualTo(SHA256.HashData(expected)));
            Assert.That(body.Length, Is.EqualTo(expected.Length));
            Assert.That(sent.LastAnnouncedAt, Is.EqualTo(new[] { (long)expected.Length }));
            Assert.That(sent.LargestChunk, Is.LessThanOrEqualTo(Chunk));
            Assert.That(await body.Sha256Async(default), Is.EqualTo(hash));
        }

        Assert.That(KeptChunks.All, Is.EqualTo(before));
    }

    [TestCase(1_210_000, nameof(PictureEncoding.Base64Percent), true)]
    [TestCase(1_220_000, nameof(PictureEncoding.Base64Percent), false)]
    [TestCase(100_000, nameof(PictureEncoding.Base64), false)]
    [TestCase(100_000, nameof(PictureEncoding.Base64PercentTwice), false)]
    public async Task Body_IsKeptOnlyWhereItPaysAndFits(int length, string encoding, bool isKept)
    {
        var before = KeptChunks.All;
        using var body = Body(new OpenedImage(PictureSources.Bytes(length)), Enum.Parse<PictureEncoding>(encoding));

        var hash = await body.Sha256Async(default);

        Assert.That(KeptChunks.All > before, Is.EqualTo(isKept));
        Assert.That(SHA256.HashData((await CollectingSink.OfAsync(body)).Bytes), Is.EqualTo(hash));
    }

    [Test]
    public async Task PictureThatEscapesMoreThanExpected_IsGivenUpOnTheWay_AndSentWhole()
    {
        // Base64 of these is slashes only: each becomes three bytes.
        var bytes = new byte[1_000_000];
        bytes.AsSpan().Fill(0xFF);
        var before = KeptChunks.All;
        using var body = Body(new OpenedImage(bytes));

        var hash = await body.Sha256Async(default);

        Assert.That(KeptChunks.All, Is.EqualTo(before));
        Assert.That(SHA256.HashData((await CollectingSink.OfAsync(body)).Bytes), Is.EqualTo(hash));
    }

    [Test]
    public async Task ManyBodiesAtOnce_KeepNoMoreThanTheyMayTogether_AndAreAllSentWhole()
    {
        var before = KeptChunks.All;
        var bytes = PictureSources.Bytes(1_000_000);
        var expected = SHA256.HashData(await EncodedAsync(bytes));
        var bodies = new List<RequestBody>();
        for (var i = 0; i < 40; i++)
        {
            bodies.Add(Body(new OpenedImage(bytes)));
            await bodies[i].Sha256Async(default);
            Assert.That(KeptChunks.All, Is.LessThanOrEqualTo(KeptChunks.MostChunksOfAll));
        }

        foreach (var body in bodies)
        {
            Assert.That(SHA256.HashData((await CollectingSink.OfAsync(body)).Bytes), Is.EqualTo(expected));
            body.Dispose();
        }

        Assert.That(KeptChunks.All, Is.EqualTo(before));
    }

    [Test]
    public async Task ManyThreadsAtOnce_KeepNoMoreThanTheyMayTogether_AndGiveItBackOnce()
    {
        var before = KeptChunks.All;
        var bytes = PictureSources.Bytes(1_000_000);
        var expected = SHA256.HashData(await EncodedAsync(bytes));
        RequestBody[] bodies = [.. Enumerable.Range(0, 64).Select(_ => Body(new OpenedImage(bytes)))];

        var hashes = await Task.WhenAll(bodies.Select(b => Task.Run(async () => await b.Sha256Async(default))));

        Assert.That(hashes, Is.All.EqualTo(expected));
        Assert.That(KeptChunks.All, Is.InRange(before + 1, KeptChunks.MostChunksOfAll));
        // The call and a pool's thread may do it at once.
        await Task.WhenAll(bodies.Concat(bodies).Select(static b => Task.Run(b.Dispose)));
        Assert.That(KeptChunks.All, Is.EqualTo(before));
    }

    [Test]
    public async Task FailedPass_KeepsNothingBeyondTheBody()
    {
        var before = KeptChunks.All;
        var source = new FaultyStream(PictureSources.Bytes(200_000), new IOException("fault"), canSeek: true);
        using (var body = Body(new OpenedImage(source, 0, 300_000, new MemoryStream())))
        {
            await Catch.Async<ImageReadException>(() => body.Sha256Async(default).AsTask());
        }

        Assert.That(KeptChunks.All, Is.EqualTo(before));
    }

    [Test]
    public async Task CanceledPass_KeepsNothingBeyondTheBody()
    {
        var before = KeptChunks.All;
        using var canceling = new CancellationTokenSource();
        var length = 400_000;
        using var stream = new CancelingStream(PictureSources.Bytes(length), 200_000, canceling);
        using (var body = Body(new OpenedImage(stream, 0, length, new MemoryStream())))
        {
            Assert.CatchAsync<OperationCanceledException>(() => body.Sha256Async(canceling.Token).AsTask());
            Assert.That(KeptChunks.All, Is.GreaterThan(before));
        }

        Assert.That(KeptChunks.All, Is.EqualTo(before));
    }

    [Test]
    public async Task LetGo_NextPassIsTheSameBytes_AndNothingIsKept()
    {
        var before = KeptChunks.All;
        using var body = Body(new OpenedImage(PictureSources.Bytes(400_000)));
        var hash = await body.Sha256Async(default);

        body.LetGo();

        Assert.That(KeptChunks.All, Is.EqualTo(before));
        Assert.That(SHA256.HashData((await CollectingSink.OfAsync(body)).Bytes), Is.EqualTo(hash));
        Assert.That(KeptChunks.All, Is.EqualTo(before));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Dispose_MoreThanOnce_GivesEachBufferBackOnce(bool isSent)
    {
        var before = KeptChunks.All;
        // What others left in the pool.
        _ = RentedOnce();
        var body = Body(new OpenedImage(PictureSources.Bytes(700_000)));
        // All of it on this thread, whose own slot of the pool is looked at below.
        Assert.That(body.Sha256Async(default).AsTask().IsCompleted);
        if (isSent)
        {
            Assert.That(CollectingSink.OfAsync(body).IsCompleted);
        }

        body.LetGo();
        body.Dispose();
        body.LetGo();
        body.Dispose();

        Assert.That(KeptChunks.All, Is.EqualTo(before));
        var (distinct, used) = RentedOnce();
        Assert.That(distinct, Is.EqualTo(64), "a buffer is in the pool twice");
        Assert.That(used, Is.Zero, "a buffer was not cleared");
    }

    [Test]
    public void TryAdd_Refused_CountsNothing()
    {
        var before = KeptChunks.All;
        using var kept = new KeptChunks();
        for (var i = 0; i < KeptChunks.MostChunks; i++)
        {
            Assert.That(kept.TryAdd(ArrayPool<byte>.Shared.Rent(Chunk), 1, 1), Is.True);
        }

        Assert.That(kept.TryAdd([], 1, 1), Is.False);
        Assert.That(KeptChunks.All, Is.EqualTo(before + KeptChunks.MostChunks));
    }

    [Test]
    public void Dispose_ClearsWhatWasKept()
    {
        var kept = new KeptChunks();
        var buffer = new byte[16];
        buffer.AsSpan(0, 8).Fill(1);
        Assert.That(kept.TryAdd(buffer, 4, 8), Is.True);

        kept.Dispose();

        Assert.That(buffer, Is.All.Zero);
    }

    /// <summary>A picture whose reader cancels the call on the way.</summary>
    private sealed class CancelingStream(byte[] bytes, int after, CancellationTokenSource canceling)
        : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Position >= after)
            {
                canceling.Cancel();
            }

            canceling.Token.ThrowIfCancellationRequested();
            return base.Read(buffer, offset, count);
        }

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => Task.FromResult(Read(buffer, offset, count));
    }
}
