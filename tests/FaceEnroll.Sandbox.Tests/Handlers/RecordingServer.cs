using System.Net;
using System.Net.Sockets;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>Takes down every byte of every connection, and never answers.</summary>
internal sealed class RecordingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<MemoryStream> _connections = [];
    private int _open;

    public RecordingServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Connections that came and have not ended.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>What each connection sent until now.</summary>
    public IReadOnlyList<byte[]> Recorded
    {
        get
        {
            lock (_connections)
            {
                return _connections.ConvertAll(static bytes => bytes.ToArray());
            }
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
                Interlocked.Increment(ref _open);
                _ = RecordAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task RecordAsync(Socket client)
    {
        using var _ = client;
        var bytes = new MemoryStream();
        lock (_connections)
        {
            _connections.Add(bytes);
        }

        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await client.ReceiveAsync(buffer, _stopping.Token)) > 0)
            {
                lock (_connections)
                {
                    bytes.Write(buffer, 0, read);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Reset, or the test is over.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
