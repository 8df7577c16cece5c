using System.Globalization;
using FaceEnroll.Sandbox.Wire;
using Microsoft.Extensions.Primitives;

namespace FaceEnroll.Sandbox.Hosting;

internal static class ReplyWriter
{
    private const int PaddingChunk = 64 * 1024;

    // The server adds a Date of its own unless one is set. It writes nothing for a null value, or in HTTP/2 an empty one.
    private static readonly StringValues s_omitted = new([null]);

    /// <summary>Writes a reply whose Date is the sandbox's clock.</summary>
    public static async Task WriteAsync(HttpContext http, SandboxReply reply, DateTimeOffset now)
    {
        WriteHead(http, reply, now);
        if (http.Request.Method == "HEAD" || reply.Body.Length + reply.PaddingBytes == 0)
        {
            return;
        }

        try
        {
            // A lost connection ends the write by itself; asking for the request's token would make one per request.
            await http.Response.Body.WriteAsync(reply.Body, CancellationToken.None).ConfigureAwait(false);
            await PadAsync(http, reply.PaddingBytes).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client is gone; what was stored stays stored.
        }
    }

    public static void WriteHead(HttpContext http, SandboxReply reply, DateTimeOffset now)
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
            if (value is null && name.Equals("Date", StringComparison.OrdinalIgnoreCase))
            {
                response.Headers.Date = s_omitted;
            }
            else
            {
                response.Headers[name] = value;
            }
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
