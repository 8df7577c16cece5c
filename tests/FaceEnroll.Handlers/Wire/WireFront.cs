using System.Net;
using System.Net.Sockets;

namespace FaceEnroll.Handlers.Wire;

/// <summary>
/// Stands in front of the sandbox for one cell. It passes on what comes, answers the first request wrongly where told to,
/// and knows when nothing is on its way any more.
/// </summary>
internal sealed class WireFront : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<FrontConnection> _connections = [];
    private readonly int _sandboxPort;
    private readonly WireFault _fault;
    private int _requests;

    public WireFront(int sandboxPort, WireFault fault)
    {
        _sandboxPort = sandboxPort;
        _fault = fault;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Connections that came.</summary>
    public int Accepted => Count(static _ => true);

    /// <summary>Those on which a request was begun.</summary>
    public int Requests => Count(static connection => connection.HasRequest);

    /// <summary>Those of them of which the sandbox has answered all, or will never see the whole.</summary>
    public int Settled => Count(static connection => connection.HasRequest && connection.Settled.IsCompleted);

    /// <summary>Ends when all connections that came until now have ended on both sides.</summary>
    public Task WhenEndedAsync()
    {
        lock (_connections)
        {
            return Task.WhenAll(_connections.Select(static connection => connection.Ended));
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
    }

    private int Count(Func<FrontConnection, bool> which)
    {
        lock (_connections)
        {
            return _connections.Count(which);
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stopping.Token);
                var connection = new FrontConnection(client, NextFault, _stopping.Token);
                lock (_connections)
                {
                    _connections.Add(connection);
                }

                _ = connection.ServeAsync(_sandboxPort);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The cell is over.
        }
    }

    private WireFault NextFault() => Interlocked.Increment(ref _requests) == 1 ? _fault : WireFault.None;
}
