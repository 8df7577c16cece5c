using System.Net;
using System.Net.Sockets;

namespace FaceEnroll.Torture.Wire;

/// <summary>
/// The connections of a lane, below every handler: refuses them where told to, and knows of each HTTP/1.1 request how much of
/// it went out. By this the wire itself says what it proves.
/// </summary>
/// <param name="isHttp2">HTTP/2 is not followed: one connection carries many requests.</param>
internal sealed class LaneTap(bool isHttp2)
{
    private readonly object _gate = new();
    private readonly List<LaneStream> _open = [];
    private readonly List<RequestScan> _scans = [];
    private int _refusals;

    /// <summary>Whether <see cref="Proof"/> can be told.</summary>
    public bool CanTell => !isHttp2;

    /// <summary>Makes a primary handler connect through the tap.</summary>
    public SocketsHttpHandler Attach(SocketsHttpHandler primary)
    {
        primary.UseProxy = false;
        primary.AllowAutoRedirect = false;
        primary.ConnectCallback = ConnectAsync;
        return primary;
    }

    /// <summary>Closes what is open, and refuses the next connections.</summary>
    public void Refuse(int count)
    {
        CloseAll();
        lock (_gate)
        {
            _refusals = count;
        }
    }

    /// <summary>Closes what is open.</summary>
    public void CloseAll()
    {
        LaneStream[] open;
        lock (_gate)
        {
            open = [.. _open];
            _open.Clear();
        }

        Array.ForEach(open, static stream => stream.Dispose());
    }

    /// <summary>Forgets what went out, and refuses nothing.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _refusals = 0;
            _scans.Clear();
        }
    }

    /// <summary>What the vendor can have at most of the requests whose heads hold the mark.</summary>
    public WireProof Proof(string mark)
    {
        lock (_gate)
        {
            var bodies = _scans.Where(s => s.HasHead && s.HasBody && s.Head.Contains(mark, StringComparison.Ordinal));
            return bodies.Aggregate(
                WireProof.HasNothing,
                static (proof, s) =>
                    s.IsWhole ? WireProof.MayHaveAll
                    : proof == WireProof.HasNothing && s.BodyBytes > 0 ? WireProof.HasPartAtMost
                    : proof
            );
        }
    }

    /// <summary>Bytes go out.</summary>
    /// <param name="scan">The request that was going out on the connection; null for none.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The request that they belong to.</returns>
    public RequestScan? Pass(RequestScan? scan, ReadOnlySpan<byte> bytes)
    {
        if (isHttp2)
        {
            return null;
        }

        lock (_gate)
        {
            // On one connection a request begins only after the one before it.
            if (scan is null || scan.IsWhole)
            {
                _scans.Add(scan = new RequestScan());
            }

            scan.Pass(bytes);
            return scan;
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken token)
    {
        lock (_gate)
        {
            if (_refusals > 0)
            {
                _refusals--;
                throw new SocketException((int)SocketError.ConnectionRefused);
            }
        }

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, token);
            var stream = new LaneStream(new NetworkStream(socket, ownsSocket: true), this);
            lock (_gate)
            {
                _open.RemoveAll(static one => !one.CanRead);
                _open.Add(stream);
            }

            return stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
