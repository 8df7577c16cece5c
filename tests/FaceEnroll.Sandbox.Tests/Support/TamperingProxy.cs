using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>Stands between a client and a sandbox and spoils replies on their way. One call at a time.</summary>
internal sealed class TamperingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Uri _upstream;
    private Func<byte[], byte[]>? _spoil;
    private bool _reset;

    public TamperingProxy(Uri upstream)
    {
        _upstream = upstream;
        _listener.Start();
        Url = new Uri($"http://{_listener.LocalEndpoint}/");
        _ = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>The last whole reply, before it was spoilt.</summary>
    public byte[] LastReply { get; private set; } = [];

    /// <summary>The next reply becomes what this makes of it, and after it the connection ends.</summary>
    public void SpoilNext(Func<byte[], byte[]> spoil, bool reset = false)
    {
        _reset = reset;
        _spoil = spoil;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(_upstream.Host, _upstream.Port, _stopping.Token);
            var requests = client.GetStream().CopyToAsync(server.GetStream(), _stopping.Token);
            while (await ReadReplyAsync(server.GetStream()) is { } reply)
            {
                LastReply = reply;
                if (Interlocked.Exchange(ref _spoil, null) is not { } spoil)
                {
                    await client.GetStream().WriteAsync(reply, _stopping.Token);
                    continue;
                }

                await client.GetStream().WriteAsync(spoil(reply), _stopping.Token);
                client.Client.LingerState = new LingerOption(_reset, 0);
                client.Close();
                return;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // One of both has gone.
        }
    }

    /// <summary>One reply with a Content-Length, as the sandbox writes them; null at the end.</summary>
    private async Task<byte[]?> ReadReplyAsync(NetworkStream stream)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        var length = int.MaxValue;
        while (bytes.Length < length)
        {
            var read = await stream.ReadAsync(buffer, _stopping.Token);
            if (read == 0)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
            var text = Encoding.Latin1.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            const string Name = "Content-Length: ";
            var at = text.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
            if (end >= 0 && at >= 0 && at < end)
            {
                var line = text[(at + Name.Length)..text.IndexOf('\r', at)];
                length = end + 4 + int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return bytes.ToArray();
    }
}
