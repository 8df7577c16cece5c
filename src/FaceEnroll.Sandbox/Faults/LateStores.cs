using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Hosting;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Faults;

/// <summary>Calls that are executed even though their connection is gone: they store late, or they delete late.</summary>
internal sealed class LateStores(SandboxContext sandbox, RequestRecorder recorder)
{
    /// <summary>
    /// Keeps the call and ends its connection. The wait begins before the close, so that a test may move its clock as soon
    /// as the client sees the close.
    /// </summary>
    /// <returns>Null; or the reply where there is no room to keep the call, which is then not executed.</returns>
    public async Task<SandboxReply?> EndAsync(
        HttpContext http,
        IVendorEndpoint endpoint,
        SandboxCall call,
        SandboxFault fault
    )
    {
        var size = call.Body.Length;
        if (!sandbox.HeldBytes.TryTake(size))
        {
            return SandboxReply.Text(
                StatusCodes.Status503ServiceUnavailable,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The sandbox holds no more calls for later: with this one they would have over {sandbox.HeldBytes.MaxBytes:N0} bytes (MaxHeldBytes). This call is not executed."
                ),
                "text/plain"
            );
        }

        // It is parsed anew when the call is executed; until then only the body is kept.
        call.Parsed = null;
        if (fault.Kind == FaultKind.StoreOnCommand)
        {
            sandbox.Held.Add(() => ExecuteAsync(endpoint, call, fault), size);
        }
        else
        {
            var resets = sandbox.Resets;
            var wait = Task.Delay(fault.Time, sandbox.Clock, sandbox.Stopping);
            _ = sandbox.Later.Begin(async () =>
            {
                try
                {
                    await wait.ConfigureAwait(false);
                    if (sandbox.Resets == resets)
                    {
                        await ExecuteAsync(endpoint, call, fault).ConfigureAwait(false);
                    }
                }
                finally
                {
                    sandbox.HeldBytes.Give(size);
                }
            });
        }

        await ConnectionActs.EndAsync(http, fault.Hard).ConfigureAwait(false);
        return null;
    }

    /// <summary>A vendor judges the stamp in a signature by its own clock when it gets to the call.</summary>
    private async Task ExecuteAsync(IVendorEndpoint endpoint, SandboxCall call, SandboxFault fault)
    {
        var late = call.ResumeAt(sandbox.Now + call.ClockError);
        if (endpoint.Authenticate(late) is null)
        {
            try
            {
                await endpoint.ExecuteAsync(late, CancellationToken.None).ConfigureAwait(false);
            }
            catch (StalledCallException)
            {
                // It is as if the vendor had lost it.
            }
        }

        recorder.Record(late, endpoint.Vendor, null, fault.Name);
    }
}
