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
    [TestCase("--urls", "http://user:secret@127.0.0.1:0")]
    [TestCase("--urls", "http://127.0.0.1:0/#part")]
    [TestCase("--urls", "http://127.0.0.1:0/?")]
    [TestCase("--urls", "http://224.0.0.1:0")]
    [TestCase("--urls", "http://255.255.255.255:0")]
    [TestCase("--urls", "http://[ff02::1]:0")]
    [TestCase("--urls", "http://[::ffff:224.0.0.1]:0")]
    [TestCase("--seed", "")]
    [TestCase("--key", "no-secret")]
    [TestCase("--what")]
    public async Task Run_WrongArguments_ExplainsAndExits2(params string[] args)
    {
        var (output, error) = (new Output(), new Output());

        Assert.That(await RunBrieflyAsync(args, output, error), Is.EqualTo(2));
        Assert.That(await error.FirstLine, Does.StartWith(args[0]).And.Contain("Usage:"));
        Assert.That(await error.FirstLine, Does.Not.Contain("secret@"));
        Assert.That(output.FirstLine.IsCompleted, Is.False, "what went wrong is no output");
    }

    [Test]
    public async Task Run_WithOneWriterOnly_SaysEverythingThere()
    {
        var output = new Output();

        Assert.That(await SandboxProgram.RunAsync(["--what"], output), Is.EqualTo(2));
        Assert.That(await output.FirstLine, Does.StartWith("--what"));
    }

    [TestCase("""{"verdicts":[{"verdict":"NoFace","count":0}]}""", "verdicts[0].count")]
    [TestCase("""{"faces":[{"library":"l","person":"p","picture":"a\u0000b"}]}""", "faces[0].picture")]
    [TestCase("""{"wishes":[]}""", "wishes")]
    [TestCase("no json", "not a JSON object")]
    [TestCase("\u00fc", "not UTF-8")]
    public async Task Run_SeedThatCannotBeRead_Exits1(string seed, string place)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, Path.GetRandomFileName() + ".json");
        await File.WriteAllTextAsync(file, seed, System.Text.Encoding.Latin1);
        try
        {
            var (output, error) = (new Output(), new Output());

            Assert.That(
                await RunBrieflyAsync(["--urls", "http://127.0.0.1:0", "--seed", file], output, error),
                Is.EqualTo(1)
            );
            Assert.That(await error.FirstLine, Does.StartWith("The sandbox could not start: ").And.Contain(place));
            Assert.That(output.FirstLine.IsCompleted, Is.False);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task Run_SeedFileOfNoName_Exits1()
    {
        var error = new Output();

        Assert.That(
            await RunBrieflyAsync(["--urls", "http://127.0.0.1:0", "--seed", "a\0b"], new Output(), error),
            Is.EqualTo(1)
        );
        Assert.That(await error.FirstLine, Does.StartWith("The sandbox could not start: "));
    }

    [Test]
    public async Task Run_BeyondThisMachine_WarnsOfEveryName()
    {
        using var stop = new CancellationTokenSource();
        var output = new Output();
        var running = SandboxProgram.RunAsync(["--urls", "http://0.0.0.0:0"], output, stop.Token);

        Assert.That(await output.FirstLine, Does.Contain("WARNING").And.Contain("under any name"));
        await stop.CancelAsync();
        Assert.That(await running, Is.Zero);
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

    /// <summary>What ends by itself; should it serve all the same, it is ended.</summary>
    private static async Task<int> RunBrieflyAsync(string[] args, TextWriter output, TextWriter error)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await SandboxProgram.RunAsync(args, output, error, patience.Token);
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
