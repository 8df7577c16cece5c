using System.Net;
using System.Net.Sockets;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;
using FaceEnroll.Sdk.Transport;

namespace FaceEnroll.Sdk.Tests.Transport;

/// <summary>A proxy that cannot be reached is not the host that cannot be reached.</summary>
[TestOf(typeof(ProxyFaults))]
public class ProxyFaultTests
{
    private static readonly Uri s_vendor = new("https://vendor.example/");

    [Test]
    public void Enroll_NobodyListensAtTheProxy_IsTheProxy([Values] bool isSockets) =>
        Assert.That(
            Fails(Guarded(isSockets, $"http://127.0.0.1:{FreePort()}"), s_vendor),
            Does.EndWith(" No connection to the proxy could be made (ConnectionRefused).")
        );

    [Test]
    public void Enroll_ProxyWithoutAnAddress_IsTheProxy([Values] bool isSockets) =>
        Assert.That(
            Fails(Guarded(isSockets, "http://nope.invalid:3128"), s_vendor),
            Does.EndWith(" The proxy's name could not be resolved.")
        );

    [Test]
    public void Enroll_HostPastTheProxy_IsTheHost() =>
        Assert.That(
            Fails(Guarded(true, "http://nope.invalid:3128", bypass: true), new Uri($"http://127.0.0.1:{FreePort()}")),
            Does.EndWith(" No connection to the host could be made (ConnectionRefused).")
        );

    [Test]
    public void Enroll_NoGuardInFront_SaysThatItMayBeEither()
    {
        using var primary = Primary(true, "http://nope.invalid:3128", bypass: false);
        Assert.That(
            Fails(new HttpClient(primary), s_vendor),
            // Mono tells the two apart by no means.
            Type.GetType("Mono.Runtime")
                is null
                ? Does.EndWith(" The name of the host, or of a proxy, could not be resolved.")
                : Does.EndWith(" could not be resolved.")
        );
    }

    [Test]
    public async Task Token_ProxyFails_IsTheProxyToo()
    {
        var client = new AdvanceAI.AdvanceAIFaceEnrollmentClient(
            Vendors.AdvanceAI.AdvanceAISetup.Options(),
            Guarded(true, "http://nope.invalid:3128")
        );
        var e = await Catch.Async<FaceEnrollmentException>(() =>
            client.EnrollAsync(Vendors.AdvanceAI.AdvanceAISetup.Request())
        );
        Assert.That(e.Message, Does.Contain("GenerateToken").And.EndWith(" The proxy's name could not be resolved."));
    }

    [Test]
    public async Task Probe_ProxyFails_IsTheProxyToo()
    {
        var client = TencentCloudSetup.Client(Guarded(true, "http://nope.invalid:3128"), o => o.Endpoint = s_vendor);
        var result = await client.ProbeAsync();
        Assert.That(result.Problem, Does.StartWith("The proxy cannot be reached: "));
    }

    private static HttpClient Guarded(bool isSockets, string proxy, bool bypass = false) =>
        new(new FaceEnrollmentGuardHandler(Primary(isSockets, proxy, bypass)));

    private static HttpMessageHandler Primary(bool isSockets, string proxy, bool bypass)
    {
        var web = new WebProxy(proxy) { BypassList = bypass ? [@"127\.0\.0\.1"] : [] };
        return isSockets
            ? new SocketsHttpHandler { Proxy = web, AllowAutoRedirect = false }
            : new HttpClientHandler { Proxy = web, AllowAutoRedirect = false };
    }

    private static string Fails(HttpClient http, Uri endpoint)
    {
        using (http)
        {
            var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
                TencentCloudSetup.Client(http, o => o.Endpoint = endpoint).EnrollAsync(TencentCloudSetup.Request())
            )!;
            Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Transport));
            return e.Message;
        }
    }

    private static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }
}
