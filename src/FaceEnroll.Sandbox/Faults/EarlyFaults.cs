using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Hosting;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Faults;

/// <summary>What happens before a request's body is read to its end.</summary>
internal sealed class EarlyFaults(SandboxContext sandbox, RequestRecorder recorder)
{
    /// <param name="http">The request.</param>
    /// <param name="endpoint">The vendor.</param>
    /// <param name="call">Makes the call from what was read.</param>
    /// <param name="fault">What to do.</param>
    /// <param name="headers">What another fault does to the reply.</param>
    public async Task StrikeAsync(
        HttpContext http,
        IVendorEndpoint endpoint,
        Func<ReadOnlyMemory<byte>, SandboxCall> call,
        SandboxFault fault,
        SandboxFault? headers
    )
    {
        if (fault.Kind is FaultKind.EarlyReply or FaultKind.StaleReply)
        {
            var previous = fault.Kind == FaultKind.StaleReply ? LastReply.On(http) : null;
            var reply = (previous ?? ReplyFaults.Page(fault.Status ?? 500, null)).With(headers?.Headers);
            await sandbox.Later.Begin(() => ReplyAsync(http, endpoint, call, fault, reply)).ConfigureAwait(false);
            return;
        }

        var read = ReadOnlyMemory<byte>.Empty;
        if (fault.Moment == SandboxMoment.MidBody)
        {
            try
            {
                read = await BodyReader.ReadHalfAsync(http.Request, Cap).ConfigureAwait(false);
            }
            catch (Exception e) when (IsGone(e))
            {
                // The client was quicker; the end is the same.
            }
        }

        recorder.Record(call(read), endpoint.Vendor, null, fault.Name);
        await ConnectionActs.BreakAsync(http, fault, sandbox.Stopping).ConfigureAwait(false);
    }

    private long Cap => sandbox.Options.MaxRequestBytes;

    private async Task ReplyAsync(
        HttpContext http,
        IVendorEndpoint endpoint,
        Func<ReadOnlyMemory<byte>, SandboxCall> make,
        SandboxFault fault,
        SandboxReply reply
    )
    {
        var body = ReadOnlyMemory<byte>.Empty;
        var isWhole = false;
        try
        {
            body = await BodyReader.ReadPartAsync(http.Request, fault.Bytes, Cap).ConfigureAwait(false);
            await ReplyWriter.WriteAsync(http, reply, sandbox.Now + make(body).ClockError).ConfigureAwait(false);
            await http.Response.CompleteAsync().ConfigureAwait(false);
            body = await BodyReader.ReadAsync(http.Request, Cap, sandbox.Stopping, body).ConfigureAwait(false);
            isWhole = true;
        }
        catch (Exception e) when (IsGone(e))
        {
            // The client stopped sending once it had its reply, which is allowed: the call is not executed.
        }

        var call = make(body);
        if (isWhole && fault.Stored && endpoint.Authenticate(call) is null)
        {
            await endpoint.ExecuteAsync(call, CancellationToken.None).ConfigureAwait(false);
        }

        recorder.Record(call, endpoint.Vendor, reply, fault.Name);
    }

    private static bool IsGone(Exception e) =>
        e is IOException or OperationCanceledException or BadHttpRequestException;
}
