using System.Text;
using FaceEnroll.Ledger.Runs.Sources.Lines;

namespace FaceEnroll.Ledger.Tests.Sources;

[TestOf(typeof(TextLines))]
public class TextLinesTests
{
    private static readonly Encoding[] s_encodings =
    [
        new UTF8Encoding(false),
        new UTF8Encoding(true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
    ];

    [Test]
    public async Task Read_AnyEncodingInAnyPieces_GivesTheLines([ValueSource(nameof(s_encodings))] Encoding encoding)
    {
        const string Text = "första\r\n\n人😀\u0a0d\u0d0a\nlast";
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)];
        foreach (var piece in new[] { 1, 2, 3, 7, 4096 })
        {
            var lines = await ReadAsync(bytes, piece);
            Assert.That(lines.Select(line => line.Text), Is.EqualTo(["första", "", "人😀\u0a0d\u0d0a", "last"]));
            Assert.That(lines.Select(line => line.Number), Is.EqualTo([1, 2, 3, 4]));
        }
    }

    [TestCase("", 0)]
    [TestCase("\n", 1)]
    [TestCase("a", 1)]
    [TestCase("a\n", 1)]
    [TestCase("a\n\n", 2)]
    public async Task Read_EndOfFile_EndsALineOnlyOnce(string text, int lines)
    {
        foreach (var encoding in s_encodings)
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            Assert.That(await ReadAsync(bytes, 4096), Has.Count.EqualTo(lines), encoding.EncodingName);
        }
    }

    [Test]
    public async Task Read_LineIsTooLong_IsRefusedAndTheNextOnesAreRead(
        [ValueSource(nameof(s_encodings))] Encoding encoding,
        [Values(1, 70_000, 300_000)] int over
    )
    {
        var unit = encoding is UnicodeEncoding ? 2 : 1;
        var longest = new string('x', TextLines.LongestLine / unit);
        var text = $"a\n{longest}\n{longest}{new string('y', over)}\nb\n{longest}{new string('z', over)}";
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        foreach (var piece in new[] { 999, 1_000_000 })
        {
            var lines = await ReadAsync(bytes, piece);
            Assert.That(lines.Select(line => line.Text), Is.EqualTo(["a", longest, null, "b", null]));
            Assert.That(
                lines.Where(line => line.Text is null).Select(line => line.Fault),
                Is.All.EqualTo("The line is longer than 64 KiB.")
            );
        }
    }

    [Test]
    public async Task Read_EndlessLine_TakesTheSameMemory()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await using var file = new SourceFile("zero", new Repeated(64 * 1024 * 1024));
        var count = 0;
        await foreach (var line in TextLines.ReadAsync(file, CancellationToken.None))
        {
            Assert.That(line.Fault, Is.Not.Null);
            count++;
        }

        Assert.That(count, Is.EqualTo(1));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(4_000_000));
    }

    [Test]
    public async Task Read_HalfACodeUnit_IsRefused()
    {
        var lines = await ReadAsync([0xFF, 0xFE, (byte)'a', 0, (byte)'\n', 0, (byte)'b'], 4096);
        Assert.That(lines.Select(line => line.Text ?? line.Fault), Is.EqualTo(["a", "The line is not UTF-16."]));
    }

    [Test]
    public async Task Read_HalfASurrogatePair_IsRefused()
    {
        var lines = await ReadAsync([0xFE, 0xFF, 0xD8, 0, 0, (byte)'\n', 0, (byte)'b'], 4096);
        Assert.That(lines.Select(line => line.Text ?? line.Fault), Is.EqualTo(["The line is not UTF-16.", "b"]));
    }

    private static async Task<List<TextLine>> ReadAsync(byte[] bytes, int piece)
    {
        await using var file = new SourceFile("test", new Pieces(bytes, piece));
        List<TextLine> lines = [];
        await foreach (var line in TextLines.ReadAsync(file, CancellationToken.None))
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Gives its bytes in pieces, as a slow disk does.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }

    /// <summary>One long line.</summary>
    private sealed class Repeated(long left) : MemoryStream
    {
        private long _left = left;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, _left);
            buffer.Span[..count].Fill((byte)'x');
            _left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
