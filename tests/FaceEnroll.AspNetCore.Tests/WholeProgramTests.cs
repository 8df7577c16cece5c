using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Docs;

namespace FaceEnroll.AspNetCore.Tests;

/// <summary>The whole program of the page on ASP.NET Core, as a host runs it, and callers who send it too little.</summary>
[TestOf(typeof(AspNetCoreSnippets))]
public class WholeProgramTests
{
    private static readonly string[] s_keys =
    [
        "--FaceEnrollment:FinAuth:ApiKey=key",
        "--FaceEnrollment:FinAuth:ApiSecret=secret",
        "--FaceEnrollment:FinAuth:LibraryId=staff",
        "--Logging:LogLevel:Default=None",
    ];

    [TestCase("Development")]
    [TestCase("Production")]
    public async Task Post_TooLittle_IsAProblemInEveryEnvironment(string environment)
    {
        using var client = new HttpClient { BaseAddress = await RunAsync(environment) };
        using var portrait = new ByteArrayContent([1, 2, 3]);
        using var noPicture = new MultipartFormDataContent { { new StringContent("p"), "person" } };
        using var noPerson = new MultipartFormDataContent { { portrait, "portrait", "p.jpg" } };
        using var emptyPerson = new MultipartFormDataContent
        {
            { new StringContent(" "), "person" },
            { new ByteArrayContent([1]), "portrait", "p.jpg" },
        };
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var broken = new StringContent("nothing", System.Text.Encoding.UTF8);
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(
            "multipart/form-data; boundary=b"
        );

        using (Assert.EnterMultipleScope())
        {
            await RefusesAsync(noPicture, 400);
            await RefusesAsync(noPerson, 400);
            await RefusesAsync(emptyPerson, 400);
            // ASP.NET Core 8 throws where a form is asked for and there is no body at all.
            await RefusesAsync(null, Environment.Version.Major >= 10 ? 400 : 500);
            await RefusesAsync(broken, 400);
            await RefusesAsync(json, 415);
        }

        async Task RefusesAsync(HttpContent? content, int status)
        {
            using var reply = await client.PostAsync(new Uri("/portraits", UriKind.Relative), content);
            var text = await reply.Content.ReadAsStringAsync();
            Assert.That((int)reply.StatusCode, Is.EqualTo(status), text);
            Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), text);
            using var problem = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
            Assert.That(problem.RootElement.TryGetProperty("status", out _), Is.True, text);
        }
    }

    /// <summary>The program has no end of its own: it serves until the tests' process ends.</summary>
    private static async Task<Uri> RunAsync(string environment)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        var running = Task.Run(() =>
            AspNetCoreSnippets.Whole(["--urls", url, "--environment", environment, .. s_keys])
        );
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var reply = await client.GetAsync(new Uri(url));
                return new Uri(url);
            }
            catch (HttpRequestException) when (!running.IsCompleted)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }
}
