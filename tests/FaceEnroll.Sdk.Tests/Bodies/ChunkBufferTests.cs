using FaceEnroll.Sdk.Bodies;

namespace FaceEnroll.Sdk.Tests.Bodies;

[TestOf(typeof(ChunkBuffer))]
public class ChunkBufferTests
{
    [TestCase(0, 0)]
    [TestCase(1, 0)]
    [TestCase(ChunkBuffer.Capacity, 0)]
    [TestCase(ChunkBuffer.Capacity + 1, 1)]
    public void Append_AnyLength_GivesBackWhatDoesNotFit(int length, int rest)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        using var chunks = new ChunkBuffer();

        var left = chunks.Append(bytes);

        Assert.That((left.Length, chunks.IsEmpty), Is.EqualTo((rest, length == 0)));
        Assert.That(chunks.Take().ToArray(), Is.EqualTo(bytes[..(length - rest)]));
        Assert.That(chunks.IsEmpty, Is.True);
    }

    [Test]
    public void Room_AfterOtherBytes_KeepsTheOrder()
    {
        using var chunks = new ChunkBuffer();
        chunks.Append(new byte[] { 1 });
        chunks.Room(2).Slice(0, 2).Fill(2);
        chunks.Advance(2);
        chunks.Append(new byte[] { 3 });

        Assert.That(chunks.Take().ToArray(), Is.EqualTo(new byte[] { 1, 2, 2, 3 }));
    }

    [Test]
    public void HasRoom_UntilItIsFull()
    {
        using var chunks = new ChunkBuffer();
        const int Part = (ChunkBuffer.Capacity / 2) + 1;
        chunks.Room(Part);
        chunks.Advance(Part);

        Assert.That((chunks.HasRoom(Part - 2), chunks.HasRoom(Part - 1)), Is.EqualTo((true, false)));
    }
}
