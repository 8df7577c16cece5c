using FaceEnroll.Sandbox.Control;
using FaceEnroll.Sandbox.Faults;
using FaceEnroll.Sandbox.Requests;
using FaceEnroll.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>From a connection to a vendor's stand-in and back, with the faults that are due on the way.</summary>
internal sealed class SandboxPipeline(
    SandboxContext sandbox,
    IReadOnlyList<IVendorEndpoint> endpoints,
    ControlApi control
)
{
    private readonly RequestRecorder _recorder = new(sandbox);

    public async Task InvokeAsync(HttpContext http)
    {
        var head = RequestHead.From(http);
        if (head.Path.StartsWith(ControlApi.Prefix, StringComparison.Ordinal))
        {
            await control.ServeAsync(http, head).ConfigureAwait(false);
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

        await control.ServeAsync(http, head).ConfigureAwait(false);
    }

    private async Task ServeAsync(HttpContext http, RequestHead head, IVendorEndpoint endpoint, string? operation)
    {
        var number = sandbox.Log.NextNumber();
        var now = sandbox.Now + (Take(endpoint, operation, FaultPhase.Clock)?.Time ?? TimeSpan.Zero);
        if (Take(endpoint, operation, FaultPhase.Early) is { } early)
        {
            Record(
                new SandboxCall(number, head, ReadOnlyMemory<byte>.Empty, now) { Operation = operation },
                endpoint,
                null,
                early
            );
            await BreakAsync(http, early).ConfigureAwait(false);
            return;
        }

        if (await ReadAsync(http, now).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        var call = new SandboxCall(number, head, body, now) { Operation = operation };
        var reply = endpoint.Authenticate(call);
        if (reply is null && Take(endpoint, call.Operation, FaultPhase.Latency) is { } latency)
        {
            await Task.Delay(latency.Time, sandbox.Options.TimeProvider, sandbox.Stopping).ConfigureAwait(false);
        }

        if (reply is null && !sandbox.Limits.TryTake(endpoint.Vendor, now))
        {
            reply = endpoint.Error(call, endpoint.ThrottleCode, "Too many requests a second.", null);
        }

        if (reply is not null || Take(endpoint, call.Operation, FaultPhase.Late) is not { } fault)
        {
            reply ??= await endpoint.ExecuteAsync(call, CancellationToken.None).ConfigureAwait(false);
            Record(call, endpoint, reply, null);
            await ReplyWriter.WriteAsync(http, reply, now).ConfigureAwait(false);
            return;
        }

        await MisbehaveAsync(http, endpoint, call, fault).ConfigureAwait(false);
    }

    private async Task MisbehaveAsync(HttpContext http, IVendorEndpoint endpoint, SandboxCall call, SandboxFault fault)
    {
        if (fault.Kind == FaultKind.StoreAfterClose)
        {
            await StoreLaterAsync(http, endpoint, call, fault).ConfigureAwait(false);
            return;
        }

        var breaks = fault.Kind is FaultKind.Close or FaultKind.Hang;
        if (breaks && fault.Moment == SandboxMoment.BeforeStoring)
        {
            Record(call, endpoint, null, fault);
            await BreakAsync(http, fault).ConfigureAwait(false);
            return;
        }

        var refuses =
            fault.Kind is FaultKind.Error or FaultKind.Throttled or FaultKind.ExpiredToken or FaultKind.HttpStatus;
        var reply =
            refuses && !fault.Stored
                ? null
                : await endpoint.ExecuteAsync(call, CancellationToken.None).ConfigureAwait(false);
        reply = refuses ? FaultReplies.For(endpoint, call, fault) : ReplyFaults.Apply(fault, reply!);
        Record(call, endpoint, breaks ? null : reply, fault);
        if (!breaks)
        {
            await ReplyWriter.WriteAsync(http, reply, call.ReceivedAt).ConfigureAwait(false);
            return;
        }

        if (fault is { Kind: FaultKind.Close, Moment: SandboxMoment.MidReply })
        {
            await ConnectionActs.SendHalfAsync(http, reply, call.ReceivedAt).ConfigureAwait(false);
        }

        await BreakAsync(http, fault).ConfigureAwait(false);
    }

    /// <summary>The wait begins before the close, so that a test's clock may be moved as soon as the client sees it.</summary>
    private async Task StoreLaterAsync(HttpContext http, IVendorEndpoint endpoint, SandboxCall call, SandboxFault fault)
    {
        var wait = Task.Delay(fault.Time, sandbox.Options.TimeProvider, sandbox.Stopping);
        sandbox.Later.Add(async () =>
        {
            await wait.ConfigureAwait(false);
            await endpoint.ExecuteAsync(call, CancellationToken.None).ConfigureAwait(false);
            Record(call, endpoint, null, fault);
        });
        await ConnectionActs.EndAsync(http, fault.Hard).ConfigureAwait(false);
    }

    private async Task BreakAsync(HttpContext http, SandboxFault fault)
    {
        if (fault.Kind == FaultKind.Hang)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, sandbox.Stopping);
            await Task.Delay(Timeout.Infinite, end.Token)
                .ContinueWith(static _ => { }, TaskScheduler.Default)
                .ConfigureAwait(false);
            http.Abort();
            return;
        }

        await ConnectionActs.EndAsync(http, fault.Hard).ConfigureAwait(false);
    }

    /// <summary>Null when there is nothing more to do with the request.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http, DateTimeOffset now)
    {
        try
        {
            return await BodyReader
                .ReadAsync(http.Request, sandbox.Options.MaxRequestBytes, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            var reply = SandboxReply.Text(
                e.StatusCode,
                e.StatusCode == 413 ? "Request Entity Too Large" : "Bad Request",
                "text/plain"
            );
            await ReplyWriter.WriteAsync(http, reply, now).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client went away while sending: nothing was applied.
        }

        return null;
    }

    private SandboxFault? Take(IVendorEndpoint endpoint, string? operation, FaultPhase phase) =>
        sandbox.Faults.Take(endpoint.Vendor, operation, endpoint.EnrollOperation, phase);

    private void Record(SandboxCall call, IVendorEndpoint endpoint, SandboxReply? reply, SandboxFault? fault) =>
        _recorder.Record(call, endpoint.Vendor, reply, fault?.Name);
}
