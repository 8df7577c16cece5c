using System.Net;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Hosting;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>Everything that belongs to no vendor: the page, and the control API under <c>/_sandbox/</c>.</summary>
internal sealed class ControlApi(SandboxContext sandbox)
{
    public const string Prefix = "/_sandbox/";
    private readonly ControlQueries _queries = new(sandbox);
    private readonly ControlCommands _commands = new(sandbox);

    public async Task ServeAsync(HttpContext http, RequestHead head)
    {
        if (sandbox.Published.TryGet(head.Path, out var published))
        {
            await ReplyWriter
                .WriteAsync(http, ControlQueries.Picture(published.Bytes), sandbox.Now)
                .ConfigureAwait(false);
        }
        else if (!IsOurs(head))
        {
            await WriteAsync(http, 403, "The page and the control API answer to this machine only.")
                .ConfigureAwait(false);
        }
        else if (head.Method is "GET" or "HEAD")
        {
            await ReadAsync(http, head).ConfigureAwait(false);
        }
        else
        {
            await ChangeAsync(http, head).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(HttpContext http, RequestHead head)
    {
        if (head.Path == Prefix + "events")
        {
            await EventStream.ServeAsync(http, sandbox).ConfigureAwait(false);
            return;
        }

        var reply = head.Path.StartsWith(Prefix, StringComparison.Ordinal)
            ? _queries.Answer(head.Path[Prefix.Length..], head.Query)
            : StaticPage.Find(head.Path);
        await ReplyWriter
            .WriteAsync(
                http,
                reply
                    ?? SandboxReply.Text(404, "Nothing here, and no vendor's request has this shape.\n", "text/plain"),
                sandbox.Now
            )
            .ConfigureAwait(false);
    }

    private async Task ChangeAsync(HttpContext http, RequestHead head)
    {
        if (!head.Path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            await WriteAsync(http, 404, "No vendor's request has this shape.").ConfigureAwait(false);
            return;
        }

        // Any web page can send a form or a text; it cannot send these types without asking first.
        if (head.Method == "POST" && head.MediaType() is not ("application/json" or "application/octet-stream"))
        {
            await WriteAsync(http, 415, "Send application/json, or application/octet-stream for a picture.")
                .ConfigureAwait(false);
            return;
        }

        try
        {
            var body = await BodyReader
                .ReadAsync(http.Request, sandbox.Options.MaxRequestBytes, http.RequestAborted)
                .ConfigureAwait(false);
            var reply = await _commands.ObeyAsync(head.Method, head.Path[Prefix.Length..], body).ConfigureAwait(false);
            await ReplyWriter.WriteAsync(http, reply, sandbox.Now).ConfigureAwait(false);
        }
        catch (FormatException e)
        {
            await WriteAsync(http, 400, e.Message).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await WriteAsync(http, e.StatusCode, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client went away while sending.
        }
    }

    /// <summary>
    /// A page elsewhere must not read through a name that points here (the host would be that name) or send commands (the
    /// origin would be that page).
    /// </summary>
    private bool IsOurs(RequestHead head)
    {
        var host = head.Header("Host") ?? string.Empty;
        if (
            head.Header("Origin") is { } origin
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != host)
        )
        {
            return false;
        }

        return !IPAddress.IsLoopback(sandbox.Options.Address)
            || (Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var uri) && uri.IsLoopback);
    }

    private Task WriteAsync(HttpContext http, int status, string message) =>
        ReplyWriter.WriteAsync(http, SandboxReply.Text(status, message + "\n", "text/plain"), sandbox.Now);
}
