using System.Buffers;

namespace FaceEnroll.Sdk.Replies;

/// <content>The body in its pooled buffer: read, decoded, cleared.</content>
internal sealed partial class VendorReply
{
    private byte[] _buffer;
    private int _start;
    private int _length;
    private string? _badCoding;

    /// <summary>The body, without its content coding and without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(_start, _length - _start);

    public ReadOnlySpan<byte> Body => Memory.Span;

    /// <summary>How far the body could be read; the vendor's own reader decides whether it means anything.</summary>
    public ReplyReadability Readability { get; private set; } = ReplyReadability.Empty;

    /// <summary>Reads a reply's body. Takes the response over.</summary>
    public static async ValueTask<VendorReply> ReadAsync(
        HttpResponseMessage response,
        Attempt attempt,
        bool changesFaces
    )
    {
        // Before .NET 5 a reply without a body may have no content at all.
        response.Content ??= new ByteArrayContent([]);
        // A reply's announcement cannot be trusted with memory: the buffer grows with what really comes.
        var announced = response.Content.Headers.ContentLength ?? 4096;
        var reply = new VendorReply(response, attempt, changesFaces, (int)Math.Min(announced, 16 * 1024) + 1);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(attempt.CancellationToken).ConfigureAwait(false);
            await reply.FillAsync(stream, attempt.CancellationToken).ConfigureAwait(false);
            reply.Decode(ReplyCoding.Of(response.Content));
            return reply;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Cut off: the status is known, the rest is not.
            reply.Readability = ReplyReadability.Truncated;
            return reply;
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    /// <summary>Reads to the end, or to the cap.</summary>
    private async ValueTask FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        do
        {
            MakeRoom();
        } while (Take(await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>Undoes the codings, the last one first, and skips a byte order mark.</summary>
    private void Decode(IReadOnlyList<string> codings)
    {
        for (var i = codings.Count - 1; i >= 0 && Readability == ReplyReadability.Readable; i--)
        {
            Decode(codings[i]);
        }

        // JSON may not begin with one, but some servers write it.
        if (Readability == ReplyReadability.Readable && Body.StartsWith("\uFEFF"u8))
        {
            _start = 3;
            Readability = _length == _start ? ReplyReadability.Empty : ReplyReadability.Readable;
        }
    }

    private void ReturnBuffer()
    {
        if (_buffer.Length > 0)
        {
            // Replies hold tokens and ids.
            Array.Clear(_buffer, 0, _length);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _start = 0;
            _length = 0;
        }
    }

    /// <summary>The cap also limits the output, so that a small reply cannot take much memory.</summary>
    private void Decode(string coding)
    {
        MakeRoom(ReplyCoding.Padding);
        var (source, length) = (_buffer, _length);
        using var decoder = ReplyCoding.Decoder(coding, source, _length);
        if (decoder is null)
        {
            Undecodable(coding);
            return;
        }

        (_buffer, _length) = (ArrayPool<byte>.Shared.Rent(_length * 4), 0);
        try
        {
            do
            {
                MakeRoom();
            } while (Take(decoder.Read(_buffer, _length, _buffer.Length - _length)));

            if (
                Readability == ReplyReadability.Readable
                && !ReplyCoding.IsSound(coding, source, length, _buffer.AsSpan(0, _length))
            )
            {
                Undecodable(coding);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            Undecodable(coding);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(source, clearArray: true);
        }

        if (Readability == ReplyReadability.Empty)
        {
            // No decoder notices that its input was cut short; the JSON that comes out shows it.
            Readability = ReplyReadability.Incomplete;
        }
    }

    private void Undecodable(string coding) => (Readability, _badCoding) = (ReplyReadability.Undecodable, coding);

    /// <summary>Counts what was read.</summary>
    /// <returns>Whether there may be more.</returns>
    private bool Take(int read)
    {
        _length += read;
        Readability =
            _length > MaxBytes ? ReplyReadability.TooLarge
            : _length == 0 ? ReplyReadability.Empty
            : ReplyReadability.Readable;
        return read > 0 && Readability != ReplyReadability.TooLarge;
    }

    private void MakeRoom(int room = 1)
    {
        if (_buffer.Length - _length < room)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
            _buffer = larger;
        }
    }
}
