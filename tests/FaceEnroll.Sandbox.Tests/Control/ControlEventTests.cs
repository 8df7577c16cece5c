using System.Net.Sockets;
using System.Text;

namespace FaceEnroll.Sandbox.Tests.Control;

/// <summary>What the page is told while it is open.</summary>
public sealed class ControlEventTests : ControlFixture
{
    private CancellationTokenSource _patience = null!;

    /// <summary>Only so that a missing event does not hang.</summary>
    [SetUp]
    public void Begin() => _patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

    [TearDown]
    public void End() => _patience.Dispose();

    [Test]
    public async Task Events_OfChangesByAnybody_Arrive()
    {
        using var stream = await Client.Http.GetStreamAsync(new Uri(Sandbox.Url, "/_sandbox/events"));
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync(_patience.Token), Is.EqualTo("retry: 500"));

        await PostAsync("faults", """{"fault":"html"}""");
        await NextIsAsync(reader, "change");
        Sandbox.Verdicts.Next(SandboxVerdict.NoFace);
        await NextIsAsync(reader, "change");
        Sandbox.Faults.Clear();
        await NextIsAsync(reader, "change");
        await DeleteAsync("verdicts");
        await NextIsAsync(reader, "change");
        await PostAsync("seed", """{"libraries":[{"id":"extra"}]}""");
        await NextIsAsync(reader, "change");
        await PostAsync("reset", "{}");
        await NextIsAsync(reader, "reset");
    }

    [Test]
    public async Task Events_AskedForTheirHeadOnly_End()
    {
        var host = Sandbox.Url.Authority;
        using var socket = new TcpClient();
        await socket.ConnectAsync(Sandbox.Url.Host, Sandbox.Url.Port, _patience.Token);
        await using var stream = socket.GetStream();
        // The server answers the second one on the connection only when it has done with the first.
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"HEAD /_sandbox/events HTTP/1.1\r\nHost: {host}\r\n\r\nGET /_sandbox/health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            ),
            _patience.Token
        );
        using var reader = new StreamReader(stream);

        var replies = await reader.ReadToEndAsync(_patience.Token);

        Assert.That(replies, Does.StartWith("HTTP/1.1 200 OK").And.Contain("text/event-stream").And.EndWith("}"));
        Assert.That(replies, Does.Contain("ready"));
    }

    /// <summary>The next event of that name: a change may be told of together with what came before.</summary>
    private async Task NextIsAsync(StreamReader reader, string name)
    {
        string? line;
        do
        {
            line = await reader.ReadLineAsync(_patience.Token);
        } while (name == "reset" && line == "event: change" || line is "" or "data: {}");
        Assert.That(line, Is.EqualTo("event: " + name));
    }
}
