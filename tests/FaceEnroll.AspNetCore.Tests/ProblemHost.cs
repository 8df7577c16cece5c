using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.AspNetCore.Tests;

/// <summary>A host on a port of its own whose one endpoint, POST /, throws.</summary>
internal sealed class ProblemHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProblemHost(WebApplication app, HttpClient client)
    {
        _app = app;
        Client = client;
    }

    public HttpClient Client { get; }

    public static async Task<ProblemHost> StartAsync(
        Func<CancellationToken, Exception> failure,
        Action<IServiceCollection>? add = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFaceEnrollmentProblemDetails();
        add?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseExceptionHandler();
        RequestDelegate fail = context => throw failure(context.RequestAborted);
        app.MapPost("/", fail);
        await app.StartAsync();
        return new ProblemHost(app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });
    }

    /// <summary>What a caller gets for a failure.</summary>
    public static async Task<(HttpResponseMessage Reply, JsonElement Problem)> FailAsync(Exception failure)
    {
        await using var host = await StartAsync(_ => failure);
        var reply = await host.Client.PostAsync(new Uri("/", UriKind.Relative), null);
        using var json = JsonDocument.Parse(await reply.Content.ReadAsStringAsync());
        return (reply, json.RootElement.Clone());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
