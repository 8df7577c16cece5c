using System.Net.Sockets;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Faults;

/// <summary>What a plain socket sees when the connection is the fault, and what is stored then.</summary>
public sealed class ConnectionFaultTests : SandboxFixture
{
    private const SandboxVendor Tencent = SandboxVendor.TencentCloud;

    [TestCase(SandboxMoment.BeforeReading, 0)]
    [TestCase(SandboxMoment.BeforeStoring, 0)]
    [TestCase(SandboxMoment.BeforeReplying, 1)]
    public async Task Close_AtAMoment_EndsWithoutAByte(SandboxMoment moment, int stored)
    {
        Sandbox.Faults.Next(Tencent, SandboxFault.Close(moment));

        var (bytes, reset) = await SendAsync();

        Assert.That((bytes.Length, reset, Sandbox.Store.FaceCount), Is.EqualTo((0, false, stored)));
    }

    [TestCase(SandboxMoment.BeforeReading, 0)]
    [TestCase(SandboxMoment.BeforeStoring, 0)]
    [TestCase(SandboxMoment.BeforeReplying, 1)]
    public async Task Reset_AtAMoment_IsAReset(SandboxMoment moment, int stored)
    {
        Sandbox.Faults.Next(Tencent, SandboxFault.Reset(moment));

        var (bytes, reset) = await SendAsync();

        Assert.That((bytes.Length, reset, Sandbox.Store.FaceCount), Is.EqualTo((0, true, stored)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task MidReply_HalfIsOut_AndTheFaceIsStored(bool reset)
    {
        Sandbox.Faults.Next(
            Tencent,
            reset ? SandboxFault.Reset(SandboxMoment.MidReply) : SandboxFault.Close(SandboxMoment.MidReply)
        );

        var (bytes, wasReset) = await SendAsync();

        var text = System.Text.Encoding.ASCII.GetString(bytes);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((wasReset, Sandbox.Store.FaceCount), Is.EqualTo((reset, 1)));
            Assert.That(
                text,
                Does.StartWith("HTTP/1.1 200")
                    .And.Contain("{\"Response\":{\"SucFaceNum\":1")
                    .And.Not.Contain("RequestId")
            );
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task StoreAfterClose_ReadBackBefore_FindsNothing(bool reset)
    {
        Sandbox.Faults.Next(Tencent, SandboxFault.StoreAfterClose(TimeSpan.FromSeconds(2), reset));

        var (bytes, wasReset) = await SendAsync();
        Assert.That((bytes.Length, wasReset, Sandbox.Store.FaceCount), Is.EqualTo((0, reset, 0)));
        Clock.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.That(await FaceIdsAsync(), Is.EqualTo("[]"), "a hasty read-back");
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Sandbox.DrainAsync();

        Assert.That(await FaceIdsAsync(), Is.Not.EqualTo("[]"));
    }

    [TestCase(SandboxMoment.BeforeReading, 0)]
    [TestCase(SandboxMoment.BeforeStoring, 0)]
    [TestCase(SandboxMoment.BeforeReplying, 1)]
    public async Task Hang_UntilTheClientLeaves_SaysNothing(SandboxMoment moment, int stored)
    {
        Sandbox.Faults.Next(Tencent, SandboxFault.Hang(moment));
        using var gaveUp = new CancellationTokenSource();
        var hanging = Client.Http.SendAsync(Request(), gaveUp.Token);
        while (Sandbox.Requests.Count == 0)
        {
            await Task.Yield();
        }

        await gaveUp.CancelAsync();

        Assert.That(async () => await hanging, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(stored));
        Assert.That(
            (await CreateFaceAsync("sandbox-person", Base64)).At("Response.SucFaceNum"),
            Is.EqualTo("1"),
            "only the next call hangs"
        );
    }

    [Test]
    public async Task Dispose_WithACallHanging_DoesNotWait()
    {
        var sandbox = await FaceEnrollSandbox.StartAsync();
        sandbox.Faults.Next(null, SandboxFault.Hang(SandboxMoment.BeforeReading));
        using var client = new Clients.TestClient(sandbox);
        var hanging = client.SendAsync(client.Tencent("CreateFace", "{}"));
        while (sandbox.Requests.Count == 0)
        {
            await Task.Yield();
        }

        await sandbox.DisposeAsync();

        Assert.That(async () => await hanging, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Dispose_Twice_IsTheSameAsOnce()
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync();
        using var client = new HttpClient { BaseAddress = sandbox.Url };

        await sandbox.DisposeAsync();

        Assert.That(async () => await client.GetAsync("/"), Throws.InstanceOf<HttpRequestException>());
        Assert.That(async () => await sandbox.DisposeAsync(), Throws.Nothing);
    }

    private HttpRequestMessage Request() =>
        Client.Tencent("CreateFace", $$"""{"PersonId":"sandbox-person","Images":["{{Base64}}"]}""");

    private async Task<string> FaceIdsAsync() =>
        (await Client.TencentAsync("GetPersonBaseInfo", """{"PersonId":"sandbox-person"}""")).At("Response.FaceIds")!;

    private async Task<(byte[] Bytes, bool Reset)> SendAsync()
    {
        using var request = Request();
        var head =
            $"POST / HTTP/1.1\r\nHost: {Sandbox.Url.Authority}\r\nContent-Length: {request.Content!.Headers.ContentLength}\r\n";
        head += string.Concat(
            request
                .Headers.Concat(request.Content.Headers.Where(h => h.Key == "Content-Type"))
                .Select(h => $"{h.Key}: {string.Join(',', h.Value)}\r\n")
        );
        byte[] bytes =
        [
            .. System.Text.Encoding.ASCII.GetBytes(head + "\r\n"),
            .. await request.Content.ReadAsByteArrayAsync(),
        ];
        using var socket = new TcpClient();
        await socket.ConnectAsync(Sandbox.Url.Host, Sandbox.Url.Port);
        var received = new MemoryStream();
        try
        {
            await socket.GetStream().WriteAsync(bytes);
            await socket.GetStream().CopyToAsync(received);
            return (received.ToArray(), false);
        }
        catch (IOException)
        {
            return (received.ToArray(), true);
        }
    }
}
