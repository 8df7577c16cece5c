using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace FaceEnroll.Sandbox.Throughput;

/// <summary>Sends ready requests over a few kept connections, one at a time on each, and measures rate, processor time and garbage.</summary>
internal static class Load
{
    private const int Connections = 8;

    public static async Task<Measured> RunAsync(Uri url, byte[][] requests, string expected)
    {
        // What was made before must not be collected while the clock runs.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var next = -1;
        var allocated = GC.GetTotalAllocatedBytes();
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(async _ =>
                {
                    using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
                    {
                        NoDelay = true,
                    };
                    await socket.ConnectAsync(url.Host, url.Port);
                    var buffer = new byte[4096];
                    for (int i; (i = Interlocked.Increment(ref next)) < requests.Length; )
                    {
                        await socket.SendAsync(requests[i]);
                        await ReceiveAsync(socket, buffer, expected);
                    }
                })
        );
        var perSecond = requests.Length / watch.Elapsed.TotalSeconds;
        return new Measured(
            perSecond,
            (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / requests.Length,
            (double)(GC.GetTotalAllocatedBytes() - allocated) / requests.Length
        );
    }

    /// <summary>Both servers answer with JSON that ends in two closing braces.</summary>
    private static async Task ReceiveAsync(Socket socket, byte[] buffer, string expected)
    {
        for (var length = 0; ; )
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length += read;
            if (read == 0 || length == buffer.Length)
            {
                throw new InvalidOperationException(
                    "The answer broke off: " + Encoding.UTF8.GetString(buffer, 0, length)
                );
            }

            if (buffer.AsSpan(0, length).EndsWith("}}"u8))
            {
                var answer = Encoding.ASCII.GetString(buffer, 0, length);
                if (!answer.Contains(expected, StringComparison.Ordinal))
                {
                    throw new InvalidOperationException(answer);
                }

                return;
            }
        }
    }
}
