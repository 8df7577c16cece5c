using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Faults;

namespace FaceEnroll.Torture;

/// <summary>Makes one call, moves the clock where it halts, and asks what became of it as a host would.</summary>
internal sealed class CallDriver(
    FaceEnrollSandbox sandbox,
    DrivenClock clock,
    IFaceEnrollmentClient client,
    Random random
)
{
    /// <summary>Real time after which a call is stuck: far beyond anything that goes on here.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>More than the attempt's time, less than the call's.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(61);

    /// <summary>Makes the call.</summary>
    public async Task<CallEnd> RunAsync(FaceEnrollmentRequest request, Stall stall)
    {
        using var caller = new CancellationTokenSource();
        var halted = Halted();
        var call = client.EnrollAsync(request, caller.Token);
        try
        {
            await KeepGoingAsync(call, stall, halted, caller).WaitAsync(s_patience);
            return CallEnd.Of(await call.WaitAsync(s_patience));
        }
        catch (FaceEnrollmentException e)
        {
            return CallEnd.Of(e.Certainty, e.Ticket);
        }
        catch (FaceEnrollmentCanceledException e)
        {
            return CallEnd.Of(e.Certainty, e.Ticket);
        }
        catch (Exception e)
        {
            return new CallEnd { Certainty = FaceEnrollmentCertainty.Unknown, Fault = e.ToString() };
        }
    }

    /// <summary>Asks until the answer is final.</summary>
    public async Task<FaceReconciliation> AskAsync(FaceEnrollmentTicket ticket, FaceEnrollmentRequest request)
    {
        var reconciler = (IFaceEnrollmentReconciler)client;
        while (true)
        {
            var answer = await AskOnceAsync(reconciler, ticket, request).WaitAsync(s_patience);
            if (answer.Status != FaceReconciliationStatus.NotYetVisible)
            {
                return answer;
            }

            clock.Advance(answer.AskAgainAfter ?? TimeSpan.FromMinutes(1));
        }
    }

    private static async Task<FaceReconciliation> AskOnceAsync(
        IFaceEnrollmentReconciler reconciler,
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest request
    )
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await reconciler.ReconcileAsync(ticket, request);
            }
            catch (FaceEnrollmentException) when (attempt < 3)
            {
                // The clock may just have been set right by this very failure.
            }
        }
    }

    private async Task KeepGoingAsync(Task call, Stall stall, long halted, CancellationTokenSource caller)
    {
        if (stall == Stall.CancelAnywhere)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 4));
            await caller.CancelAsync();
            await Task.WhenAny(call);
            if (!call.IsCompletedSuccessfully)
            {
                // By the clock the sandbox answers at once: what it still had to read in real time is done before anybody
                // lets a quarter of an hour pass.
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }

            return;
        }

        while (stall != Stall.None && !call.IsCompleted)
        {
            if (stall == Stall.Latency ? clock.SandboxTimers > 0 : Halted() > halted)
            {
                halted = Halted();
                if (stall == Stall.Cancel)
                {
                    await caller.CancelAsync();
                }
                else if (stall == Stall.Latency)
                {
                    clock.Settle();
                }
                else
                {
                    clock.Advance(s_step);
                }
            }

            await Task.WhenAny(call, Task.Delay(1));
        }
    }

    /// <summary>The last call to which the sandbox went silent.</summary>
    private long Halted() =>
        sandbox
            .Requests.LastOrDefault(static request =>
                request.Fault is { } fault && fault.StartsWith("hang", StringComparison.Ordinal)
            )
            ?.Number
        ?? 0;
}
