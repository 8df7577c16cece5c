using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using OpenQA.Selenium;

namespace FaceEnroll.Sandbox.Tests.Page;

/// <summary>The page in a real browser: calls and faces appear while it is open, buttons and keys work.</summary>
public sealed class PageTests : PageFixture
{
    [Test]
    public async Task Enrollment_WhileOpen_AppearsAsRowAndFace()
    {
        Assert.That(Browser.Number("document.querySelectorAll('#calls tbody tr').length"), Is.Zero);

        using var http = SdkClients.Http();
        await SdkClients
            .Create(FaceVendor.FinAuth, Sandbox, http)
            .EnrollAsync(
                new FaceEnrollmentRequest(
                    FaceEnrollSandboxOptions.DefaultPersonId,
                    FaceImage.FromBytes(Portrait.Bytes.ToArray())
                )
            );

        Browser.Until(
            "document.querySelector('#calls tbody tr[data-vendor=FinAuth]')?.innerText.includes('1 face stored')"
        );
        Browser.Until("document.querySelector('#faces img')?.naturalWidth === 720");
        Assert.That(Browser.Text("document.getElementById('face-count').textContent"), Is.EqualTo("1"));
    }

    [Test]
    public async Task WrongSignature_Opened_ShowsTheDifference()
    {
        using var request = Client.Roa("/green/sface/person", "{}");
        request.Content!.Headers.ContentType!.CharSet = "utf-8";
        await Client.SendAsync(request);
        Browser.Until("document.querySelector('#calls tbody tr .bad')");

        Browser.Click("#calls tbody tr button");

        Browser.Until("document.querySelectorAll('#details mark').length === 2");
        var text = Browser.Text("document.getElementById('details').innerText");
        Assert.That(text, Does.Contain("application/json was signed, another content type was sent"));
        Assert.That(Browser.Text("document.querySelector('#details mark').textContent"), Is.EqualTo(";"));
    }

    [Test]
    public async Task FaultButton_Pressed_HitsTheNextEnrollment()
    {
        Browser.Run("document.getElementById('vendor').value = 'FinAuth'");
        Browser.Click("button[data-body*=throttled]");
        Browser.Until("document.getElementById('pending').textContent.includes('throttled at FinAuth')");

        var reply = await FinAuthAddAsync(Portrait.Bytes);

        Assert.That(reply.At("error"), Is.EqualTo("CONCURRENCY_LIMIT_EXCEEDED"));
        Browser.Until("document.getElementById('pending').textContent === ''");
    }

    [Test]
    public async Task Keyboard_Alone_ReachesAndPressesEveryButton()
    {
        await FinAuthAddAsync(Portrait.Bytes);
        Browser.Until("document.querySelector('#calls tbody tr')");
        var reached = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            Browser.Type(Keys.Tab);
            reached.Add(
                Browser.Text("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent")!
            );
            if (reached.Contains("Details of call 1"))
            {
                break;
            }
        }

        Browser.Type(Keys.Enter);

        Assert.That(
            reached,
            Does.Contain("Throttle").And.Contain("Forget everything").And.Contain("Details of call 1")
        );
        Browser.Until("!document.getElementById('details').hidden");
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

        Browser.Until("document.querySelector('#calls tbody tr')?.innerText.includes('<img')");

        Assert.That(Browser.Text("document.title"), Is.EqualTo("FaceEnroll sandbox"));
    }

    [Test]
    public void NoFaceButton_Pressed_ShowsTheVerdictUntilAPictureHasIt()
    {
        Browser.Run("document.getElementById('count').value = 2");
        Browser.Click("button[data-body*=NoFace]");

        Browser.Until("document.getElementById('pending').textContent === 'Waiting: NoFace at any vendor × 2'");
    }

    [Test]
    public async Task Verdict_UsedUp_IsNoLongerShown()
    {
        Browser.Click("button[data-body*=NoFace]");
        Browser.Until("document.getElementById('pending').textContent.includes('NoFace')");

        await FinAuthAddAsync(Portrait.Bytes);

        Browser.Until("document.getElementById('pending').textContent === ''");
    }

    [Test]
    public async Task NarrowPage_ShowsSignatureAndOutcomeWithoutScrollingSideways()
    {
        Browser.Resize(390, 844);
        using var forger = new Clients.TestClient(Sandbox, Clock) { Secret = "wrong" };
        await forger.TencentAsync("CreateFace", """{"PersonId":"a-person-with-quite-a-long-name-0123456789"}""");
        await FinAuthAddAsync(Portrait.Bytes);
        Browser.Until("document.querySelectorAll('#calls tbody tr[data-number]').length === 2");

        AssertFits("✗ Mismatch");
        AssertFits("AuthFailure.SignatureFailure");
        AssertFits("✓ accepted");
        AssertFits("1 face stored");

        Browser.Click("tr[data-number='1'] button");
        Browser.Until("!document.getElementById('details').hidden");

        AssertFits("String to sign");
    }

    [Test]
    public async Task NarrowPage_ACallOfManyPictures_LeavesRoomForItsOperation()
    {
        Browser.Resize(390, 844);
        var addresses = Enumerable
            .Range(0, 20)
            .Select(n => Sandbox.PublishPicture((byte[])[.. Portrait.Bytes, (byte)n]).ToString());
        await AddFacesAsync("sandbox-person", [.. addresses]);
        Browser.Until("document.querySelectorAll('#calls td.pictures img').length === 20");

        AssertFits("AddFaces");
        AssertFits("20 faces stored");
        Assert.That(
            Browser.Number("document.querySelector('#calls td.operation').getBoundingClientRect().width"),
            Is.GreaterThan(150)
        );
    }

    [Test]
    public async Task Changes_FromOutside_AppearOnTheOpenPage()
    {
        await FinAuthAddAsync(Portrait.Bytes);
        Browser.Until("document.querySelectorAll('#faces li').length === 1");

        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.HtmlReply());
        Browser.Until("document.getElementById('pending').textContent.includes('html at FinAuth')");
        Sandbox.Reset();

        Browser.Until("document.getElementById('pending').textContent === ''");
        Browser.Until("document.querySelectorAll('#calls tbody tr, #faces li').length === 0");
    }

    [TestCase(1400)]
    [TestCase(390)]
    public async Task Details_OfACallAmongMany_OpenBelowItsRow(int width)
    {
        Browser.Resize(width, 844);
        await CallAsync(40);
        Browser.Until("document.querySelectorAll('#calls tbody tr[data-number]').length === 40");

        Browser.Click("tr[data-number='20'] button");
        Browser.Until("!document.getElementById('details').hidden");

        const string Row = "document.querySelector('tr[data-number=\"20\"]').getBoundingClientRect()";
        const string Details = "document.getElementById('details').getBoundingClientRect()";
        const string Next = "document.querySelector('tr[data-number=\"19\"]').getBoundingClientRect()";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Browser.Number($"{Details}.top - {Row}.bottom"), Is.InRange(-1, 30));
            Assert.That(Browser.Number($"{Next}.top - {Details}.bottom"), Is.InRange(-1, 60));
            Assert.That(
                Browser.Text("document.querySelector('tr[data-number=\"20\"] button').getAttribute('aria-expanded')"),
                Is.EqualTo("true")
            );
        }

        Browser.Click("tr[data-number='20'] button");
        Browser.Until("document.getElementById('details').hidden");
    }

    [Test]
    public async Task ManyCalls_ListTheLatestHundred_AndMoreOnDemand()
    {
        await CallAsync(230);
        OpenPage();
        const string Numbers =
            "[...document.querySelectorAll('#calls tbody tr[data-number]')].map(r => r.dataset.number)";
        Browser.Until($"{Numbers}.length === 100 && !document.getElementById('more').hidden");
        Assert.That(Browser.Text($"{Numbers}[0] + ' ' + {Numbers}.at(-1)"), Is.EqualTo("230 131"));

        await CallAsync(1);
        Browser.Until($"{Numbers}[0] === '231'");
        Assert.That(Browser.Text($"{Numbers}.length + ' ' + {Numbers}.at(-1)"), Is.EqualTo("100 132"));

        Browser.Click("#more");
        Browser.Until($"{Numbers}.length === 200");
        Assert.That(Browser.Text($"{Numbers}.at(-1)"), Is.EqualTo("32"));

        Browser.Click("#more");
        Browser.Until($"{Numbers}.length === 231 && document.getElementById('more').hidden");
    }

    [Test]
    public async Task Filter_Chosen_ListsTheCallsOfOneVendor()
    {
        await FinAuthAddAsync(Portrait.Bytes);
        await CallAsync(150);
        OpenPage();
        Browser.Until("document.querySelectorAll('#calls tbody tr').length === 100");

        Browser.Click("input[name=vendor-filter][value=FinAuth]");

        Browser.Until("document.querySelectorAll('#calls tbody tr').length === 1");
        Assert.That(Browser.Text("document.querySelector('#calls tbody tr').dataset.vendor"), Is.EqualTo("FinAuth"));
    }

    private async Task CallAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Client.TencentAsync("GetPersonBaseInfo", """{"PersonId":"sandbox-person"}""");
        }
    }
}
