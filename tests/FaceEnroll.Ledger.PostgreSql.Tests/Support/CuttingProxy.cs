using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Support;

/// <summary>Stands before the server, and cuts a connection at a commit: before the server hears of it, or before its reply is heard.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private static readonly byte[] s_commit = "COMMIT"u8.ToArray();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _socket;
    private int _cutsBefore;
    private int _cutsAfter;

    public CuttingProxy(string folder)
    {
        _socket = Path.Combine(folder, ".s.PGSQL.5432");
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>The next commit does not reach the server.</summary>
    public void CutBefore() => _cutsBefore = 1;

    /// <summary>The next commit reaches the server, and its reply does not come back.</summary>
    public void CutAfter() => _cutsAfter = 1;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
            _ = PassAsync(client, server);
        }
    }

    private async Task PassAsync(Socket client, Socket server)
    {
        using (client)
        using (server)
        {
            var isCut = false;
            var back = BackAsync();
            try
            {
                var buffer = new byte[65536];
                while (await client.ReceiveAsync(buffer) is > 0 and var read)
                {
                    var isCommit = buffer.AsSpan(0, read).IndexOf(s_commit) >= 0;
                    if (isCommit && Interlocked.Exchange(ref _cutsBefore, 0) == 1)
                    {
                        Cuts++;
                        return;
                    }

                    isCut = isCommit && Interlocked.Exchange(ref _cutsAfter, 0) == 1;
                    _ = await server.SendAsync(buffer.AsMemory(0, read));
                    if (isCut)
                    {
                        await back;
                        Cuts++;
                        return;
                    }
                }
            }
            catch (SocketException)
            {
                // Either side has ended it.
            }

            async Task BackAsync()
            {
                try
                {
                    var buffer = new byte[65536];
                    while (await server.ReceiveAsync(buffer) is > 0 and var read)
                    {
                        if (isCut)
                        {
                            // It has answered, so that it has committed.
                            Assert.That(Encoding.ASCII.GetString(buffer, 0, read), Does.Contain("COMMIT"));
                            return;
                        }

                        _ = await client.SendAsync(buffer.AsMemory(0, read));
                    }
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    // Either side has ended it.
                }
            }
        }
    }
}
