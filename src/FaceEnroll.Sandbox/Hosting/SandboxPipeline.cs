using System.Globalization;
using FaceEnroll.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>From a connection to a vendor's stand-in and back.</summary>
internal sealed class SandboxPipeline(SandboxContext sandbox, IReadOnlyList<IVendorEndpoint> endpoints)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var head = RequestHead.From(http);
        if (head.Path.StartsWith("/_sandbox/", StringComparison.Ordinal))
        {
            await WriteAsync(http, ControlReply(head)).ConfigureAwait(false);
            return;
        }

        foreach (var endpoint in endpoints)
        {
            if (endpoint.Recognizes(head, out var operation))
            {
                await ServeAsync(http, head, endpoint, operation).ConfigureAwait(false);
                return;
            }
        }

        await WriteAsync(http, SandboxReply.Text(404, "No vendor's request has this shape.\n", "text/plain"))
            .ConfigureAwait(false);
    }

    private async Task ServeAsync(HttpContext http, RequestHead head, IVendorEndpoint endpoint, string? operation)
    {
        ReadOnlyMemory<byte> body;
        try
        {
            body = await BodyReader
                .ReadAsync(http.Request, sandbox.Options.MaxRequestBytes, http.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await WriteAsync(http, SandboxReply.Text(413, "Request Entity Too Large", "text/plain"))
                .ConfigureAwait(false);
            return;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client went away while sending: nothing was applied.
            return;
        }

        var call = new SandboxCall(head, body, sandbox.Now) { Operation = operation };
        var reply =
            endpoint.Authenticate(call)
            ?? await endpoint.ExecuteAsync(call, CancellationToken.None).ConfigureAwait(false);
        await WriteAsync(http, reply).ConfigureAwait(false);
    }

    private SandboxReply ControlReply(RequestHead head) =>
        head.Method is "GET" or "HEAD" && sandbox.Published.TryGet(head.Path, out var picture)
            ? new SandboxReply
            {
                Status = 200,
                Body = picture.Bytes,
                ContentType = Pictures.PublishedPictures.ContentType(picture.Header.Format),
            }
            : SandboxReply.Text(404, "Not found.\n", "text/plain");

    private async Task WriteAsync(HttpContext http, SandboxReply reply)
    {
        var response = http.Response;
        response.StatusCode = reply.Status;
        if (reply.Status != StatusCodes.Status204NoContent)
        {
            response.ContentType = reply.ContentType;
            response.ContentLength = reply.Body.Length;
        }

        response.Headers.Date = sandbox.Now.ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        if (http.Request.Method != "HEAD" && !reply.Body.IsEmpty)
        {
            await response.Body.WriteAsync(reply.Body, http.RequestAborted).ConfigureAwait(false);
        }
    }
}
