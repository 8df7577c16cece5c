using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using OpenQA.Selenium;

namespace FaceEnroll.Sandbox.Tests.Page;

/// <summary>The page in a real browser: calls and faces appear while it is open, buttons and keys work.</summary>
public sealed class PageTests : SandboxFixture
{
    private Browser _browser = null!;

    [SetUp]
    public void Open()
    {
        if (!Browser.IsInstalled && Environment.GetEnvironmentVariable("CI") is null or "")
        {
            Assert.Ignore("chromedriver is not installed (Debian: apt-get install chromium chromium-driver).");
        }

        Assert.That(Browser.IsInstalled, Is.True, "CI must have chromium and chromedriver on its path.");
        _browser = new Browser();
        OpenPage();
    }

    [TearDown]
    public void Close() => _browser?.Dispose();

    [Test]
    public async Task Enrollment_WhileOpen_AppearsAsRowAndFace()
    {
        Assert.That(_browser.Number("document.querySelectorAll('#calls tbody tr').length"), Is.Zero);

        using var http = SdkClients.Http();
        await SdkClients
            .Create(FaceVendor.FinAuth, Sandbox, http)
            .EnrollAsync(
                new FaceEnrollmentRequest(
                    FaceEnrollSandboxOptions.DefaultPersonId,
                    FaceImage.FromBytes(Portrait.Bytes.ToArray())
                )
            );

        _browser.Until(
            "document.querySelector('#calls tbody tr[data-vendor=FinAuth]')?.innerText.includes('1 face stored')"
        );
        _browser.Until("document.querySelector('#faces img')?.naturalWidth === 720");
        Assert.That(_browser.Text("document.getElementById('face-count').textContent"), Is.EqualTo("1"));
    }

    [Test]
    public async Task WrongSignature_Opened_ShowsTheDifference()
    {
        using var request = Client.Roa("/green/sface/person", "{}");
        request.Content!.Headers.ContentType!.CharSet = "utf-8";
        await Client.SendAsync(request);
        _browser.Until("document.querySelector('#calls tbody tr .bad')");

        _browser.Click("#calls tbody tr button");

        _browser.Until("document.querySelectorAll('#details mark').length === 2");
        var text = _browser.Text("document.getElementById('details').innerText");
        Assert.That(text, Does.Contain("application/json was signed, another content type was sent"));
        Assert.That(_browser.Text("document.querySelector('#details mark').textContent"), Is.EqualTo(";"));
    }

    [Test]
    public async Task FaultButton_Pressed_HitsTheNextEnrollment()
    {
        _browser.Run("document.getElementById('vendor').value = 'FinAuth'");
        _browser.Click("button[data-body*=throttled]");
        _browser.Until("document.getElementById('pending').textContent.includes('throttled at FinAuth')");

        var reply = await FinAuthAddAsync(Portrait.Bytes);

        Assert.That(reply.At("error"), Is.EqualTo("CONCURRENCY_LIMIT_EXCEEDED"));
        _browser.Until("document.getElementById('pending').textContent === ''");
    }

    [Test]
    public async Task Keyboard_Alone_ReachesAndPressesEveryButton()
    {
        await FinAuthAddAsync(Portrait.Bytes);
        _browser.Until("document.querySelector('#calls tbody tr')");
        var reached = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            _browser.Type(Keys.Tab);
            reached.Add(
                _browser.Text(
                    "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
                )!
            );
            if (reached.Contains("Details of call 1"))
            {
                break;
            }
        }

        _browser.Type(Keys.Enter);

        Assert.That(
            reached,
            Does.Contain("Throttle").And.Contain("Forget everything").And.Contain("Details of call 1")
        );
        _browser.Until("!document.getElementById('details').hidden");
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

        _browser.Until("document.querySelector('#calls tbody tr')?.innerText.includes('<img')");

        Assert.That(_browser.Text("document.title"), Is.EqualTo("FaceEnroll sandbox"));
    }

    [Test]
    public void NoFaceButton_Pressed_ShowsTheVerdictUntilAPictureHasIt()
    {
        _browser.Run("document.getElementById('count').value = 2");
        _browser.Click("button[data-body*=NoFace]");

        _browser.Until("document.getElementById('pending').textContent === 'Waiting: NoFace at any vendor × 2'");
    }

    [Test]
    public async Task Verdict_UsedUp_IsNoLongerShown()
    {
        _browser.Click("button[data-body*=NoFace]");
        _browser.Until("document.getElementById('pending').textContent.includes('NoFace')");

        await FinAuthAddAsync(Portrait.Bytes);

        _browser.Until("document.getElementById('pending').textContent === ''");
    }

    [Test]
    public async Task NarrowPage_ShowsSignatureAndOutcomeWithoutScrollingSideways()
    {
        _browser.Resize(390, 844);
        using var forger = new Clients.TestClient(Sandbox, Clock) { Secret = "wrong" };
        await forger.TencentAsync("CreateFace", """{"PersonId":"a-person-with-quite-a-long-name-0123456789"}""");
        await FinAuthAddAsync(Portrait.Bytes);
        _browser.Until("document.querySelectorAll('#calls tbody tr[data-number]').length === 2");

        AssertFits("✗ Mismatch");
        AssertFits("AuthFailure.SignatureFailure");
        AssertFits("✓ accepted");
        AssertFits("1 face stored");

        _browser.Click("tr[data-number='1'] button");
        _browser.Until("!document.getElementById('details').hidden");

        AssertFits("String to sign");
    }

    [TestCase(1400)]
    [TestCase(390)]
    public async Task Details_OfACallAmongMany_OpenBelowItsRow(int width)
    {
        _browser.Resize(width, 844);
        await CallAsync(40);
        _browser.Until("document.querySelectorAll('#calls tbody tr[data-number]').length === 40");

        _browser.Click("tr[data-number='20'] button");
        _browser.Until("!document.getElementById('details').hidden");

        const string Row = "document.querySelector('tr[data-number=\"20\"]').getBoundingClientRect()";
        const string Details = "document.getElementById('details').getBoundingClientRect()";
        const string Next = "document.querySelector('tr[data-number=\"19\"]').getBoundingClientRect()";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_browser.Number($"{Details}.top - {Row}.bottom"), Is.InRange(-1, 30));
            Assert.That(_browser.Number($"{Next}.top - {Details}.bottom"), Is.InRange(-1, 60));
            Assert.That(
                _browser.Text("document.querySelector('tr[data-number=\"20\"] button').getAttribute('aria-expanded')"),
                Is.EqualTo("true")
            );
        }

        _browser.Click("tr[data-number='20'] button");
        _browser.Until("document.getElementById('details').hidden");
    }

    [Test]
    public async Task ManyCalls_ListTheLatestHundred_AndMoreOnDemand()
    {
        await CallAsync(230);
        OpenPage();
        const string Numbers =
            "[...document.querySelectorAll('#calls tbody tr[data-number]')].map(r => r.dataset.number)";
        _browser.Until($"{Numbers}.length === 100 && !document.getElementById('more').hidden");
        Assert.That(_browser.Text($"{Numbers}[0] + ' ' + {Numbers}.at(-1)"), Is.EqualTo("230 131"));

        await CallAsync(1);
        _browser.Until($"{Numbers}[0] === '231'");
        Assert.That(_browser.Text($"{Numbers}.length + ' ' + {Numbers}.at(-1)"), Is.EqualTo("100 132"));

        _browser.Click("#more");
        _browser.Until($"{Numbers}.length === 200");
        Assert.That(_browser.Text($"{Numbers}.at(-1)"), Is.EqualTo("32"));

        _browser.Click("#more");
        _browser.Until($"{Numbers}.length === 231 && document.getElementById('more').hidden");
    }

    [Test]
    public async Task Filter_Chosen_ListsTheCallsOfOneVendor()
    {
        await FinAuthAddAsync(Portrait.Bytes);
        await CallAsync(150);
        OpenPage();
        _browser.Until("document.querySelectorAll('#calls tbody tr').length === 100");

        _browser.Click("input[name=vendor-filter][value=FinAuth]");

        _browser.Until("document.querySelectorAll('#calls tbody tr').length === 1");
        Assert.That(_browser.Text("document.querySelector('#calls tbody tr').dataset.vendor"), Is.EqualTo("FinAuth"));
    }

    private void OpenPage()
    {
        _browser.Go(Sandbox.Url);
        _browser.Until("document.getElementById('live').textContent === 'live'");
    }

    private async Task CallAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Client.TencentAsync("GetPersonBaseInfo", """{"PersonId":"sandbox-person"}""");
        }
    }

    /// <summary>The text is on the page, inside of its width, and nothing can be scrolled sideways.</summary>
    private void AssertFits(string text)
    {
        var range = $$"""
            (() => {
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                if (!texts.currentNode.data.includes("{{text}}")) continue;
                const range = document.createRange();
                range.selectNodeContents(texts.currentNode);
                return range.getBoundingClientRect();
              }
            })()
            """;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_browser.Text($"Boolean({range}?.width)"), Is.EqualTo("true"), text + " is not there");
            Assert.That(_browser.Number($"{range}?.left ?? -1"), Is.GreaterThanOrEqualTo(0), text);
            Assert.That(_browser.Number($"{range}?.right ?? 9999"), Is.LessThanOrEqualTo(390), text);
            Assert.That(_browser.Number("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(390));
            Assert.That(
                _browser.Number(
                    "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible').length"
                ),
                Is.Zero,
                "something scrolls sideways"
            );
        }
    }
}
