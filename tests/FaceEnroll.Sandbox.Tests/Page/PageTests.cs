using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Page;

/// <summary>The page in a real browser: calls and faces appear while it is open, buttons and keys work.</summary>
public sealed class PageTests : SandboxFixture
{
    private const char Tab = '\uE004';
    private const char Enter = '\uE007';

    private WebDriver _browser = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        if (WebDriver.Executable is null && Environment.GetEnvironmentVariable("CI") is null or "")
        {
            Assert.Ignore("chromedriver is not installed (Debian: apt-get install chromium chromium-driver).");
        }

        Assert.That(WebDriver.Executable, Is.Not.Null, "CI must have chromedriver on its path.");
        _browser = await WebDriver.StartAsync();
        await _browser.GoAsync(Sandbox.Url);
        await _browser.UntilAsync("document.getElementById('live').textContent === 'live'");
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    [Test]
    public async Task Enrollment_WhileOpen_AppearsAsRowAndFace()
    {
        Assert.That(
            (await _browser.RunAsync("return document.querySelectorAll('#calls tbody tr').length")).GetInt32(),
            Is.Zero
        );

        using var http = SdkClients.Http();
        await SdkClients
            .Create(FaceVendor.FinAuth, Sandbox, http)
            .EnrollAsync(
                new FaceEnrollmentRequest(
                    FaceEnrollSandboxOptions.DefaultPersonId,
                    FaceImage.FromBytes(Portrait.Bytes.ToArray())
                )
            );

        await _browser.UntilAsync(
            "document.querySelector('#calls tbody tr[data-vendor=FinAuth]')?.innerText.includes('1 face stored')"
        );
        await _browser.UntilAsync("document.querySelector('#faces img')?.naturalWidth === 720");
        Assert.That(
            (await _browser.RunAsync("return document.getElementById('face-count').textContent")).GetString(),
            Is.EqualTo("1")
        );
    }

    [Test]
    public async Task WrongSignature_Opened_ShowsTheDifference()
    {
        using var request = Client.Roa("/green/sface/person", "{}");
        request.Content!.Headers.ContentType!.CharSet = "utf-8";
        await Client.SendAsync(request);
        await _browser.UntilAsync("document.querySelector('#calls tbody tr .bad')");

        await _browser.ClickAsync("#calls tbody tr button");

        await _browser.UntilAsync("document.querySelectorAll('#details mark').length === 2");
        var text = (await _browser.RunAsync("return document.getElementById('details').innerText")).GetString();
        Assert.That(text, Does.Contain("application/json was signed, another content type was sent"));
        Assert.That(
            (await _browser.RunAsync("return document.querySelector('#details mark').textContent")).GetString(),
            Is.EqualTo(";")
        );
    }

    [Test]
    public async Task FaultButton_Pressed_HitsTheNextEnrollment()
    {
        await _browser.RunAsync("document.getElementById('vendor').value = 'FinAuth'");
        await _browser.ClickAsync("button[data-body*=throttled]");
        await _browser.UntilAsync("document.getElementById('pending').textContent.includes('throttled at FinAuth')");

        var reply = await FinAuthAddAsync(Portrait.Bytes);

        Assert.That(reply.At("error"), Is.EqualTo("CONCURRENCY_LIMIT_EXCEEDED"));
        await _browser.UntilAsync("document.getElementById('pending').textContent === ''");
    }

    [Test]
    public async Task Keyboard_Alone_ReachesAndPressesEveryButton()
    {
        await FinAuthAddAsync(Portrait.Bytes);
        await _browser.UntilAsync("document.querySelector('#calls tbody tr')");
        var reached = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            await _browser.TypeAsync(Tab);
            reached.Add(
                (
                    await _browser.RunAsync(
                        "return document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
                    )
                ).GetString()!
            );
            if (reached.Contains("Details of call 1"))
            {
                break;
            }
        }

        await _browser.TypeAsync(Enter);

        Assert.That(
            reached,
            Does.Contain("Throttle").And.Contain("Forget everything").And.Contain("Details of call 1")
        );
        await _browser.UntilAsync("!document.getElementById('details').hidden");
    }

    [Test]
    public async Task HostileText_InARequest_StaysText()
    {
        await Client.FinAuthAsync(
            "add",
            Portrait.Bytes,
            ("group_id", "sandbox-library"),
            ("user_id", "<img src=x onerror=document.title='gone'>")
        );

        await _browser.UntilAsync("document.querySelector('#calls tbody tr')?.innerText.includes('<img')");

        Assert.That((await _browser.RunAsync("return document.title")).GetString(), Is.EqualTo("FaceEnroll sandbox"));
    }
}
