using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Faults;
using FaceEnroll.Torture.Hosts;

namespace FaceEnroll.Torture;

/// <summary>Makes calls, moves the clock where they halt, and asks what became of them as a host would.</summary>
internal sealed class CallDriver(FaceEnrollSandbox sandbox, DrivenClock clock, Random random)
{
    /// <summary>Real time after which a call is stuck: far beyond anything that goes on here.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>More than the attempt's time, less than the call's.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(61);

    /// <summary>Enrolls, all at the same time.</summary>
    public Task<CallEnd[]> RunAsync(
        IReadOnlyList<(TortureClient Client, FaceEnrollmentRequest Request)> calls,
        Stall stall
    ) =>
        DriveAsync<CallEnd>(
            [
                .. calls.Select(call =>
                    (Func<CancellationToken, Task<CallEnd>>)(
                        token => EndAsync(call.Client.Client.EnrollAsync(call.Request, token))
                    )
                ),
            ],
            stall,
            CallEnd.Broken
        );

    /// <summary>Makes calls of any kind at the same time.</summary>
    /// <param name="calls">What to call; none of them throws.</param>
    /// <param name="stall">How they go on where they halt.</param>
    /// <param name="broken">What a call gives that never ends.</param>
    public async Task<T[]> DriveAsync<T>(
        IReadOnlyList<Func<CancellationToken, Task<T>>> calls,
        Stall stall,
        Func<Exception, T> broken
    )
    {
        using var caller = new CancellationTokenSource();
        var halted = Halted();
        var running = calls.Select(call => call(caller.Token)).ToList();
        var all = Task.WhenAll(running);
        try
        {
            await KeepGoingAsync(all, stall, halted, caller).WaitAsync(s_patience);
            return await all.WaitAsync(s_patience);
        }
        catch (TimeoutException e)
        {
            return [.. running.Select(call => call.IsCompleted ? call.Result : broken(e))];
        }
    }

    /// <summary>Asks until the answer is final.</summary>
    /// <param name="reconciler">A registration of the account, in this process or another.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="request">The same pictures.</param>
    /// <param name="beforeAsking">Done before each question.</param>
    public async Task<FaceReconciliation> AskAsync(
        IFaceEnrollmentReconciler reconciler,
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest request,
        Func<Task> beforeAsking
    )
    {
        while (true)
        {
            await beforeAsking();
            var answer = await AskOnceAsync(reconciler, ticket, request).WaitAsync(s_patience);
            if (answer.Status != FaceReconciliationStatus.NotYetVisible)
            {
                return answer;
            }

            clock.Advance(answer.AskAgainAfter ?? TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>The same, by the library's own waiting.</summary>
    public Task<FaceReconciliation> AskUntilKnownAsync(
        IFaceEnrollmentReconciler reconciler,
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest request
    ) => reconciler.ReconcileUntilKnownAsync(ticket, request, timeProvider: clock).WaitAsync(s_patience);

    /// <summary>How an enrollment ended.</summary>
    public static async Task<CallEnd> EndAsync(Task<FaceEnrollmentResult> call)
    {
        try
        {
            return CallEnd.Of(await call);
        }
        catch (FaceEnrollmentException e)
        {
            return CallEnd.Of(e.Error, e.Ticket, e.Message);
        }
        catch (FaceEnrollmentCanceledException e)
        {
            return CallEnd.Of(e.Error, e.Ticket, e.Message);
        }
        catch (Exception e)
        {
            return CallEnd.Broken(e);
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
            catch (FaceEnrollmentException) when (attempt < 9)
            {
                // The clock may just have been set right by this very failure.
            }
        }
    }

    private async Task KeepGoingAsync(Task calls, Stall stall, long halted, CancellationTokenSource caller)
    {
        if (stall == Stall.CancelAnywhere)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 4));
            await caller.CancelAsync();
            await Task.WhenAny(calls);
            // By the clock the sandbox answers at once: what it still had to read in real time is done before anybody
            // lets a quarter of an hour pass.
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            return;
        }

        while (stall != Stall.None && !calls.IsCompleted)
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

            await Task.WhenAny(calls, Task.Delay(1));
        }

        if (stall == Stall.Latency)
        {
            // What the sandbox was slow to take was judged long ago: it is stored before anybody lets time pass, or a busy
            // machine stores what no signature allows any more.
            await Task.Delay(TimeSpan.FromMilliseconds(500));
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
