using System.Runtime.CompilerServices;

namespace FaceEnroll.Ledger.Runs.Sources.Lines;

/// <summary>
/// Reads a file line by line, in bounded memory: it splits bytes first and decodes each line by itself, so that one that is too
/// long, or is not text, costs no other line.
/// </summary>
internal static class TextLines
{
    /// <summary>The longest line, in bytes: no list of people and pictures comes near it.</summary>
    public const int LongestLine = 64 * 1024;

    private const int Read = 64 * 1024;

    private const string TooLong = "The line is longer than 64 KiB.";

    /// <summary>Reads the lines, blank ones too. CR LF and LF end a line.</summary>
    public static async IAsyncEnumerable<TextLine> ReadAsync(
        SourceFile file,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // A line that is not too long and the next read always fit.
        var buffer = new byte[LongestLine + Read];
        // Three bytes tell the byte order mark.
        var end = 0;
        while (end < 3)
        {
            var more = await file.ReadAsync(buffer.AsMemory(end, Read - end), cancellationToken).ConfigureAwait(false);
            if (more == 0)
            {
                break;
            }

            end += more;
        }

        var (encoding, start) = LineEncoding.Detect(buffer.AsSpan(0, end));
        var number = 0L;
        var isTooLong = false;
        // Where nothing was looked at yet: a slow stream must not have its line searched again at each read.
        var seen = start;
        while (true)
        {
            int lineFeed;
            while ((lineFeed = encoding.FindLineFeed(buffer.AsSpan(seen, end - seen))) >= 0)
            {
                var stop = seen + lineFeed;
                number++;
                yield return Line(number, encoding, buffer.AsSpan(start, stop - start), isTooLong);
                isTooLong = false;
                start = seen = stop + encoding.Unit;
            }

            var left = end - start;
            seen = left - (left % encoding.Unit);
            if (left > LongestLine)
            {
                isTooLong = true;
                // The rest of it is passed over, but half a code unit is kept.
                start += seen;
                left -= seen;
                seen = 0;
            }

            buffer.AsSpan(start, left).CopyTo(buffer);
            start = 0;
            var read = await file.ReadAsync(
                    buffer.AsMemory(left, Math.Min(Read, buffer.Length - left)),
                    cancellationToken
                )
                .ConfigureAwait(false);
            end = left + read;
            if (read == 0)
            {
                break;
            }
        }

        if (end > 0 || isTooLong)
        {
            yield return Line(number + 1, encoding, buffer.AsSpan(0, end), isTooLong);
        }
    }

    private static TextLine Line(long number, LineEncoding encoding, ReadOnlySpan<byte> bytes, bool isTooLong) =>
        isTooLong || bytes.Length > LongestLine ? new TextLine(number, null, TooLong)
        : encoding.Decode(bytes) is not { } text ? new TextLine(number, null, $"The line is not {encoding.Name}.")
        : new TextLine(number, text.EndsWith('\r') ? text[..^1] : text);
}
