using System.Buffers;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Images;

/// <summary>
/// A picture opened for one call: its length is fixed, and it can be read from the start any number of times, by one
/// reader at a time.
/// </summary>
internal sealed class OpenedImage : IDisposable
{
    private readonly object _gate = new();
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly Stream? _stream;
    private readonly long _origin;
    private IDisposable? _owned;
    private long _position;
    private bool _isMoved = true;
    private bool _isMade;
    private string? _hash;
    private Task? _abandonedRead;
    private Task? _users;

    public OpenedImage(ReadOnlyMemory<byte> memory)
    {
        _memory = memory;
        Length = memory.Length;
    }

    public OpenedImage(Stream stream, long origin, long length, IDisposable owned)
    {
        _stream = stream;
        _origin = origin;
        _owned = owned;
        // A stream that has been cut since, or whose position is past its end, holds nothing.
        Length = Math.Max(0, length);
    }

    /// <summary>Bytes of the picture.</summary>
    public long Length { get; }

    /// <summary>
    /// How many characters of its base64 form need percent-encoding: counted by the first pass that encodes it, because
    /// only the content can tell.
    /// </summary>
    public long? EscapedCharacters { get; set; }

    /// <summary>
    /// Where a preparer made this picture, the hash of the one that the caller gave, if somebody keeps it; else null.
    /// </summary>
    public string? SourceSha256
    {
        get => _isMade ? _hash : null;
        init => (_isMade, _hash) = (value is not null, value);
    }

    /// <summary>The hash of this picture, once somebody has computed it; not kept for one that a preparer made.</summary>
    public string? Sha256
    {
        get => _isMade ? null : _hash;
        set => _hash = _isMade ? _hash : value;
    }

    /// <summary>Goes back to the first byte.</summary>
    public void Rewind() => Seek(0);

    /// <summary>Goes to this byte, counted from the first.</summary>
    public void Seek(long position) => (_position, _isMoved) = (position, true);

    /// <summary>
    /// The next <paramref name="count"/> bytes, fewer only at the end, none after it: a slice of the picture itself when
    /// it is in memory, else read into <paramref name="scratch"/>.
    /// </summary>
    /// <exception cref="ImageReadException">The source failed, or holds fewer bytes than it said.</exception>
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(int count, byte[]? scratch, CancellationToken cancellationToken)
    {
        if (_abandonedRead is not null)
        {
            // It may still move the stream's position: what would be read now is not the picture.
            throw new ImageReadException("The picture's stream is still busy with a read that took too long.");
        }

        count = (int)Math.Min(count, Length - _position);
        if (_stream is FileStream { IsAsync: false } file)
        {
            return new ValueTask<ReadOnlyMemory<byte>>(ReadFile(file, scratch!, count));
        }

        if (_stream is not null)
        {
            return ReadStreamAsync(scratch.AsMemory(0, count), cancellationToken);
        }

        var slice = _memory.Slice((int)_position, count);
        _position += count;
        return new ValueTask<ReadOnlyMemory<byte>>(slice);
    }

    /// <summary>All rules that the picture breaks; null when it breaks none. It reads no more of a stream than that takes.</summary>
    /// <exception cref="ImageReadException">The source failed.</exception>
    public async ValueTask<BrokenImageRules?> CheckAsync(
        FaceEnrollmentLimits limits,
        CancellationToken cancellationToken
    )
    {
        if (_stream is null)
        {
            return ImagePreflight.Check(_memory.Span, limits);
        }

        var preflight = new ImagePreflight(Length, limits);
        while (preflight.Count > 0)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(preflight.Count);
            try
            {
                Seek(preflight.Start);
                var part = await ReadAsync(preflight.Count, buffer, cancellationToken).ConfigureAwait(false);
                preflight.See(part.Span);
            }
            finally
            {
                Return(buffer);
            }
        }

        return preflight.Broken;
    }

    /// <summary>The whole picture, when it is in memory.</summary>
    public bool TryGetMemory(out ReadOnlyMemory<byte> memory)
    {
        memory = _memory;
        return _stream is null;
    }

    /// <summary>
    /// Gives a rented buffer back, cleared. One that an abandoned read still uses never goes back: the host's stream may
    /// still write into it.
    /// </summary>
    public void Return(byte[]? scratch)
    {
        if (scratch is not null && _abandonedRead is null)
        {
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
        }
    }

    /// <summary>A reader that a handler left behind still uses it: it stays open until that reader is done.</summary>
    /// <param name="end">Ends when that reader is done, in whatever way.</param>
    public void UsedUntil(Task end)
    {
        // The call and a writer left behind may say so at once.
        lock (_gate)
        {
            _users = _users is { IsCompleted: false } users ? BothAsync(users, end) : end;
        }
    }

    public void Dispose()
    {
        IDisposable? owned;
        lock (_gate)
        {
            if (_owned is not null && _users is { IsCompleted: false } users)
            {
                // Nobody else may use the stream before it is let go, and a writer may leave a read behind as its last act.
                _ = users.ContinueWith(
                    static (_, image) => ((OpenedImage)image!).Dispose(),
                    this,
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default
                );
                return;
            }

            (owned, _owned) = (_owned, null);
        }

        QuietDisposal.Of(owned);
    }

    /// <summary>
    /// The framework's own ReadAsync of such a file does the same on a pool thread, which costs more than the chunk.
    /// </summary>
    private ReadOnlyMemory<byte> ReadFile(FileStream file, byte[] target, int count)
    {
        try
        {
            if (_isMoved)
            {
                file.Position = _origin + _position;
                _isMoved = false;
            }

            for (var filled = 0; filled < count; )
            {
                var read = file.Read(target, filled, count - filled);
                filled += read > 0 ? read : throw Shorter();
            }
        }
        catch (Exception e) when (e is not ImageReadException)
        {
            throw ImageReadException.OfFile(e);
        }

        _position += count;
        return target.AsMemory(0, count);
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadStreamAsync(
        Memory<byte> target,
        CancellationToken cancellationToken
    )
    {
        var filled = 0;
        try
        {
            if (_isMoved)
            {
                _stream!.Position = _origin + _position;
                _isMoved = false;
            }

            while (filled < target.Length)
            {
                var read = await ReadStreamAsync(_stream!, target.Slice(filled), cancellationToken)
                    .ConfigureAwait(false);
                if (read == 0)
                {
                    throw Shorter();
                }

                filled += read;
            }
        }
        catch (Exception e)
            when (e is not ImageReadException
                && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested)
            )
        {
            throw new ImageReadException("The picture's stream broke off while it was read.", e);
        }

        _position += filled;
        return target;
    }

    /// <summary>One read of the host's stream, which may ignore its token.</summary>
    private ValueTask<int> ReadStreamAsync(Stream stream, Memory<byte> target, CancellationToken cancellationToken)
    {
        var read = stream.ReadAsync(target, cancellationToken);
        return read.IsCompleted ? read : WaitAsync(read.AsTask(), cancellationToken);
    }

    private async ValueTask<int> WaitAsync(Task<int> read, CancellationToken cancellationToken)
    {
        try
        {
            return await HostCallback.WithinAsync(new ValueTask<int>(read), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!read.IsCompleted)
        {
            _abandonedRead = read;
            UsedUntil(read);
            throw;
        }
    }

    /// <summary>How they end is their own business; nobody else is told of an exception.</summary>
    private static async Task BothAsync(Task one, Task other)
    {
        foreach (var task in (Task[])[one, other])
        {
            try
            {
                await task.ConfigureAwait(false);
            }
            catch (Exception)
            {
                // It has ended.
            }
        }
    }

    private static ImageReadException Shorter() => new("The picture's source holds fewer bytes than it said.");
}
