using System.Globalization;
using FaceEnroll.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace FaceEnroll.Sandbox.Hosting;

internal static class ReplyWriter
{
    private const int PaddingChunk = 64 * 1024;

    /// <summary>Writes a reply whose Date is the sandbox's clock.</summary>
    public static async Task WriteAsync(HttpContext http, SandboxReply reply, DateTimeOffset now)
    {
        var response = http.Response;
        response.StatusCode = reply.Status;
        if (reply.Status != StatusCodes.Status204NoContent)
        {
            response.ContentType = reply.ContentType;
            response.ContentLength = reply.Body.Length + reply.PaddingBytes;
        }

        response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        if (http.Request.Method == "HEAD" || reply.Body.IsEmpty)
        {
            return;
        }

        try
        {
            // A lost connection ends the write by itself; asking for the request's token would make one per request.
            await response.Body.WriteAsync(reply.Body, CancellationToken.None).ConfigureAwait(false);
            await PadAsync(http, reply.PaddingBytes).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client has gone; what was stored stays stored.
        }
    }

    private static async Task PadAsync(HttpContext http, long bytes)
    {
        if (bytes == 0)
        {
            return;
        }

        var blanks = new byte[PaddingChunk];
        Array.Fill(blanks, (byte)' ');
        for (; bytes > 0; bytes -= PaddingChunk)
        {
            var length = (int)Math.Min(bytes, PaddingChunk);
            await http.Response.Body.WriteAsync(blanks.AsMemory(0, length), http.RequestAborted).ConfigureAwait(false);
        }
    }
}
