using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Page;

/// <summary>The page of a fresh sandbox, open in a browser.</summary>
public abstract class PageFixture : SandboxFixture
{
    private protected Browser Browser { get; private set; } = null!;

    [SetUp]
    public void Open()
    {
        InstalledProgram.Require(
            Browser.IsInstalled,
            "chromedriver is not installed (Debian: apt-get install chromium chromium-driver)."
        );
        Browser = new Browser();
        OpenPage();
    }

    [TearDown]
    public void Close() => Browser?.Dispose();

    protected void OpenPage()
    {
        Browser.Go(Sandbox.Url);
        Browser.Until("document.getElementById('live').textContent === 'live'");
    }

    /// <summary>The text is on the page, inside of its width, and nothing can be scrolled sideways.</summary>
    protected void AssertFits(string text)
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
            Assert.That(Browser.Text($"Boolean({range}?.width)"), Is.EqualTo("true"), text + " is not there");
            Assert.That(Browser.Number($"{range}?.left ?? -1"), Is.GreaterThanOrEqualTo(0), text);
            Assert.That(Browser.Number($"{range}?.right ?? 9999"), Is.LessThanOrEqualTo(390), text);
            Assert.That(Browser.Number("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(390));
            Assert.That(
                Browser.Number(
                    "[...document.querySelectorAll('main *, aside *')].filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible').length"
                ),
                Is.Zero,
                "something scrolls sideways"
            );
        }
    }
}
