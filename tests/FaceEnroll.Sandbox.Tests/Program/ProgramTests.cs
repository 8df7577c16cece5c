using System.Net.Sockets;
using FaceEnroll.Sandbox.Tests.Clients;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Program;

/// <summary>The sandbox as a program, and over HTTPS.</summary>
public sealed class ProgramTests
{
    [Test]
    public async Task Run_OnAFreePort_SaysWhereAndServes()
    {
        using var stop = new CancellationTokenSource();
        var output = new Output();
        var running = SandboxProgram.RunAsync(
            ["--urls", "http://127.0.0.1:0", "--key", "extra:not-to-be-shown"],
            output,
            stop.Token
        );

        var greeting = await output.FirstLine;
        var url = new Uri(greeting.Split("listening on ")[1].Split('\n')[0].Trim());
        using var http = new HttpClient();
        var health = await http.GetStringAsync(new Uri(url, "/_sandbox/health"));
        await stop.CancelAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(health, Does.Contain("ready"));
            Assert.That(
                greeting,
                Does.Contain("sandbox-key / sandbox-secret").And.Contain("extra").And.Contain("sandbox-library")
            );
            Assert.That(greeting, Does.Not.Contain("not-to-be-shown"));
            Assert.That(await running, Is.Zero);
        }
    }

    [Test]
    public async Task Version_Asked_IsPrintedAndNothingElse()
    {
        var output = new Output();

        Assert.That(await SandboxProgram.RunAsync(["--version"], output), Is.Zero);
        Assert.That(await output.FirstLine, Does.Match(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$"));
    }

    [TestCase("--urls")]
    [TestCase("--urls", "nonsense")]
    [TestCase("--urls", "http://example.com:1")]
    [TestCase("--key", "no-secret")]
    [TestCase("--what")]
    public async Task Run_WrongArguments_ExplainsAndExits2(params string[] args)
    {
        var output = new Output();

        Assert.That(await SandboxProgram.RunAsync(args, output), Is.EqualTo(2));
        Assert.That(await output.FirstLine, Does.Contain(args[0]).And.Contain("Usage:"));
    }

    [Test]
    public async Task Run_PortTaken_Exits1()
    {
        await using var other = await FaceEnrollSandbox.StartAsync();
        var output = new Output();

        Assert.That(await SandboxProgram.RunAsync(["--urls", other.Url.ToString()], output), Is.EqualTo(1));
        Assert.That(await output.FirstLine, Does.StartWith("The sandbox could not start"));
    }

    [Test]
    public async Task Run_AddressOfAnotherMachine_Exits1()
    {
        var output = new Output();

        // Of the block for documentation: no machine has it.
        Assert.That(await SandboxProgram.RunAsync(["--urls", "http://192.0.2.1:5080"], output), Is.EqualTo(1));
        Assert.That(await output.FirstLine, Does.StartWith("The sandbox could not start"));
    }

    [Test]
    public async Task Run_SeedFileMissing_Exits1() =>
        Assert.That(
            await SandboxProgram.RunAsync(
                ["--urls", "http://127.0.0.1:0", "--seed", "no-such-file.json"],
                new Output()
            ),
            Is.EqualTo(1)
        );

    [Test]
    public async Task Https_WithItsCertificateTrusted_Serves()
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync(new FaceEnrollSandboxOptions { UseHttps = true });
        using var client = new TestClient(sandbox, trusted: sandbox.Certificate);

        var stored = await client.TencentAsync(
            "CreateFace",
            $$"""{"PersonId":"sandbox-person","Images":["{{Convert.ToBase64String(Portrait.Bytes)}}"]}"""
        );
        sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.Close(SandboxMoment.BeforeReplying));
        sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.Reset(SandboxMoment.MidReply));

        Assert.That(sandbox.Url.Scheme, Is.EqualTo("https"));
        Assert.That(stored.At("Response.SucFaceNum"), Is.EqualTo("1"), stored.Body);
        for (var i = 0; i < 2; i++)
        {
            Assert.That(
                async () =>
                    await client.TencentAsync("CreateFace", """{"PersonId":"sandbox-person","Images":["AA=="]}"""),
                Throws.InstanceOf<HttpRequestException>()
            );
        }
    }

    [Test]
    public async Task Https_CertificateNotTrusted_IsRefusedByTheClient()
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync(new FaceEnrollSandboxOptions { UseHttps = true });
        using var client = new TestClient(sandbox);

        Assert.That(
            async () => await client.TencentAsync("CreateFace", "{}"),
            Throws.InstanceOf<HttpRequestException>()
        );
    }

    [Test]
    public async Task Start_ByDefault_ListensOnLoopbackOnly()
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        // Another address of this machine's loopback net is not listened on.
        Assert.That(
            async () => await socket.ConnectAsync("127.0.0.2", sandbox.Url.Port),
            Throws.InstanceOf<SocketException>()
        );
    }

    private sealed class Output : StringWriter
    {
        private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> FirstLine => _first.Task;

        public override Task WriteLineAsync(string? value)
        {
            _first.TrySetResult(value ?? string.Empty);
            return Task.CompletedTask;
        }
    }
}
