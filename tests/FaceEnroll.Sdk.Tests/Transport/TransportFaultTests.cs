using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;
using FaceEnroll.Sdk.Transport;

namespace FaceEnroll.Sdk.Tests.Transport;

/// <summary>A transport failure says what failed: the name, the connection, TLS, or what was already connected.</summary>
[TestOf(typeof(TransportFault))]
public class TransportFaultTests
{
    private const string Name = "The host's name could not be resolved.";
    private const string Connecting = "No connection to the host could be made";
    private const string Tls = "The TLS handshake with the host failed.";

    private static IEnumerable<TestCaseData> BeforeTheBody()
    {
        yield return Case("unknown name", Socket(SocketError.HostNotFound), Name);
        yield return Case("no address", Socket(SocketError.NoData), Name);
        yield return Case("name server busy", Socket(SocketError.TryAgain), Name);
        yield return Case("refused", Socket(SocketError.ConnectionRefused), Connecting + " (ConnectionRefused).");
        yield return Case("no way", Socket(SocketError.NetworkUnreachable), Connecting + " (NetworkUnreachable).");
        yield return Case("certificate", new AuthenticationException(Canary.Secret), Tls);
        yield return Case(
            "reset",
            new IOException(Canary.Secret, Socket(SocketError.ConnectionReset)),
            "The connection failed before the request was sent (ConnectionReset)."
        );
        yield return Case("odd", new IOException(Canary.Secret), "The connection failed before the request was sent.");

        static TestCaseData Case(string name, Exception cause, string detail) =>
            new TestCaseData(cause, detail).SetArgDisplayNames(name);

        static SocketException Socket(SocketError code) => new((int)code);
    }

    [TestCaseSource(nameof(BeforeTheBody))]
    public void Enroll_ConnectionNotMade_SaysWhatFailed(Exception cause, string detail)
    {
        const string End = "iai.tencentcloudapi.com:443";
        using var handler = new StubHandler(
            (_, _) => throw new HttpRequestException($"{Canary.Secret} ({End})", cause)
        );
        Assert.That(Fails(handler), Is.EqualTo($"TencentCloud CreateFace: Transport, nothing was sent. {detail}"));
    }

    [Test]
    public void Enroll_ClientNamesAnotherEnd_MayBeAProxy()
    {
        using var handler = new StubHandler(
            (_, _) =>
                throw new HttpRequestException(
                    $"{Canary.Secret} (other.example:443)",
                    new SocketException((int)SocketError.ConnectionRefused)
                )
        );
        Assert.That(
            Fails(handler),
            Does.EndWith(" No connection to the host, or to a proxy, could be made (ConnectionRefused).")
        );
    }

    [Test]
    public void Enroll_ConnectionLostBehindTheBody_SaysSo()
    {
        using var handler = new StubHandler(
            async (request, _) =>
            {
                await RecordedRequest.FromAsync(request);
                throw new HttpRequestException(
                    Canary.Secret,
                    new IOException(Canary.Secret, new SocketException((int)SocketError.ConnectionReset))
                );
            }
        );
        Assert.That(Fails(handler), Does.EndWith(" The connection broke before the reply came (ConnectionReset)."));
    }

    [Test]
    public void Enroll_NobodyListens_IsConnecting()
    {
        using var http = new HttpClient();
        Assert.That(Fails(http, new Uri($"http://127.0.0.1:{FreePort()}")), Does.Contain(Connecting));
    }

    [Test]
    public void Enroll_HostThatSpeaksNoTls_IsTls()
    {
        using var listener = new PlainListener();
        using var http = new HttpClient();
        Assert.That(Fails(http, new Uri($"https://127.0.0.1:{listener.Port}")), Does.Contain(Tls));
    }

    private static string Fails(HttpMessageHandler handler)
    {
        using var http = new HttpClient(handler, disposeHandler: false);
        return Fails(http, null);
    }

    private static string Fails(HttpClient http, Uri? endpoint)
    {
        var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
            TencentCloudSetup.Client(http, o => o.Endpoint = endpoint).EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Transport));
        Assert.That(Canary.In(e.Message), Is.Empty);
        return e.Message;
    }

    private static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    /// <summary>Answers whatever comes in plain text, as a port of another service does.</summary>
    private sealed class PlainListener : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public PlainListener()
        {
            _listener.Start();
            _ = Task.Run(Answer);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Stop();

        private void Answer()
        {
            using var client = _listener.AcceptTcpClient();
            using var stream = client.GetStream();
            var buffer = new byte[1024];
            _ = stream.Read(buffer, 0, buffer.Length);
            var reply = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
            stream.Write(reply, 0, reply.Length);
        }
    }
}
