using FaceEnroll.Sandbox.Hosting;
using FaceEnroll.Sandbox.Requests;
using Microsoft.AspNetCore.Http;

namespace FaceEnroll.Sandbox.Faults;

/// <summary>Calls that are executed although their connection is gone.</summary>
internal sealed class LateStores(SandboxContext sandbox, RequestRecorder recorder)
{
    /// <summary>The wait begins before the close, so that a test's clock may be moved as soon as the client sees it.</summary>
    public Task EndAsync(HttpContext http, IVendorEndpoint endpoint, SandboxCall call, SandboxFault fault)
    {
        if (fault.Kind == FaultKind.StoreOnCommand)
        {
            sandbox.Held.Add(() => ExecuteAsync(endpoint, call, fault));
        }
        else
        {
            var wait = Task.Delay(fault.Time, sandbox.Clock, sandbox.Stopping);
            sandbox.Later.Add(async () =>
            {
                await wait.ConfigureAwait(false);
                await ExecuteAsync(endpoint, call, fault).ConfigureAwait(false);
            });
        }

        return ConnectionActs.EndAsync(http, fault.Hard);
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
