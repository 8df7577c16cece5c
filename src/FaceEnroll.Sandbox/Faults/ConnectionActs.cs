using System.Globalization;
using System.Net.Sockets;
using System.Text;
using FaceEnroll.Sandbox.Hosting;
using FaceEnroll.Sandbox.Wire;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace FaceEnroll.Sandbox.Faults;

/// <summary>What is done to the connection itself, below HTTP; in HTTP/2 only to the one stream, so that others continue.</summary>
internal static class ConnectionActs
{
    private const int Http2InternalError = 2;
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(5);

    /// <summary>RST: the client may lose what it has not read yet.</summary>
    public static void Reset(HttpContext http)
    {
        var socket = Socket(http);
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
        http.Abort();
    }

    /// <summary>FIN, then reads and discards until the client closes too: closing with unread bytes would be a reset.</summary>
    public static async Task CloseAsync(HttpContext http)
    {
        Socket(http).Shutdown(SocketShutdown.Send);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(s_linger);
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, patience.Token).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or BadHttpRequestException)
        {
            // The client is gone, or its time is over.
        }

        http.Abort();
    }

    public static Task EndAsync(HttpContext http, bool hard)
    {
        if (IsHttp2(http))
        {
            http.Features.GetRequiredFeature<IHttpResetFeature>().Reset(Http2InternalError);
            return Task.CompletedTask;
        }

        if (!hard)
        {
            return CloseAsync(http);
        }

        Reset(http);
        return Task.CompletedTask;
    }

    /// <summary>Ends the connection, or says nothing more until the client or the sandbox does.</summary>
    public static async Task BreakAsync(HttpContext http, SandboxFault fault, CancellationToken stopping)
    {
        if (fault.Kind != FaultKind.Hang)
        {
            await EndAsync(http, fault.Hard).ConfigureAwait(false);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await Task.Delay(Timeout.Infinite, end.Token)
            .ContinueWith(static _ => { }, TaskScheduler.Default)
            .ConfigureAwait(false);
        http.Abort();
    }

    /// <summary>Sends head and first half of a reply straight to the socket, so that they leave before the end comes.</summary>
    public static async Task SendHalfAsync(HttpContext http, SandboxReply reply, DateTimeOffset now)
    {
        var half = reply.Body[..(reply.Body.Length / 2)];
        if (IsHttp2(http))
        {
            ReplyWriter.WriteHead(http, reply, now);
            await http.Response.Body.WriteAsync(half).ConfigureAwait(false);
            await http.Response.Body.FlushAsync().ConfigureAwait(false);
            return;
        }

        if (http.Features.Get<ITlsConnectionFeature>() is not null)
        {
            return;
        }

        var date = reply.Headers.Any(header => header.Key.Equals("Date", StringComparison.OrdinalIgnoreCase))
            ? string.Empty
            : $"Date: {now:R}\r\n";
        var others = reply.Headers.Where(header => header.Value is not null).Select(h => $"{h.Key}: {h.Value}\r\n");
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {reply.Status} Cut\r\nContent-Type: {reply.ContentType}\r\n{date}{string.Concat(others)}Content-Length: {reply.Body.Length}\r\n\r\n"
        );
        byte[] bytes = [.. Encoding.ASCII.GetBytes(head), .. half.Span];
        for (var sent = 0; sent < bytes.Length; )
        {
            sent += await Socket(http).SendAsync(bytes.AsMemory(sent), SocketFlags.None).ConfigureAwait(false);
        }
    }

    private static bool IsHttp2(HttpContext http) => HttpProtocol.IsHttp2(http.Request.Protocol);

    private static Socket Socket(HttpContext http) =>
        http.Features.Get<IConnectionSocketFeature>()?.Socket
        ?? throw new InvalidOperationException("The sandbox's server gives no access to its sockets.");
}
