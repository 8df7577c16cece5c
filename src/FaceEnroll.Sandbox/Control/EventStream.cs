using System.Threading.Channels;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>New requests as server-sent events, for the page.</summary>
internal static class EventStream
{
    private const int Waiting = 256;

    public static async Task ServeAsync(HttpContext http, SandboxContext sandbox)
    {
        // A reader that is too slow loses the oldest; the page then reads the list again.
        var channel = Channel.CreateBounded<SandboxRequest>(
            new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
        );
        using var subscription = sandbox.Log.Listen(request => channel.Writer.TryWrite(request));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, sandbox.Stopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.Date = sandbox.Now.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await SendAsync(http, "retry: 500\n\n"u8.ToArray(), end.Token).ConfigureAwait(false);
            await foreach (var request in channel.Reader.ReadAllAsync(end.Token).ConfigureAwait(false))
            {
                var json = Json.Write(request, ControlJson.WriteSummary);
                await SendAsync(http, (byte[])[.. "data: "u8, .. json.Span, .. "\n\n"u8], end.Token)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The page was closed, or the sandbox is ending.
        }
    }

    private static async Task SendAsync(HttpContext http, byte[] bytes, CancellationToken cancellationToken)
    {
        await http.Response.Body.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
