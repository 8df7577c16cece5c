using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Bodies;

/// <summary>Puts a <see cref="RequestBody"/> together: literals in one pooled buffer, pictures by reference.</summary>
internal sealed class RequestBodyBuilder
{
    private RequestBody.Segment[] _segments = new RequestBody.Segment[3];
    private int _segmentCount;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(512);
    private int _count;
    private int _segmentStart;

    /// <summary>Bytes as they are.</summary>
    public RequestBodyBuilder Literal(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _count += bytes.Length;
        return this;
    }

    /// <summary>Text as UTF-8.</summary>
    public RequestBodyBuilder Text(string text)
    {
        Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        _count += Encoding.UTF8.GetBytes(text, 0, text.Length, _buffer, _count);
        return this;
    }

    /// <summary>A JSON string with its quotes. Only what JSON needs is escaped.</summary>
    public RequestBodyBuilder JsonString(string text)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, 0, text.Length, scratch, 0);
            // The longest escape of a byte is \u00XX.
            var room = Room((length * 6) + 2);
            room[0] = (byte)'"';
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(
                scratch.AsSpan(0, length),
                room.Slice(1),
                out _,
                out var written
            );
            room[written + 1] = (byte)'"';
            _count += written + 2;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
        }

        return this;
    }

    /// <summary>A picture, encoded while it is passed on.</summary>
    public RequestBodyBuilder Picture(OpenedImage picture, PictureEncoding encoding)
    {
        EndLiteral();
        Add(new RequestBody.Segment { Picture = picture, Encoding = encoding });
        return this;
    }

    /// <summary>The body. The builder is spent.</summary>
    /// <exception cref="InvalidOperationException">
    /// It ends with a picture, but only a literal that closes the body can tell "complete".
    /// </exception>
    public RequestBody Build()
    {
        EndLiteral();
        if (_segmentCount > 0 && _segments[_segmentCount - 1].Picture is not null)
        {
            throw new InvalidOperationException("A body ends with a literal.");
        }

        return new RequestBody(_segments, _segmentCount, _buffer, _count);
    }

    /// <summary>Free bytes at the end; the caller advances <see cref="_count"/> by what it used.</summary>
    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _count < length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _count + length));
            _buffer.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
            _buffer = larger;
        }

        return _buffer.AsSpan(_count);
    }

    private void EndLiteral()
    {
        if (_count > _segmentStart)
        {
            Add(new RequestBody.Segment { Start = _segmentStart, Length = _count - _segmentStart });
            _segmentStart = _count;
        }
    }

    private void Add(RequestBody.Segment segment)
    {
        if (_segmentCount == _segments.Length)
        {
            Array.Resize(ref _segments, _segmentCount * 2);
        }

        _segments[_segmentCount++] = segment;
    }
}
