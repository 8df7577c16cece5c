using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Throughput;

/// <summary>The least a Kestrel endpoint can do: drain the body, answer with fixed bytes of the same length.</summary>
internal sealed class BareKestrel : IAsyncDisposable
{
    private static readonly byte[] s_answer =
        """{"Response":{"SucFaceNum":0,"SucFaceIds":["2875186538564559728"],"RetCode":[0],"SucIndexes":[0],"SucFaceRects":[{"X":180,"Y":240,"Width":360,"Height":480}],"FaceModelVersion":"3.0","RequestId":"07d63403-a199-4bbe-b9e0-692356ac738d"}}"""u8.ToArray();

    private readonly WebApplication _app;

    private BareKestrel(WebApplication app, Uri url)
    {
        _app = app;
        Url = url;
    }

    public Uri Url { get; }

    public static async Task<BareKestrel> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            await http.Request.Body.CopyToAsync(Stream.Null);
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = s_answer.Length;
            await http.Response.Body.WriteAsync(s_answer);
        });
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new BareKestrel(app, new Uri(addresses.Addresses.First()));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
