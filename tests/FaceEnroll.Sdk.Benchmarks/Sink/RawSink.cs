using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace FaceEnroll.Sdk.Benchmarks.Sink;

/// <summary>A request as it came over the wire.</summary>
internal sealed record RecordedRequest(RequestHead Head, byte[] Body);

/// <summary>
/// The cheapest server there is: one thread per connection, blocking receives into a large buffer, canned replies. What a
/// real server costs would hide what the clients cost.
/// </summary>
internal sealed class RawSink : IDisposable
{
    private const int BufferLength = 1024 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SslServerAuthenticationOptions? _tls;
    private readonly Action<RecordedRequest>? _record;

    /// <param name="tls">Whether to speak TLS, with a certificate made here.</param>
    /// <param name="record">Gets every request with its whole body; null drops them.</param>
    public RawSink(bool tls, Action<RecordedRequest>? record = null)
    {
        _record = record;
        _tls = tls ? new SslServerAuthenticationOptions { ServerCertificate = LoopbackCertificate.Create() } : null;
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public Uri Url =>
        new($"{(_tls is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                socket.NoDelay = true;
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // Disposed.
        }
    }

    private void Serve(Socket socket)
    {
        try
        {
            using Stream network = new NetworkStream(socket, ownsSocket: true);
            using var stream = _tls is null ? network : Secure(network);
            var buffer = new byte[BufferLength];
            var filled = 0;
            while (Serve(stream, buffer, ref filled)) { }
        }
        catch (IOException)
        {
            // The client closed.
        }
    }

    private SslStream Secure(Stream network)
    {
        var ssl = new SslStream(network);
        ssl.AuthenticateAsServer(_tls!);
        return ssl;
    }

    private bool Serve(Stream stream, byte[] buffer, ref int filled)
    {
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                return false;
            }

            filled += read;
        }

        var head = RequestHead.Parse(buffer.AsSpan(0, end));
        var length = head.ContentLength;
        var body = _record is null ? null : new MemoryStream();
        var here = (int)Math.Min(length, filled - end - 4);
        body?.Write(buffer, end + 4, here);
        // No client here sends its next request before it has the reply.
        for (var left = length - here; left > 0; )
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
            {
                return false;
            }

            body?.Write(buffer, 0, read);
            left -= read;
        }

        filled = 0;
        _record?.Invoke(new RecordedRequest(head, body!.ToArray()));
        stream.Write(CannedReplies.For(head));
        return true;
    }
}
