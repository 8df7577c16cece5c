using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(OpenedImageStream))]
public class OpenedImageStreamTests
{
    private static readonly byte[] s_content = [.. Enumerable.Range(0, 100_001).Select(i => (byte)(i * 31))];

    private static OpenedImage Open(bool inMemory)
    {
        if (inMemory)
        {
            return new OpenedImage(s_content);
        }

        var stream = new MemoryStream([9, .. s_content]);
        return new OpenedImage(stream, 1, s_content.Length, stream);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task ReadAsync_AnyChunk_GivesTheWholePictureOnce(bool inMemory)
    {
        foreach (var chunk in new[] { 1000, 49_152, 200_000 })
        {
            using var image = Open(inMemory);
            // Somebody read of it before.
            _ = await image.ReadAsync(16, new byte[16], default);
            using var stream = new OpenedImageStream(image);
            var copy = new MemoryStream();
            await stream.CopyToAsync(copy, chunk);
            Assert.That(copy.ToArray(), Is.EqualTo(s_content));
            Assert.That(stream.Length, Is.EqualTo(s_content.Length));
            Assert.That(stream.Position, Is.EqualTo(s_content.Length));
            Assert.That(await stream.ReadAsync(new byte[1].AsMemory(), default), Is.Zero);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Read_Synchronously_GivesTheSame(bool inMemory)
    {
        using var image = Open(inMemory);
        using var stream = new OpenedImageStream(image);
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(s_content));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Read_AfterDispose_IsRefused(bool inMemory)
    {
        using var image = Open(inMemory);
        var stream = new OpenedImageStream(image);
        stream.Dispose();
        Assert.That(stream.CanRead, Is.False);
        Assert.ThrowsAsync<ObjectDisposedException>(() => stream.ReadAsync(new byte[1].AsMemory(), default).AsTask());
    }

    [Test]
    public void Members_ThatWriteOrSeek_AreRefused()
    {
        using var image = new OpenedImage(s_content);
        using var stream = new OpenedImageStream(image);
        Assert.That(stream.CanSeek || stream.CanWrite, Is.False);
        Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => stream.Position = 0);
        Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
        Assert.Throws<NotSupportedException>(() => stream.Write(s_content, 0, 1));
    }

    [Test]
    public void ReadAsync_SourceFails_IsAnIOExceptionAndRemembered()
    {
        using var source = new MemoryStream([1, 2]);
        using var image = new OpenedImage(source, 0, 3, source);
        using var stream = new OpenedImageStream(image);
        Assert.ThrowsAsync<IOException>(() => stream.ReadAsync(new byte[3].AsMemory(), default).AsTask());
        Assert.That(stream.SourceFault, Is.Not.Null);
    }
}
