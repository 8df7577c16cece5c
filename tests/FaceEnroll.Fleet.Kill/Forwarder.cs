using System.Net;
using System.Net.Sockets;

namespace FaceEnroll.Fleet.Kill;

/// <summary>The sandbox, on the loopback of a worker's namespace: the library takes plain http there only.</summary>
internal sealed class Forwarder : IDisposable
{
    private readonly TcpListener _listener;
    private readonly IPEndPoint _target;

    public Forwarder(IPEndPoint target)
    {
        _target = target;
        _listener = new TcpListener(IPAddress.Loopback, target.Port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = PassAsync(await _listener.AcceptSocketAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task PassAsync(Socket client)
    {
        using (client)
        using (var server = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            try
            {
                await server.ConnectAsync(_target);
                await using var near = new NetworkStream(client);
                await using var far = new NetworkStream(server);
                await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                // Either side has ended it, or the link is cut.
            }
        }
    }
}
