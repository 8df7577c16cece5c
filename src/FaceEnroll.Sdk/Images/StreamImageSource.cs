using System.Diagnostics.CodeAnalysis;

namespace FaceEnroll.Sdk.Images;

/// <summary>The caller's own stream: rewound where it can be, else buffered once. Calls that share it take turns.</summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A SemaphoreSlim whose wait handle is never asked for holds nothing."
)]
internal sealed class StreamImageSource : FaceImageSource
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Stream _stream;
    private readonly long _origin;
    private byte[]? _buffered;
    private bool _isSpent;

    public StreamImageSource(Stream stream)
    {
        _stream = stream;
        _origin = stream.CanSeek ? stream.Position : 0;
    }

    public override async ValueTask<OpenedImage> OpenAsync(long maxBytes, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        var turn = new Turn(_turn);
        try
        {
            if (_buffered is null && _stream.CanSeek)
            {
                // The turn is given back when the call is over: nobody else may move the position meanwhile.
                var opened = new OpenedImage(_stream, _origin, _stream.Length - _origin, turn);
                turn = null;
                return opened;
            }

            if (_buffered is null)
            {
                if (_isSpent)
                {
                    // What follows is not the picture's beginning.
                    throw new InvalidOperationException(
                        "An earlier call read a part of this stream and failed, so the picture is incomplete."
                    );
                }

                _isSpent = true;
                _buffered = await BoundedBuffer
                    .ReadAllAsync(_stream, maxBytes, cancellationToken)
                    .ConfigureAwait(false);
            }

            return new OpenedImage(_buffered);
        }
        finally
        {
            turn?.Dispose();
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
