using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using FaceEnroll.Sdk.Polyfills;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.FinAuth;
using FaceEnroll.Sdk.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Transport;

/// <summary>What goes to this machine never goes through a proxy, whatever HTTP_PROXY says.</summary>
[NonParallelizable]
[TestOf(typeof(LoopbackPastProxy))]
[TestOf(typeof(Loopback))]
public class LoopbackProxyTests
{
    [TestCase("http://localhost:5080/", true)]
    [TestCase("http://127.0.0.1:5080/", true)]
    [TestCase("http://127.3.2.1:5080/", true)]
    [TestCase("http://[::1]:5080/", true)]
    [TestCase("https://localhost/", true)]
    [TestCase("http://128.0.0.1/", false)]
    [TestCase("http://localhost.example/", false)]
    [TestCase("https://127.0.0.1.example/", false)]
    public void Proxy_ByTarget_IsPassedByForLoopbackOnly(string target, bool direct)
    {
        var proxy = new LoopbackPastProxy(static () => new ProxyOfAll(new Uri("http://proxy.example:3128")));
        Assert.That(proxy.IsBypassed(new Uri(target)), Is.EqualTo(direct));
        Assert.That(
            proxy.GetProxy(new Uri(target)),
            direct ? Is.Null : Is.EqualTo(new Uri("http://proxy.example:3128"))
        );
    }

    [Test]
    public void Proxy_NoneInTheSystem_IsPassedBy() =>
        Assert.That(new LoopbackPastProxy(static () => null).IsBypassed(new Uri("https://vendor.example")), Is.True);

    [TestCase("127.0.0.1")]
    [TestCase("localhost")]
    public async Task Enroll_ProxySetAndEndpointOnLoopback_NothingReachesTheProxy(string host)
    {
        using var vendor = new CannedListener(FinAuthSetup.Success);
        using var proxy = new CannedListener("{}");
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddFinAuth(o =>
            {
                (o.ApiKey, o.ApiSecret, o.LibraryId) = ("k", "s", "staff");
                o.Endpoint = new Uri($"http://{host}:{vendor.Port}");
                o.Preflight = FaceImagePreflight.Off;
            });
        using var provider = services.BuildServiceProvider();
        using var system = new SystemProxyScope(new ProxyOfAll(new Uri($"http://127.0.0.1:{proxy.Port}")));

        await provider
            .GetRequiredService<IFaceEnrollmentClient>()
            .EnrollAsync(new FaceEnrollmentRequest("p", FaceImage.FromBytes(new byte[] { 1, 2, 3 })));

        Assert.That(proxy.Connections, Is.Zero);
        Assert.That(vendor.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task PrimaryHandler_AnotherMachine_StillGoesThroughTheProxy()
    {
        using var proxy = new CannedListener("{}");
        using var system = new SystemProxyScope(new ProxyOfAll(new Uri($"http://127.0.0.1:{proxy.Port}")));
        using var http = new HttpClient(PrimaryHandler.Create());
        using var reply = await http.GetAsync(new Uri("http://vendor.invalid/"));
        Assert.That(proxy.Connections, Is.EqualTo(1));
    }

    private sealed class ProxyOfAll(Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => address;

        public bool IsBypassed(Uri host) => false;
    }

    /// <summary>Answers every connection's first request with the same JSON, and counts connections.</summary>
    private sealed class CannedListener : IDisposable
    {
        private static readonly Regex s_length = new("content-length: *([0-9]+)", RegexOptions.IgnoreCase);
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private int _connections;

        public CannedListener(string json)
        {
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _ = AcceptAsync(json);
        }

        public int Port { get; }

        public int Connections => Volatile.Read(ref _connections);

        public void Dispose() => _listener.Stop();

        private async Task AcceptAsync(string json)
        {
            while (true)
            {
                TcpClient client;
                try
                {
                    client = await _listener.AcceptTcpClientAsync();
                }
                catch (Exception e) when (e is ObjectDisposedException or SocketException)
                {
                    return;
                }

                Interlocked.Increment(ref _connections);
                _ = AnswerAsync(client, json);
            }
        }

        private static async Task AnswerAsync(TcpClient client, string json)
        {
            using (client)
            {
                var stream = client.GetStream();
                await ReadRequestAsync(stream);
                var reply = Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n"
                        + $"Connection: close\r\n\r\n{json}"
                );
                await stream.WriteAsync(reply.AsMemory(), CancellationToken.None);
            }
        }

        /// <summary>To the end of the body that its Content-Length promises.</summary>
        private static async Task ReadRequestAsync(NetworkStream stream)
        {
            var buffer = new byte[4096];
            var text = "";
            while (!IsWhole(text))
            {
                var read = await stream.ReadAsync(buffer.AsMemory(), CancellationToken.None);
                if (read == 0)
                {
                    return;
                }

                text += Encoding.GetEncoding("ISO-8859-1").GetString(buffer, 0, read);
            }
        }

        private static bool IsWhole(string text)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
            {
                return false;
            }

            var length = s_length.Match(text.Substring(0, end)).Groups[1].Value;
            return text.Length >= end + 4 + (length.Length == 0 ? 0 : int.Parse(length, CultureInfo.InvariantCulture));
        }
    }
}
