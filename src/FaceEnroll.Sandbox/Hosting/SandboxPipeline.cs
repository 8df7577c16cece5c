using FaceEnroll.Sandbox.Control;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Faults;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>The way from a connection to a vendor's stand-in and back, with the faults that are due on it.</summary>
internal sealed class SandboxPipeline(
    SandboxContext sandbox,
    IReadOnlyList<IVendorEndpoint> endpoints,
    ControlApi control
)
{
    /// <summary>A client that takes the sandbox for a proxy asks for a tunnel.</summary>
    private static readonly SandboxReply s_noProxy = SandboxReply
        .Text(
            StatusCodes.Status405MethodNotAllowed,
            "The sandbox is no proxy: call its address itself.\n",
            "text/plain"
        )
        .With([new("Allow", "GET, HEAD, POST, DELETE")]);

    private readonly RequestRecorder _recorder = new(sandbox);
    private readonly EarlyFaults _early = new(sandbox, new RequestRecorder(sandbox));
    private readonly LateStores _late = new(sandbox, new RequestRecorder(sandbox));

    public async Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsConnect(http.Request.Method))
        {
            await ReplyWriter.WriteAsync(http, s_noProxy, sandbox.Now).ConfigureAwait(false);
            return;
        }

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
        var error = Take(endpoint, operation, FaultPhase.Clock)?.Time ?? TimeSpan.Zero;
        SandboxCall Make(ReadOnlyMemory<byte> body) =>
            new(number, head, body, sandbox.Now + error)
            {
                Operation = operation,
                ClockError = error,
                RunningSince = sandbox.Now,
            };

        var early = Take(endpoint, operation, FaultPhase.Early);
        if (early is null && LastReply.On(http) is not null)
        {
            early = Take(endpoint, operation, FaultPhase.Stale);
        }

        if (early is not null)
        {
            var headers = Take(endpoint, operation, FaultPhase.Headers);
            await _early.StrikeAsync(http, endpoint, Make, early, headers).ConfigureAwait(false);
            return;
        }

        if (await ReadAsync(http, error).ConfigureAwait(false) is { } body)
        {
            try
            {
                await ExecuteAsync(http, endpoint, Make(body)).ConfigureAwait(false);
            }
            catch (StalledCallException)
            {
                http.Abort();
            }
        }
    }

    private async Task ExecuteAsync(HttpContext http, IVendorEndpoint endpoint, SandboxCall call)
    {
        var reply = endpoint.Authenticate(call);
        if (reply is null && Take(endpoint, call.Operation, FaultPhase.Latency) is { } latency)
        {
            await Task.Delay(latency.Time, sandbox.Clock, sandbox.Stopping).ConfigureAwait(false);
            call.RunningSince += latency.Time;
        }

        if (reply is null && !sandbox.Limits.TryTake(endpoint.Vendor, call.ReceivedAt))
        {
            reply = endpoint.Error(call, endpoint.ThrottleCode, "Too many requests a second.", null);
        }

        if (reply is null && Take(endpoint, call.Operation, FaultPhase.Late) is { } fault)
        {
            await MisbehaveAsync(http, endpoint, call, fault).ConfigureAwait(false);
            return;
        }

        reply ??= await endpoint.ExecuteAsync(call, CancellationToken.None).ConfigureAwait(false);
        reply = WithHeaders(endpoint, call, reply);
        Record(call, endpoint, reply, null);
        await WriteAsync(http, call, reply).ConfigureAwait(false);
    }

    private async Task MisbehaveAsync(HttpContext http, IVendorEndpoint endpoint, SandboxCall call, SandboxFault fault)
    {
        if (fault.Kind is FaultKind.StoreAfterClose or FaultKind.StoreOnCommand)
        {
            if (await _late.EndAsync(http, endpoint, call, fault).ConfigureAwait(false) is { } refusal)
            {
                Record(call, endpoint, refusal, fault);
                await WriteAsync(http, call, refusal).ConfigureAwait(false);
            }

            return;
        }

        call.DeletesNothing = fault.Kind == FaultKind.NotDeleted;
        call.ListsTooLittle = fault.Kind == FaultKind.ShortList;
        var breaks = fault.Kind is FaultKind.Close or FaultKind.Hang;
        if (breaks && fault.Moment == SandboxMoment.BeforeStoring)
        {
            Record(call, endpoint, null, fault);
            await ConnectionActs.BreakAsync(http, fault, sandbox.Stopping).ConfigureAwait(false);
            return;
        }

        var refuses =
            fault.Kind
            is FaultKind.Error
                or FaultKind.Throttled
                or FaultKind.ExpiredToken
                or FaultKind.HttpStatus
                or FaultKind.Redirect;
        var reply =
            refuses && !fault.Stored
                ? null
                : await endpoint.ExecuteAsync(call, CancellationToken.None).ConfigureAwait(false);
        reply = refuses ? FaultReplies.For(endpoint, call, fault) : ReplyFaults.Apply(fault, reply!);
        reply = WithHeaders(endpoint, call, reply);
        Record(call, endpoint, breaks ? null : reply, fault);
        if (!breaks)
        {
            await WriteAsync(http, call, reply).ConfigureAwait(false);
            return;
        }

        if (fault is { Kind: FaultKind.Close, Moment: SandboxMoment.MidReply })
        {
            await ConnectionActs.SendHalfAsync(http, reply, sandbox.Now + call.ClockError).ConfigureAwait(false);
        }

        await ConnectionActs.BreakAsync(http, fault, sandbox.Stopping).ConfigureAwait(false);
    }

    /// <summary>Null when there is nothing more to do with the request.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http, TimeSpan error)
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
            await ReplyWriter.WriteAsync(http, reply, sandbox.Now + error).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client went away while sending: nothing was applied.
        }

        return null;
    }

    /// <summary>The Date of a reply is the time at which it is sent.</summary>
    private Task WriteAsync(HttpContext http, SandboxCall call, SandboxReply reply)
    {
        LastReply.Set(http, reply);
        return ReplyWriter.WriteAsync(http, reply, sandbox.Now + call.ClockError);
    }

    private SandboxReply WithHeaders(IVendorEndpoint endpoint, SandboxCall call, SandboxReply reply) =>
        reply.With(Take(endpoint, call.Operation, FaultPhase.Headers)?.Headers);

    private SandboxFault? Take(IVendorEndpoint endpoint, string? operation, FaultPhase phase) =>
        sandbox.Faults.Take(endpoint.Vendor, operation, endpoint.EnrollOperation, phase);

    private void Record(SandboxCall call, IVendorEndpoint endpoint, SandboxReply? reply, SandboxFault? fault) =>
        _recorder.Record(call, endpoint.Vendor, reply, fault?.Name);
}
