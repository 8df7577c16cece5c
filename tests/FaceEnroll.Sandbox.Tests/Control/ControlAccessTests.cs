using System.Text;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Control;

/// <summary>Who may see the page and use the control API.</summary>
public sealed class ControlAccessTests : SandboxFixture
{
    private static readonly string[] s_paths = ["/", "/_page/script.js", "/_sandbox/requests", "/_sandbox/faces"];

    [TestCase("Host", "evil.example")]
    [TestCase("Host", "loopback")]
    [TestCase("Host", "localhost.evil.example")]
    [TestCase("Origin", "http://evil.example")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    public async Task Control_FromElsewhere_IsForbidden(string header, string value)
    {
        foreach (var path in s_paths)
        {
            Assert.That((await GetAsync(path, header, value)).Status, Is.EqualTo(403), path);
        }
    }

    [TestCase("Host", "localhost")]
    [TestCase("Host", "LocalHost:5080")]
    [TestCase("Host", "127.0.0.1")]
    [TestCase("Host", "127.1.2.3:1")]
    [TestCase("Host", "[::1]:5080")]
    [TestCase("Sec-Fetch-Site", "same-origin")]
    [TestCase("Sec-Fetch-Site", "none")]
    public async Task Control_FromHere_IsServed(string header, string value)
    {
        foreach (var path in s_paths)
        {
            Assert.That((await GetAsync(path, header, value)).Status, Is.EqualTo(200), path);
        }
    }

    [TestCase("cross-site")]
    [TestCase("same-site")]
    public async Task Commands_FromOtherSites_AreForbidden(string site)
    {
        Sandbox.Store.AddLibrary(SandboxVendor.FinAuth, "extra");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.Url, "/_sandbox/reset"));
        request.Headers.Add("Sec-Fetch-Site", site);

        Assert.That((await Client.SendAsync(request)).Status, Is.EqualTo(403));
        Assert.That(Sandbox.Store.LibrariesAt(SandboxVendor.FinAuth), Does.Contain("extra"));
    }

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase(null)]
    public async Task Control_TypesThatAnyPageCanSend_AreRefused(string? type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.Url, "/_sandbox/reset"))
        {
            Content = new ByteArrayContent("{}"u8.ToArray()),
        };
        if (type is not null)
        {
            request.Content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(type);
        }

        Assert.That((await Client.SendAsync(request)).Status, Is.EqualTo(415));
    }

    [TestCase("reset")]
    [TestCase("held")]
    [TestCase("tokens/expire")]
    public async Task Command_WithoutParameters_NeedsNoBodyAndNoType(string command)
    {
        await FinAuthAddAsync(Portrait.Bytes);

        var reply = await SendAsync($"POST /_sandbox/{command} HTTP/1.1\r\nHost: {Sandbox.Url.Authority}\r\n\r\n");

        Assert.That(reply.Status, Is.EqualTo(200), reply.Body);
        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(command == "reset" ? 0 : 1));
    }

    [TestCase("Content-Type: text/plain\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [TestCase("Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    public async Task Command_WithABodyOfNothing_NeedsNoType(string rest)
    {
        Sandbox.Store.AddLibrary(SandboxVendor.FinAuth, "extra");

        var reply = await SendAsync($"POST /_sandbox/reset HTTP/1.1\r\nHost: {Sandbox.Url.Authority}\r\n{rest}");

        Assert.That(reply.Status, Is.EqualTo(200), reply.Body);
        Assert.That(Sandbox.Store.LibrariesAt(SandboxVendor.FinAuth), Does.Not.Contain("extra"));
    }

    [Test]
    public async Task Command_WithParameters_AsksForThemWhenThereIsNoBody()
    {
        var reply = await SendAsync($"POST /_sandbox/faults HTTP/1.1\r\nHost: {Sandbox.Url.Authority}\r\n\r\n");

        Assert.That(reply.Status, Is.EqualTo(400), reply.Body);
    }

    [TestCase("vendor.example:443", "")]
    [TestCase("127.0.0.1:443", "X-TC-Action: CreateFace\r\n")]
    public async Task Connect_IsRefusedWithAReason(string target, string header)
    {
        var reply = await SendAsync($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{header}\r\n");

        Assert.That(
            (reply.Status, reply.Body),
            Is.EqualTo((405, "The sandbox is no proxy: call its address itself.\n"))
        );
        Assert.That(Sandbox.Requests, Is.Empty);
    }

    private Task<Reply> GetAsync(string path, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.Url, path));
        request.Headers.TryAddWithoutValidation(header, value);
        return Client.SendAsync(request);
    }

    private Task<Reply> SendAsync(string request) => RawHttp.SendAsync(Sandbox.Url, Encoding.ASCII.GetBytes(request));
}
