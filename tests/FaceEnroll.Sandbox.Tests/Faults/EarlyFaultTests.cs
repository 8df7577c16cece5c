using System.Net.Sockets;
using System.Text;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Faults;

/// <summary>Replies and ends that come before a request's body is there, seen from a plain socket.</summary>
public sealed class EarlyFaultTests : SandboxFixture
{
    private const SandboxVendor FinAuth = SandboxVendor.FinAuth;

    [TestCase(0)]
    [TestCase(1000)]
    public async Task EarlyReply_HalfOfTheBodySent_IsThereAlready(int afterBytes)
    {
        Sandbox.Faults.Next(FinAuth, SandboxFault.EarlyReply(500, afterBytes));
        using var socket = await ConnectAsync();
        var (head, body) = await RequestAsync();

        await socket.GetStream().WriteAsync(head);
        await socket.GetStream().WriteAsync(body.AsMemory(0, 1000));
        var reply = await RawHttp.ReadAsync(socket.GetStream());

        Assert.That((reply.Status, Sandbox.Store.FaceCount), Is.EqualTo((500, 0)));
        Assert.That(reply.Body, Does.StartWith("<html>"));
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task EarlyReply_TheRestSent_IsStoredWhereTheFaultSaysSo(bool stored, int faces)
    {
        Sandbox.Faults.Next(FinAuth, SandboxFault.EarlyReply(500, 1000, stored));
        using var socket = await ConnectAsync();
        var (head, body) = await RequestAsync();

        await socket.GetStream().WriteAsync(head);
        await socket.GetStream().WriteAsync(body.AsMemory(0, 1000));
        await RawHttp.ReadAsync(socket.GetStream());
        await socket.GetStream().WriteAsync(body.AsMemory(1000));
        await Sandbox.DrainAsync();

        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(faces));
        Assert.That(
            (Sandbox.Requests[^1].BodyBytes, Sandbox.Requests[^1].Status, Sandbox.Requests[^1].Fault),
            Is.EqualTo((body.Length, 500, "early-reply 500"))
        );
    }

    [Test]
    public async Task EarlyReply_TheRestNeverSent_StoresNothing()
    {
        Sandbox.Faults.Next(FinAuth, SandboxFault.EarlyReply(500, 1000, stored: true));
        using (var socket = await ConnectAsync())
        {
            var (head, body) = await RequestAsync();
            await socket.GetStream().WriteAsync(head);
            await socket.GetStream().WriteAsync(body.AsMemory(0, 2000));
            await RawHttp.ReadAsync(socket.GetStream());
        }

        await Sandbox.DrainAsync();
        Assert.That((Sandbox.Store.FaceCount, Sandbox.Requests.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task EarlyReply_Drained_IsRecorded()
    {
        const int Replies = 300;
        var missing = new List<int>();
        for (var i = 1; i <= Replies; i++)
        {
            Sandbox.Faults.Next(FinAuth, SandboxFault.EarlyReply(502, 10));
            await FinAuthAddAsync(Portrait.Bytes);
            await Sandbox.DrainAsync();
            if (Sandbox.Requests.Count != i)
            {
                missing.Add(i);
            }
        }

        Assert.That(missing, Is.Empty);
    }

    [TestCase(true, 2)]
    [TestCase(false, 1)]
    public async Task StaleReply_OnAKeptConnection_IsTheReplyBefore(bool stored, int faces)
    {
        Sandbox.Faults.Next(FinAuth, SandboxFault.StaleReply(stored));
        using var socket = await ConnectAsync();
        var (head, body) = await RequestAsync();
        await socket.GetStream().WriteAsync((byte[])[.. head, .. body]);
        var first = await RawHttp.ReadAsync(socket.GetStream());

        await socket.GetStream().WriteAsync(head);
        var second = await RawHttp.ReadAsync(socket.GetStream());
        var before = Sandbox.Store.FaceCount;
        await socket.GetStream().WriteAsync(body);
        await Sandbox.DrainAsync();

        Assert.That((first.Status, second.Status, second.Body), Is.EqualTo((200, 200, first.Body)));
        Assert.That((before, Sandbox.Store.FaceCount), Is.EqualTo((1, faces)));
    }

    [Test]
    public async Task StaleReply_OnFreshConnections_Waits()
    {
        Sandbox.Faults.Next(FinAuth, SandboxFault.StaleReply());
        var (head, body) = await RequestAsync();

        for (var i = 0; i < 2; i++)
        {
            using var socket = await ConnectAsync();
            await socket.GetStream().WriteAsync((byte[])[.. head, .. body]);
            Assert.That((await RawHttp.ReadAsync(socket.GetStream())).Status, Is.EqualTo(200));
        }

        Assert.That((Sandbox.Store.FaceCount, Sandbox.Faults.Count), Is.EqualTo((2, 1)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task MidBody_TheConnectionEnds_WhileTheRestIsUnsent(bool reset)
    {
        Sandbox.Faults.Next(
            FinAuth,
            reset ? SandboxFault.Reset(SandboxMoment.MidBody) : SandboxFault.Close(SandboxMoment.MidBody)
        );
        using var socket = await ConnectAsync();
        var (head, body) = await RequestAsync();

        await socket.GetStream().WriteAsync(head);
        await socket.GetStream().WriteAsync(body.AsMemory(0, (body.Length / 2) + 1));
        var wasReset = false;
        try
        {
            Assert.That(await socket.GetStream().ReadAsync(new byte[1]), Is.Zero);
        }
        catch (IOException)
        {
            wasReset = true;
        }

        Assert.That((wasReset, Sandbox.Store.FaceCount), Is.EqualTo((reset, 0)));
        Assert.That(Sandbox.Requests[^1].BodyBytes, Is.EqualTo(body.Length / 2));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task Redirect_ToAnAddress_IsOnTheWire(int status)
    {
        var elsewhere = new Uri("https://elsewhere.example/path?a=%20b");
        Sandbox.Faults.Next(FinAuth, SandboxFault.Redirect(status, elsewhere, stored: status == 303));
        Sandbox.Faults.Next(FinAuth, SandboxFault.Redirect(status, new Uri("/other", UriKind.Relative)));

        var absolute = await EnrollAtAsync(FinAuth);
        var relative = await EnrollAtAsync(FinAuth);

        Assert.That(
            (absolute.Status, absolute.Message.Headers.Location, absolute.Body),
            Is.EqualTo((status, elsewhere, string.Empty))
        );
        Assert.That(relative.Message.Headers.Location?.OriginalString, Is.EqualTo("/other"));
        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(status == 303 ? 1 : 0));
    }

    [Test]
    public void Redirect_OfAnotherStatus_IsRefused() =>
        Assert.That(
            () => SandboxFault.Redirect(304, Sandbox.Url),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("status")
        );

    private async Task<TcpClient> ConnectAsync()
    {
        var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(Sandbox.Url.Host, Sandbox.Url.Port);
        return socket;
    }

    private async Task<(byte[] Head, byte[] Body)> RequestAsync()
    {
        using var request = Client.FinAuth("add", Portrait.Bytes, ("group_id", "sandbox-library"), ("user_id", "u"));
        var body = await request.Content!.ReadAsByteArrayAsync();
        var head =
            $"POST {request.RequestUri!.AbsolutePath} HTTP/1.1\r\nHost: {Sandbox.Url.Authority}\r\n"
            + $"Content-Type: {request.Content.Headers.ContentType}\r\nContent-Length: {body.Length}\r\n\r\n";
        return (Encoding.ASCII.GetBytes(head), body);
    }
}
