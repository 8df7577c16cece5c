using System.Net;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Hosting;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>Everything that belongs to no vendor: the page, and the control API under <c>/_sandbox/</c>.</summary>
internal sealed class ControlApi(SandboxContext sandbox, IReadOnlyList<IVendorEndpoint> endpoints)
{
    public const string Prefix = "/_sandbox/";
    private readonly ControlQueries _queries = new(sandbox);
    private readonly ControlCommands _commands = new(sandbox, endpoints);

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
            await WriteAsync(
                    http,
                    403,
                    "The page and the control API answer to this machine only, and to no page of another site: open the address itself."
                )
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

        SandboxReply? reply;
        try
        {
            reply = head.Path.StartsWith(Prefix, StringComparison.Ordinal)
                ? _queries.Answer(head.Path[Prefix.Length..], head.Query)
                : StaticPage.Find(head.Path);
        }
        catch (FormatException e)
        {
            await WriteAsync(http, 400, e.Message).ConfigureAwait(false);
            return;
        }

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

        try
        {
            var body = await BodyReader
                .ReadAsync(http.Request, sandbox.Options.MaxRequestBytes, http.RequestAborted)
                .ConfigureAwait(false);

            // Any web page can send a form or a text; it cannot send these types without asking first. Nothing has no type.
            if (
                head.Method == "POST"
                && !body.IsEmpty
                && head.MediaType() is not ("application/json" or "application/octet-stream")
            )
            {
                await WriteAsync(http, 415, "Send application/json, or application/octet-stream for a picture.")
                    .ConfigureAwait(false);
                return;
            }

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
        // Another site's page can ask for an image or a script from here without an Origin; but its browser says so.
        if (head.Header("Sec-Fetch-Site") is { } site && site is not ("same-origin" or "none"))
        {
            return false;
        }

        var host = head.Header("Host") ?? string.Empty;
        if (
            head.Header("Origin") is { } origin
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != host)
        )
        {
            return false;
        }

        return !IPAddress.IsLoopback(sandbox.Options.Address) || IsLoopback(new HostString(host).Host);
    }

    /// <summary><see cref="Uri.IsLoopback"/> also takes "loopback", which is a name like any other.</summary>
    private static bool IsLoopback(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private Task WriteAsync(HttpContext http, int status, string message) =>
        ReplyWriter.WriteAsync(http, SandboxReply.Text(status, message + "\n", "text/plain"), sandbox.Now);
}
