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

    /// <summary>Ends when the sandbox has answered, or will never see, everything that came until now.</summary>
    public Task WhenSettledAsync()
    {
        lock (_connections)
        {
            return Task.WhenAll(_connections.Select(connection => connection.Settled));
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
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
