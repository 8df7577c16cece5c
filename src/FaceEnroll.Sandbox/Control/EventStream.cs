using System.Text;
using System.Threading.Channels;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>New requests as server-sent events, for the page; and that something was deleted, set, or forgotten.</summary>
internal static class EventStream
{
    private const int Waiting = 256;
    private const string Deletion = "deletion";

    public static async Task ServeAsync(HttpContext http, SandboxContext sandbox)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.Date = sandbox.Now.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        // A reader that is too slow loses the oldest, and does not learn of it: the page reads the lists again after the
        // events that do come, but a call that was lost is listed only once the page is opened anew.
        var channel = Channel.CreateBounded<(string? Name, SandboxRequest? Request)>(
            new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
        );
        var (isDeletionTold, isChangeTold) = (0, 0);
        void Tell(string change)
        {
            if (change != SandboxChanges.Change || Interlocked.Exchange(ref isChangeTold, 1) == 0)
            {
                channel.Writer.TryWrite((change, null));
            }
        }

        using var requests = sandbox.Log.Listen(request => channel.Writer.TryWrite((null, request)));
        using var deletions = sandbox.Store.DeletionLog.Listen(() =>
        {
            // Thousands that go at once are one event, and push no request out.
            if (Interlocked.Exchange(ref isDeletionTold, 1) == 0)
            {
                channel.Writer.TryWrite((Deletion, null));
            }
        });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, sandbox.Stopping);
        sandbox.Changes.Told += Tell;
        try
        {
            await SendAsync(http, "retry: 500\n\n"u8.ToArray(), end.Token).ConfigureAwait(false);
            await foreach (var (name, request) in channel.Reader.ReadAllAsync(end.Token).ConfigureAwait(false))
            {
                // Whatever comes: the page reads these lists after each event, and the event of one may have been lost.
                Volatile.Write(ref isDeletionTold, 0);
                Volatile.Write(ref isChangeTold, 0);
                await SendAsync(http, request is null ? Named(name!) : Message(request), end.Token)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The page was closed, or the sandbox is ending.
        }
        finally
        {
            sandbox.Changes.Told -= Tell;
        }
    }

    private static byte[] Named(string name) => Encoding.UTF8.GetBytes($"event: {name}\ndata: {{}}\n\n");

    private static byte[] Message(SandboxRequest request) =>
        [.. "data: "u8, .. Json.Write(request, ControlJson.WriteSummary).Span, .. "\n\n"u8];

    private static async Task SendAsync(HttpContext http, byte[] bytes, CancellationToken cancellationToken)
    {
        await http.Response.Body.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
