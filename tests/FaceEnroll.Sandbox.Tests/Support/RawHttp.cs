using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>One request written to a socket byte for byte, one reply read back.</summary>
internal static class RawHttp
{
    public static async Task<Reply> SendAsync(Uri url, byte[] request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(url.Host, url.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(request);
        return await ReadAsync(stream);
    }

    /// <summary>Reads one reply that has a Content-Length.</summary>
    public static async Task<Reply> ReadAsync(Stream stream)
    {
        var received = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var text = Encoding.Latin1.GetString(received.ToArray());
            var blank = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (blank >= 0)
            {
                var head = text[..blank].Split("\r\n");
                var length = head.FirstOrDefault(line =>
                    line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)
                );
                var expected = length is null ? 0 : int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture);
                if (received.Length >= blank + 4 + expected)
                {
                    var body = received.ToArray().AsSpan(blank + 4, expected);
                    var status = int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture);
                    return new Reply(
                        status,
                        Encoding.UTF8.GetString(body),
                        new HttpResponseMessage((System.Net.HttpStatusCode)status)
                    );
                }
            }

            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                throw new IOException("The connection ended inside the reply.");
            }

            received.Write(buffer, 0, read);
        }
    }
}
