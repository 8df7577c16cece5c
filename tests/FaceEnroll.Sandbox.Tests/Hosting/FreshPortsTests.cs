using System.Net;
using System.Net.Sockets;
using FaceEnroll.Sandbox.Hosting;

namespace FaceEnroll.Sandbox.Tests.Hosting;

/// <summary>What a client remembers of one sandbox does not belong to the next.</summary>
[TestOf(typeof(FreshPorts))]
public class FreshPortsTests
{
    private static readonly IPEndPoint s_any = new(IPAddress.Loopback, 0);

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    private static Socket At(EndPoint endPoint)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(endPoint);
        return socket;
    }

    [Test]
    public void Bind_TheSystemGivesAPortOnceMore_TakesAnother_AndLetsItGo()
    {
        int port;
        using (var first = FreshPorts.Bind(s_any))
        {
            port = PortOf(first);
        }

        var given = 0;
        using var second = FreshPorts.Bind(s_any, e => At(given++ < 1 ? new IPEndPoint(IPAddress.Loopback, port) : e));
        Assert.That((given, PortOf(second) != port), Is.EqualTo((2, true)));
        using var third = FreshPorts.Bind(new IPEndPoint(IPAddress.Loopback, port));
        Assert.That(PortOf(third), Is.EqualTo(port), "who asks for it gets it");
    }

    [Test]
    public void Bind_OnlyOldPortsAreLeft_TakesOne()
    {
        var given = new List<Socket>();
        using var first = FreshPorts.Bind(s_any);
        using var socket = FreshPorts.Bind(
            s_any,
            _ =>
            {
                // Another address: the port is taken again and again.
                var again = At(new IPEndPoint(IPAddress.Parse($"127.0.1.{given.Count + 1}"), PortOf(first)));
                given.Add(again);
                return again;
            }
        );
        Assert.That(PortOf(socket), Is.EqualTo(PortOf(first)));
        Assert.That(given.SkipLast(1).Select(s => s.SafeHandle.IsClosed), Is.All.True);
    }
}
