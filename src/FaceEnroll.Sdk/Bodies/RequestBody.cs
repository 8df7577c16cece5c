using System.Buffers;
using System.Security.Cryptography;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Bodies;

/// <summary>
/// A body as an ordered list of segments: literal bytes and pictures with their encoding. It knows its length, writes
/// itself to the wire and feeds itself to a hash, in chunks; the encoded picture never exists as a whole.
/// </summary>
/// <remarks>One pass at a time. Owns its literal bytes, not the pictures.</remarks>
internal sealed class RequestBody : IDisposable
{
    /// <summary>Picture bytes per read: whole steps of every encoding.</summary>
    private const int SourceChunk = 48 * 1000;

    private static readonly KeptHash<HashAlgorithmName> s_sha256 = new(IncrementalHash.CreateHash);
    private static readonly KeptHash<HashAlgorithmName> s_md5 = new(IncrementalHash.CreateHash);

    private readonly Segment[] _segments;
    private readonly int _segmentCount;
    private readonly ReadOnlyMemory<byte> _literals;
    private byte[]? _rented;
    private KeptChunks? _kept;

    internal RequestBody(Segment[] segments, int segmentCount, byte[] rented, int literalLength)
    {
        _segments = segments;
        _segmentCount = segmentCount;
        _rented = rented;
        _literals = rented.AsMemory(0, literalLength);
    }

    /// <summary>
    /// Bytes on the wire.
    /// </summary>
    /// <exception cref="InvalidOperationException">No pass has encoded a percent-encoded picture yet.</exception>
    public long Length
    {
        get
        {
            long length = 0;
            foreach (var segment in _segments.AsSpan(0, _segmentCount))
            {
                var part = segment.Picture is { } picture
                    ? PictureEncodings.EncodedLength(segment.Encoding, picture.Length, picture.EscapedCharacters)
                    : segment.Length;
                length +=
                    part >= 0 ? part : throw new InvalidOperationException("Hash the body before asking its length.");
            }

            return length;
        }
    }

    /// <summary>The pictures in it: how many, and their bytes before they are encoded.</summary>
    public (int Count, long Bytes) Pictures
    {
        get
        {
            var (count, bytes) = (0, 0L);
            foreach (var segment in _segments.AsSpan(0, _segmentCount))
            {
                if (segment.Picture is { } picture)
                {
                    count++;
                    bytes += picture.Length;
                }
            }

            return (count, bytes);
        }
    }

    /// <summary>A body without pictures is one literal, and needs no chunks.</summary>
    private bool HasPictures => _segmentCount > 1;

    /// <summary>Where to keep it, if encoding it twice would cost more than keeping it, and it should fit.</summary>
    private KeptChunks? Room()
    {
        // Nearly every picture grows by less: base64 by a third, its escapes by a sixteenth of that.
        var expected = (Pictures.Bytes * 12 / 7 / ChunkBuffer.Capacity) + 1;
        return
            expected <= KeptChunks.MostChunks
            && Array.Exists(_segments, static s => s.Encoding == PictureEncoding.Base64Percent)
            ? new KeptChunks((int)expected)
            : null;
    }

    /// <summary>Feeds the body to a hash or HMAC.</summary>
    public ValueTask HashAsync(IncrementalHash hash, CancellationToken cancellationToken) =>
        CopyToAsync(new HashSink(hash), cancellationToken);

    /// <summary>The SHA-256 of the body.</summary>
    public ValueTask<byte[]> Sha256Async(CancellationToken cancellationToken)
    {
        if (!HasPictures)
        {
            var digest = new byte[SecretHmac.Sha256Length];
            SHA256.HashData(_literals.Span, digest);
            return new ValueTask<byte[]>(digest);
        }

        if (_kept is not { IsWhole: true })
        {
            LetGo();
            _kept = Room();
        }

        return HashAsync(s_sha256, HashAlgorithmName.SHA256, cancellationToken);
    }

    /// <summary>The MD5 of the body, for the scheme that demands one.</summary>
    public ValueTask<byte[]> Md5Async(CancellationToken cancellationToken) =>
        HashAsync(s_md5, HashAlgorithmName.MD5, cancellationToken);

    private async ValueTask<byte[]> HashAsync(
        KeptHash<HashAlgorithmName> hashes,
        HashAlgorithmName algorithm,
        CancellationToken cancellationToken
    )
    {
        var hash = hashes.Take(algorithm);
        byte[] value;
        try
        {
            await CopyToAsync(new HashSink(hash.Hash), _kept, cancellationToken).ConfigureAwait(false);
            value = hash.Hash.GetHashAndReset();
        }
        catch
        {
            hash.Dispose();
            throw;
        }

        hashes.Keep(hash);
        return value;
    }

    /// <summary>One pass over the whole body.</summary>
    /// <exception cref="ImageReadException">A picture's source failed.</exception>
    public ValueTask CopyToAsync(BodySink sink, CancellationToken cancellationToken) =>
        CopyToAsync(sink, null, cancellationToken);

    private ValueTask CopyToAsync(BodySink sink, KeptChunks? keep, CancellationToken cancellationToken) =>
        !HasPictures ? sink.WriteAsync(_literals, isLast: true, cancellationToken)
        : _kept is { IsWhole: true } kept ? kept.CopyToAsync(sink, cancellationToken)
        : CopyInChunksAsync(sink, keep, cancellationToken);

    private async ValueTask CopyInChunksAsync(BodySink sink, KeptChunks? keep, CancellationToken cancellationToken)
    {
        using var chunks = new ChunkBuffer(keep);
        for (var i = 0; i < _segmentCount; i++)
        {
            var segment = _segments[i];
            if (segment.Picture is { } picture)
            {
                await WritePictureAsync(sink, chunks, picture, segment.Encoding, cancellationToken)
                    .ConfigureAwait(false);
                continue;
            }

            var literal = _literals.Slice(segment.Start, segment.Length);
            while (!(literal = chunks.Append(literal)).IsEmpty)
            {
                await sink.WriteAsync(chunks.Take(), isLast: false, cancellationToken).ConfigureAwait(false);
            }
        }

        await sink.WriteAsync(chunks.Take(), isLast: true, cancellationToken).ConfigureAwait(false);
        chunks.Complete();
    }

    /// <summary>
    /// Nobody will ask for the body again, or hardly: what is kept of it need not wait for the reply. Another pass would
    /// encode it anew.
    /// </summary>
    public void LetGo()
    {
        _kept?.Dispose();
        _kept = null;
    }

    public void Dispose()
    {
        // The call and a pool's thread may do it at once, and the pool must not get it twice.
        if (Interlocked.Exchange(ref _rented, null) is { } rented)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            LetGo();
        }
    }

    /// <summary>
    /// Gives the literals back to the pool. If a handler left a writer behind that still reads from the body, this happens
    /// when the writer ends, and the pictures stay open until then.
    /// </summary>
    /// <param name="writersGone">Ends with the last writer.</param>
    public void DisposeAfter(Task writersGone)
    {
        if (writersGone.IsCompleted)
        {
            Dispose();
            return;
        }

        foreach (var segment in _segments.AsSpan(0, _segmentCount))
        {
            segment.Picture?.UsedUntil(writersGone);
        }

        _ = writersGone.ContinueWith(
            static (_, body) => ((RequestBody)body!).Dispose(),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    private static async ValueTask WritePictureAsync(
        BodySink sink,
        ChunkBuffer chunks,
        OpenedImage picture,
        PictureEncoding encoding,
        CancellationToken cancellationToken
    )
    {
        picture.Rewind();
        if (encoding == PictureEncoding.Raw && picture.TryGetMemory(out var memory))
        {
            // The bytes go to the wire from where they are. More always follows.
            if (!chunks.IsEmpty)
            {
                await sink.WriteAsync(chunks.Take(), isLast: false, cancellationToken).ConfigureAwait(false);
            }

            await sink.WriteAsync(memory, isLast: false, cancellationToken).ConfigureAwait(false);
            return;
        }

        var scratch = picture.TryGetMemory(out _) ? null : ArrayPool<byte>.Shared.Rent(SourceChunk);
        var step = PictureEncodings.StepLength(encoding);
        long encoded = 0;
        try
        {
            ReadOnlyMemory<byte> chunk;
            while (
                !(
                    chunk = await picture.ReadAsync(SourceChunk, scratch, cancellationToken).ConfigureAwait(false)
                ).IsEmpty
            )
            {
                for (; !chunk.IsEmpty; chunk = chunk.Slice(Math.Min(step, chunk.Length)))
                {
                    var part = chunk.Slice(0, Math.Min(step, chunk.Length));
                    var room = PictureEncodings.MaxEncodedLength(encoding, part.Length);
                    if (!chunks.HasRoom(room))
                    {
                        await sink.WriteAsync(chunks.Take(), isLast: false, cancellationToken).ConfigureAwait(false);
                    }

                    var written = PictureEncodings.Encode(encoding, part.Span, chunks.Room(room));
                    chunks.Advance(written);
                    encoded += written;
                }
            }
        }
        finally
        {
            picture.Return(scratch);
        }

        if (encoding >= PictureEncoding.Base64Percent)
        {
            var growth = encoding == PictureEncoding.Base64Percent ? PercentBase64.Once : PercentBase64.Twice;
            picture.EscapedCharacters =
                (encoded - PictureEncodings.EncodedLength(PictureEncoding.Base64, picture.Length, null))
                / growth.EscapeGrowth;
        }
    }

    internal readonly struct Segment
    {
        public int Start { get; init; }

        public int Length { get; init; }

        public OpenedImage? Picture { get; init; }

        public PictureEncoding Encoding { get; init; }
    }
}
