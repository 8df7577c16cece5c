using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A server that speaks HTTP/2 without TLS, plays FinAuth's success, and counts the bodies that came whole.</summary>
internal sealed class H2Server : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;
    private int _wholeBodies;

    private H2Server(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>Done to the first request, in place of reading it and answering.</summary>
    public Func<HttpContext, Task>? First { get; set; }

    public int Requests => _requests;

    public int WholeBodies => _wholeBodies;

    public static async Task<H2Server> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            // A picture is larger, so that the client waits in the middle of it.
            kestrel.Limits.Http2.InitialStreamWindowSize = kestrel.Limits.Http2.InitialConnectionWindowSize = 65_535;
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2);
        });
        var app = builder.Build();
        var server = new H2Server(app);
        app.Run(server.ServeAsync);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Url = new Uri(addresses.Addresses.Single());
        return server;
    }

    public async Task ReadAsync(HttpContext http)
    {
        await http.Request.Body.CopyToAsync(Stream.Null);
        Interlocked.Increment(ref _wholeBodies);
    }

    public static Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync("""{"request_id":"1,a","time_used":9,"face_token":"f1"}""");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ServeAsync(HttpContext http)
    {
        if (Interlocked.Increment(ref _requests) == 1 && First is { } first)
        {
            await first(http);
            return;
        }

        await ReadAsync(http);
        await AnswerAsync(http);
    }
}
