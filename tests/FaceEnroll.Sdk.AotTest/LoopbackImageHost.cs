using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FaceEnroll.Sdk.AotTest;

/// <summary>Serves each published picture on a loopback port of its own, in place of an object store.</summary>
internal sealed class LoopbackImageHost : IFaceImageHost
{
    public async ValueTask<IFaceImageLease> PublishAsync(
        Stream content,
        string contentType,
        CancellationToken cancellationToken = default
    )
    {
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, 81920, cancellationToken);
        return new Lease(copy.ToArray(), contentType);
    }

    private sealed class Lease : IFaceImageLease
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Lease(byte[] picture, string contentType)
        {
            _listener.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/portrait.jpg");
            _ = ServeAsync(picture, contentType);
        }

        public Uri Url { get; }

        public ValueTask DisposeAsync()
        {
            _listener.Stop();
            return default;
        }

        private async Task ServeAsync(byte[] picture, string contentType)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    using var stream = client.GetStream();
                    using var reader = new StreamReader(stream);
                    while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                    byte[] head = Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nContent-Length: {picture.Length}\r\nConnection: close\r\n\r\n"
                    );
                    await new MemoryStream([.. head, .. picture]).CopyToAsync(stream);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // The lease ended, or the one who asked went away.
            }
        }
    }
}
