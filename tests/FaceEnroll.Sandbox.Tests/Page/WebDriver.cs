using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaceEnroll.Sandbox.Tests.Page;

/// <summary>A headless Chromium, driven by the W3C WebDriver protocol.</summary>
internal sealed class WebDriver : IAsyncDisposable
{
    private const string ElementKey = "element-6066-11e4-a52e-4f735466cecf";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Process _driver;
    private readonly HttpClient _http;
    private readonly string _profile;
    private string _session = string.Empty;

    private WebDriver(Process driver, int port, string profile)
    {
        _driver = driver;
        _profile = profile;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}/"),
        };
    }

    /// <summary>Null when there is no chromedriver on the path.</summary>
    public static string? Executable { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, "chromedriver"))
            .FirstOrDefault(File.Exists);

    public static async Task<WebDriver> StartAsync(bool dark = false)
    {
        var port = FreePort();
        var profile = Directory.CreateTempSubdirectory("faceenroll-page").FullName;
        var driver = Process.Start(
            new ProcessStartInfo(Executable!, $"--port={port}")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        driver.OutputDataReceived += static (_, _) => { };
        driver.ErrorDataReceived += static (_, _) => { };
        driver.BeginOutputReadLine();
        driver.BeginErrorReadLine();
        var web = new WebDriver(driver, port, profile);
        await web.WaitForDriverAsync();
        await web.OpenSessionAsync(dark);
        return web;
    }

    public Task GoAsync(Uri url) => PostAsync("url", new JsonObject { ["url"] = url.ToString() });

    /// <summary>Runs a script's body and returns what it returns.</summary>
    public async Task<JsonElement> RunAsync(string script) =>
        (
            await PostAsync("execute/sync", new JsonObject { ["script"] = script, ["args"] = new JsonArray() })
        ).GetProperty("value");

    /// <summary>Asks until the script's answer is true; fails with the page's text when it never is.</summary>
    public async Task UntilAsync(string condition)
    {
        var watch = Stopwatch.StartNew();
        while (!(await RunAsync($"return Boolean({condition});")).GetBoolean())
        {
            if (watch.Elapsed > s_patience)
            {
                Assert.Fail(
                    $"The page never came to: {condition}\n{await RunAsync("return document.body.innerText;")}"
                );
            }

            await Task.Delay(50);
        }
    }

    public async Task ClickAsync(string selector) => await PostAsync($"element/{await FindAsync(selector)}/click", []);

    /// <summary>Types into whatever has the focus; <c>\uE004</c> is Tab, <c>\uE007</c> Enter.</summary>
    public Task TypeAsync(char key) =>
        PostAsync(
            "actions",
            new JsonObject
            {
                ["actions"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "key",
                        ["id"] = "keyboard",
                        ["actions"] = new JsonArray(
                            new JsonObject { ["type"] = "keyDown", ["value"] = key.ToString() },
                            new JsonObject { ["type"] = "keyUp", ["value"] = key.ToString() }
                        ),
                    }
                ),
            }
        );

    public async Task<byte[]> ScreenshotAsync()
    {
        using var reply = await _http.GetAsync(new Uri($"session/{_session}/screenshot", UriKind.Relative));
        return JsonDocument
            .Parse(await reply.Content.ReadAsStringAsync())
            .RootElement.GetProperty("value")
            .GetBytesFromBase64();
    }

    public async ValueTask DisposeAsync()
    {
        if (_session.Length > 0)
        {
            using var _ = await _http.DeleteAsync(new Uri($"session/{_session}", UriKind.Relative));
        }

        _driver.Kill(entireProcessTree: true);
        await _driver.WaitForExitAsync();
        _driver.Dispose();
        _http.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task<string> FindAsync(string selector) =>
        (await PostAsync("element", new JsonObject { ["using"] = "css selector", ["value"] = selector }))
            .GetProperty("value")
            .GetProperty(ElementKey)
            .GetString()!;

    private async Task OpenSessionAsync(bool dark)
    {
        string[] arguments =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1400,1100",
            $"--user-data-dir={_profile}",
            .. dark ? ["--force-dark-mode"] : Array.Empty<string>(),
        ];
        var options = new JsonObject { ["args"] = new JsonArray([.. arguments.Select(a => JsonValue.Create(a))]) };
        var capabilities = new JsonObject { ["browserName"] = "chrome", ["goog:chromeOptions"] = options };
        var body = new JsonObject { ["capabilities"] = new JsonObject { ["alwaysMatch"] = capabilities } };
        _session = (await SendAsync("session", body)).GetProperty("value").GetProperty("sessionId").GetString()!;
    }

    private async Task WaitForDriverAsync()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var reply = await _http.GetAsync(new Uri("status", UriKind.Relative));
                return;
            }
            catch (HttpRequestException) when (watch.Elapsed < s_patience)
            {
                await Task.Delay(50);
            }
        }
    }

    private Task<JsonElement> PostAsync(string command, JsonObject body) =>
        SendAsync($"session/{_session}/{command}", body);

    private async Task<JsonElement> SendAsync(string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var reply = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.That(reply.IsSuccessStatusCode, Is.True, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
