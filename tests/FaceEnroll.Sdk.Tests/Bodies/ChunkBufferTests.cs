using FaceEnroll.Sdk.Bodies;

namespace FaceEnroll.Sdk.Tests.Bodies;

[TestOf(typeof(ChunkBuffer))]
public class ChunkBufferTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(ChunkBuffer.Capacity)]
    [TestCase(ChunkBuffer.Capacity + 1)]
    [TestCase(300_000)]
    public async Task Write_AnyLength_OnlyTheLastChunkIsLast(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        var sink = new RecordingSink();
        using (var chunks = new ChunkBuffer(sink))
        {
            await chunks.WriteAsync(bytes, default);
            await chunks.FlushAsync(isLast: true, default);
        }

        Assert.That(sink.All, Is.EqualTo(bytes));
        Assert.That(sink.Chunks[^1].IsLast, Is.True);
        Assert.That(sink.Chunks.SkipLast(1).Select(c => c.IsLast), Is.All.False);
        Assert.That(sink.Chunks.Select(c => c.Bytes.Length), Is.All.LessThanOrEqualTo(ChunkBuffer.Capacity));
    }

    [Test]
    public async Task WriteThrough_AfterOtherBytes_KeepsTheOrder()
    {
        var sink = new RecordingSink();
        using (var chunks = new ChunkBuffer(sink))
        {
            await chunks.WriteAsync(new byte[] { 1 }, default);
            await chunks.WriteThroughAsync(new byte[] { 2, 3 }, default);
            await chunks.WriteAsync(new byte[] { 4 }, default);
            await chunks.FlushAsync(isLast: true, default);
        }

        Assert.That(sink.All, Is.EqualTo(new byte[] { 1, 2, 3, 4 }));
        Assert.That(sink.Chunks.Select(c => c.IsLast), Is.EqualTo([false, false, true]));
    }

    [Test]
    public async Task Reserve_MoreThanIsFree_HandsOverFirst()
    {
        var sink = new RecordingSink();
        using var chunks = new ChunkBuffer(sink);
        const int Part = (ChunkBuffer.Capacity / 2) + 1;
        (await chunks.ReserveAsync(Part, default)).Span[..Part].Fill(1);
        chunks.Advance(Part);
        Assert.That((await chunks.ReserveAsync(Part, default)).Length, Is.GreaterThanOrEqualTo(Part));
        Assert.That(sink.Chunks.Single().Bytes, Has.Length.EqualTo(Part));
    }
}
