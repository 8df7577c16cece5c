using System.Net;
using System.Net.Sockets;
using System.Text;
using FaceEnroll.Torture.Wire;

namespace FaceEnroll.Handlers.Wire;

/// <summary>One connection of a client and the sandbox's side of it.</summary>
/// <param name="client">The client.</param>
/// <param name="nextFault">Asked once, when a request comes: what is done to it.</param>
/// <param name="stopping">Ends everything.</param>
internal sealed class FrontConnection(Socket client, Func<WireFault> nextFault, CancellationToken stopping)
{
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RequestScan _scan = new();
    private readonly Socket _sandbox = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private WireFault? _fault;
    private volatile bool _isAnswered;

    public bool HasRequest => _scan.HasBytes;

    /// <summary>Ends when the sandbox has answered, or will never see the whole of it.</summary>
    public Task Settled => _settled.Task;

    /// <summary>Ends when both sides have ended.</summary>
    public Task Ended => _ended.Task;

    public async Task ServeAsync(int sandboxPort)
    {
        try
        {
            client.NoDelay = _sandbox.NoDelay = true;
            await _sandbox.ConnectAsync(IPAddress.Loopback, sandboxPort, stopping);
            var down = DownAsync();
            await UpAsync();
            await down;
        }
        catch (Exception e) when (IsEnd(e))
        {
            // One of both has gone.
        }
        finally
        {
            _settled.TrySetResult();
            client.Dispose();
            _sandbox.Dispose();
            _ended.TrySetResult();
        }
    }

    private static bool IsEnd(Exception e) =>
        e is SocketException or OperationCanceledException or ObjectDisposedException;

    /// <summary>From the client to the sandbox, until one of them ends.</summary>
    private async Task UpAsync()
    {
        var buffer = new byte[32 * 1024];
        try
        {
            int read;
            while ((read = await client.ReceiveAsync(buffer, stopping)) > 0)
            {
                _scan.Pass(buffer.AsSpan(0, read));
                await TakeAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The sandbox still hears of it.
        }

        if (_scan.IsWhole)
        {
            // Kestrel takes a half-closed connection for a lost one, and would end it before the call is served.
            await Settled;
        }

        try
        {
            _sandbox.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (IsEnd(e))
        {
            // It ended first.
        }
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> bytes)
    {
        _fault ??= nextFault();
        if (_fault == WireFault.Redirected307)
        {
            // Never reaches the sandbox.
            if (_scan.IsWhole && !_isAnswered)
            {
                await AnswerAsync("307 Elsewhere", _scan.Head.Split(' ')[1]);
                _settled.TrySetResult();
            }

            return;
        }

        await _sandbox.SendAsync(bytes, stopping);
        if (_fault == WireFault.Early500 && _scan.BodyBytes > 0 && !_isAnswered)
        {
            await AnswerAsync("500 Early", "/");
        }
    }

    /// <summary>From the sandbox to the client. A client that has gone changes nothing about the sandbox's end.</summary>
    private async Task DownAsync()
    {
        var buffer = new byte[32 * 1024];
        try
        {
            int read;
            while ((read = await _sandbox.ReceiveAsync(buffer, stopping)) > 0)
            {
                if (_fault == WireFault.StoredThen303 && !_isAnswered)
                {
                    await AnswerAsync("303 See There", "/elsewhere");
                }
                else if (!_isAnswered)
                {
                    await SendAsync(buffer.AsMemory(0, read));
                }

                _settled.TrySetResult();
            }

            client.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The sandbox's reset goes on to the client as one.
            client.LingerState = new LingerOption(enable: true, seconds: 0);
            client.Close();
        }
        finally
        {
            _settled.TrySetResult();
        }
    }

    private Task AnswerAsync(string status, string location)
    {
        _isAnswered = true;
        return SendAsync(
            Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status}\r\nLocation: {location}\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno"
            )
        );
    }

    private async Task SendAsync(ReadOnlyMemory<byte> reply)
    {
        try
        {
            await client.SendAsync(reply, stopping);
        }
        catch (Exception e) when (IsEnd(e))
        {
            // It has gone.
        }
    }
}
