using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Faults;

/// <summary>The replies of faults that refuse.</summary>
internal static class FaultReplies
{
    public static SandboxReply For(IVendorEndpoint endpoint, SandboxCall call, SandboxFault fault) =>
        fault.Kind switch
        {
            FaultKind.Throttled => RetryAfter(
                endpoint.Error(call, endpoint.ThrottleCode, fault.Message ?? "Too many requests.", fault.Status),
                fault.RetryAfter
            ),
            FaultKind.ExpiredToken => endpoint.Error(
                call,
                endpoint.TokenCode,
                "Token not found or expired",
                fault.Status
            ),
            FaultKind.Redirect => new SandboxReply
            {
                Status = fault.Status!.Value,
                ContentType = "text/html",
                Headers = [new("Location", fault.Location)],
                Body = ReadOnlyMemory<byte>.Empty,
            },
            FaultKind.HttpStatus => ReplyFaults.Page(fault.Status!.Value, fault.RetryAfter),
            _ => endpoint.Error(call, fault.Code!, fault.Message ?? "A fault on command.", fault.Status),
        };

    private static SandboxReply RetryAfter(SandboxReply reply, string? value) =>
        value is null ? reply : reply with { Headers = [new("Retry-After", value)] };
}
