using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>
/// Free ports that no sandbox of this process had before. A client remembers for its process what it knows of a vendor's host: the
/// clock, whose a face is, what is still open. To the next sandbox at the same port it would belong just as well.
/// </summary>
internal static class FreshPorts
{
    /// <summary>After so many that were used, all are nearly used up, and an old one must do.</summary>
    private const int MostTries = 64;

    private static readonly ConcurrentDictionary<int, bool> s_used = new();

    /// <summary>A socket that is bound to such a port, or to the very port that is asked for.</summary>
    public static Socket Bind(EndPoint endPoint) =>
        Bind(endPoint, SocketTransportOptions.CreateDefaultBoundListenSocket);

    /// <summary>The same, where something else makes the sockets.</summary>
    public static Socket Bind(EndPoint endPoint, Func<EndPoint, Socket> bind)
    {
        var socket = bind(endPoint);
        if (endPoint is not IPEndPoint { Port: 0 })
        {
            _ = s_used.TryAdd(PortOf(socket), true);
            return socket;
        }

        // Those that were used stay bound meanwhile, so that none comes twice.
        var used = new List<Socket>();
        while (!s_used.TryAdd(PortOf(socket), true) && used.Count < MostTries)
        {
            used.Add(socket);
            socket = bind(endPoint);
        }

        used.ForEach(s => s.Dispose());
        return socket;
    }

    private static int PortOf(Socket socket) => (socket.LocalEndPoint as IPEndPoint)?.Port ?? 0;
}
