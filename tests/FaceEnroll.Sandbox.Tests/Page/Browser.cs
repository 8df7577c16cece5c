using System.Diagnostics.CodeAnalysis;
using FaceEnroll.Sandbox.Tests.Support;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Interactions;
using OpenQA.Selenium.Support.UI;

namespace FaceEnroll.Sandbox.Tests.Page;

/// <summary>A headless Chromium with a profile of its own.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly ChromeDriverService _service;
    private readonly ChromeDriver _driver;

    public Browser()
    {
        // Both are named: Selenium looks for neither, so it downloads nothing.
        _service = ChromeDriverService.CreateDefaultService(
            Path.GetDirectoryName(DriverPath),
            Path.GetFileName(DriverPath)
        );
        _service.SuppressInitialDiagnosticInformation = true;
        var options = new ChromeOptions { BinaryLocation = BrowserPath! };
        options.AddArguments(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1400,1100"
        );
        _driver = new ChromeDriver(_service, options);
    }

    [MemberNotNullWhen(true, nameof(DriverPath), nameof(BrowserPath))]
    public static bool IsInstalled => DriverPath is not null && BrowserPath is not null;

    private static string? DriverPath { get; } = InstalledProgram.Find("chromedriver");

    private static string? BrowserPath { get; } =
        InstalledProgram.Find("chromium") ?? InstalledProgram.Find("google-chrome");

    public void Go(Uri url) => _driver.Navigate().GoToUrl(url);

    /// <summary>What a script's body returns.</summary>
    public object? Run(string script) => _driver.ExecuteScript(script);

    public string? Text(string expression) => (string?)Run($"return String({expression});");

    public long Number(string expression) => (long)Run($"return Math.round({expression});")!;

    /// <summary>Asks until the condition is true; fails with the page's text when it never is.</summary>
    public void Until(string condition)
    {
        try
        {
            new WebDriverWait(_driver, s_patience).Until(_ => (bool)Run($"return Boolean({condition});")!);
        }
        catch (WebDriverTimeoutException)
        {
            Assert.Fail($"The page never came to: {condition}\n{Text("document.body.innerText")}");
        }
    }

    public void Click(string selector) => _driver.FindElement(By.CssSelector(selector)).Click();

    /// <summary>Types into whatever has the focus.</summary>
    public void Type(string key) => new Actions(_driver).SendKeys(key).Perform();

    /// <summary>A window of exactly this size, as a telephone has it.</summary>
    public void Resize(int width, int height) =>
        _driver.ExecuteCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            new Dictionary<string, object?>
            {
                ["width"] = width,
                ["height"] = height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = true,
            }
        );

    public void Dispose()
    {
        _driver.Quit();
        _driver.Dispose();
        _service.Dispose();
    }
}
