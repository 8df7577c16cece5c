using System.Threading.Channels;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>New requests as server-sent events, for the page, and that something was deleted.</summary>
internal static class EventStream
{
    private const int Waiting = 256;

    public static async Task ServeAsync(HttpContext http, SandboxContext sandbox)
    {
        // A reader that is too slow loses the oldest; the page then reads the list again. Null is a deletion.
        var channel = Channel.CreateBounded<SandboxRequest?>(
            new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
        );
        var isTold = 0;
        using var requests = sandbox.Log.Listen(request => channel.Writer.TryWrite(request));
        using var deletions = sandbox.Store.DeletionLog.Listen(() =>
        {
            // Thousands that go at once are one event, and push no request out.
            if (Interlocked.Exchange(ref isTold, 1) == 0)
            {
                channel.Writer.TryWrite(null);
            }
        });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, sandbox.Stopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.Date = sandbox.Now.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await SendAsync(http, "retry: 500\n\n"u8.ToArray(), end.Token).ConfigureAwait(false);
            await foreach (var request in channel.Reader.ReadAllAsync(end.Token).ConfigureAwait(false))
            {
                // Whatever comes: the page reads what is deleted after each event, and one of a deletion may have been lost.
                Volatile.Write(ref isTold, 0);
                await SendAsync(http, request is null ? Deletion : Message(request), end.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The page was closed, or the sandbox is ending.
        }
    }

    private static byte[] Deletion => [.. "event: deletion\ndata: {}\n\n"u8];

    private static byte[] Message(SandboxRequest request) =>
        [.. "data: "u8, .. Json.Write(request, ControlJson.WriteSummary).Span, .. "\n\n"u8];

    private static async Task SendAsync(HttpContext http, byte[] bytes, CancellationToken cancellationToken)
    {
        await http.Response.Body.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
