using System.Net;
using System.Net.Sockets;
using FaceEnroll.Torture.Wire;

namespace FaceEnroll.Handlers.Wire;

/// <summary>
/// The connections of one cell, below every handler: sends enrollments one way and all else another, and knows what went
/// out. By this the wire itself says what it proves.
/// </summary>
internal sealed class WireTap(int otherPort, int enrollPort, TimeSpan? hold) : IDisposable
{
    private readonly object _gate = new();
    private readonly List<TappedStream> _connections = [];
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Socket _closedPort = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<SocketsHttpHandler> _primaries = [];
    private bool _isOver;
    private bool _isDisposed;
    private int _connecting;

    /// <summary>Ends when a body is being held.</summary>
    public Task Held => _held.Task;

    /// <summary>Whether a connection is being made.</summary>
    public bool IsConnecting => Volatile.Read(ref _connecting) > 0;

    /// <summary>Connections for enrollments that were made.</summary>
    public int Connected
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Those of them that are open and on which a request was begun.</summary>
    public int OpenRequests
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count(static c => !c.IsClosed && c.Scan.HasBytes);
            }
        }
    }

    /// <summary>Body bytes that went out after the call had ended.</summary>
    public long BytesAfterEnd { get; private set; }

    /// <summary>What the vendor can have at most.</summary>
    public WireProof Proof
    {
        get
        {
            lock (_gate)
            {
                var bodies = _connections.Select(c => c.Scan).Where(s => s.HasHead && s.HasBody).ToList();
                return bodies.Any(s => s.IsWhole) ? WireProof.MayHaveAll
                    : bodies.Any(s => s.BodyBytes > 0) ? WireProof.HasPartAtMost
                    : WireProof.HasNothing;
            }
        }
    }

    /// <summary>Requests with a body that reached the wire.</summary>
    public int Sends
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count(c => c.Scan.HasHead && c.Scan.HasBody);
            }
        }
    }

    /// <summary>Makes a primary handler connect through the tap, each request by a connection of its own.</summary>
    public void Attach(SocketsHttpHandler primary, bool followRedirects)
    {
        lock (_gate)
        {
            _primaries.Add(primary);
        }

        primary.UseProxy = false;
        primary.AllowAutoRedirect = followRedirects;
        primary.PooledConnectionLifetime = TimeSpan.Zero;
        primary.ConnectCallback = ConnectAsync;
    }

    /// <summary>The call has ended: what goes out from now on is noted.</summary>
    public void Mark()
    {
        lock (_gate)
        {
            _isOver = true;
        }
    }

    /// <summary>The call has ended, and nothing is held any longer.</summary>
    public void End()
    {
        Mark();
        _released.TrySetResult();
    }

    /// <summary>How many of the next bytes pass before the hold; null where there is none in them.</summary>
    public int? BytesUntilHold(RequestScan scan, ReadOnlySpan<byte> bytes)
    {
        if (hold is null || _released.Task.IsCompleted || scan.Peek(bytes) is not { } next || next.BodyLength is 0)
        {
            return null;
        }

        var point = (next.BodyLength ?? 3000) / 3;
        var left = point - scan.BodyBytes + next.HeadBytes;
        return left >= 0 && left < bytes.Length ? (int)left : null;
    }

    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        if (_held.TrySetResult())
        {
            _ = Task.Delay(hold!.Value, CancellationToken.None)
                .ContinueWith(_ => _released.TrySetResult(), TaskScheduler.Default);
        }

        await _released.Task.WaitAsync(cancellationToken);
    }

    public void Count(RequestScan scan, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var body = scan.Pass(bytes);
            BytesAfterEnd += _isOver ? body : 0;
        }
    }

    /// <summary>Ends every connection, also those that nobody waits for.</summary>
    public void Dispose()
    {
        _released.TrySetResult();
        lock (_gate)
        {
            _isDisposed = true;
            // A handler that is disposed of still lets its running requests end.
            _primaries.ForEach(static primary => primary.Dispose());
            _connections.ForEach(static connection => connection.Dispose());
        }

        _closedPort.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken _)
    {
        // The one call that prepares is ADVANCE.AI's token: pictures of this size are uploaded nowhere first.
        var path = context.InitialRequestMessage.RequestUri!.AbsolutePath;
        var enrolls = !path.Contains("token", StringComparison.Ordinal);
        var port = enrolls ? enrollPort : otherPort;
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Interlocked.Increment(ref _connecting);
        try
        {
            // To its end, also when the caller gives up: a connection half made is neither one nor none.
            await socket.ConnectAsync(IPAddress.Loopback, port == 0 ? ClosedPort() : port, CancellationToken.None);
            var stream = new TappedStream(new NetworkStream(socket, ownsSocket: true), this, enrolls);
            if (enrolls)
            {
                lock (_gate)
                {
                    _connections.Add(stream);
                    ObjectDisposedException.ThrowIf(_isDisposed, this);
                }
            }

            return stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _connecting);
        }
    }

    /// <summary>A port that is taken by nobody else and on which nobody listens.</summary>
    private int ClosedPort()
    {
        lock (_gate)
        {
            if (!_closedPort.IsBound)
            {
                _closedPort.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            }

            return ((IPEndPoint)_closedPort.LocalEndPoint!).Port;
        }
    }
}
