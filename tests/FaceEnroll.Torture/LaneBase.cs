using System.Diagnostics;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Torture.Faults;
using FaceEnroll.Torture.Foreign;
using FaceEnroll.Torture.Hosts;
using FaceEnroll.Torture.Wire;

namespace FaceEnroll.Torture;

/// <summary>One vendor over one protocol: a sandbox, a clock and a host of its own, whatever is done there.</summary>
internal abstract class LaneBase : IAsyncDisposable
{
    /// <summary>The account's name, whatever keys it has.</summary>
    private const string Account = "torture";

    protected static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>Real time in which what was just sent arrives and is judged, before anybody's wait moves the clock.</summary>
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(15);

    /// <summary>Real time for what a handler left behind.</summary>
    private static readonly TimeSpan s_leftBehind = TimeSpan.FromMilliseconds(100);

    private readonly LeftBehind _leftBehind = new();
    private readonly HostPlan _plan;
    private TortureKeys _keys = TortureKeys.First;
    private long _lastSent;

    protected LaneBase(LaneBed bed, FaceUnknownOutcome mode)
    {
        Mode = mode;
        Random = bed.Random;
        Clock = bed.Clock;
        Sandbox = bed.Sandbox;
        Facts = VendorFacts.Of(bed.Vendor);
        Tap = new LaneTap(bed.IsHttp2);
        _plan = new HostPlan(bed.Vendor, Sandbox, bed.IsHttp2, Tap, _leftBehind, Configure);
        Host = HostProcess.Start(_plan, Random);
        Clock.AfterSandbox = () => Sandbox.DrainAsync().Wait(TimeSpan.FromSeconds(10));
        Clock.BeforeMove = LetArrive;
    }

    /// <summary>What calls do by themselves when they do not know.</summary>
    public FaceUnknownOutcome Mode { get; protected set; }

    /// <summary>How far the clock was driven, in all.</summary>
    public TimeSpan DrivenTime => Clock.True - new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public FaceVendor Vendor => _plan.Vendor;

    public Random Random { get; }

    public DrivenClock Clock { get; }

    public FaceEnrollSandbox Sandbox { get; }

    public VendorFacts Facts { get; }

    public LaneTap Tap { get; }

    public MemoryTicketStore Store { get; } = new();

    public Pictures Pictures { get; } = new();

    public HostProcess Host { get; private set; }

    /// <summary>What goes wrong now.</summary>
    public FaultScene? Armed { get; set; }

    public bool KeepsTickets { get; protected set; }

    /// <summary>The pictures that were made: no two alike.</summary>
    public long Number { get; set; }

    public async ValueTask DisposeAsync()
    {
        Host.Dispose();
        Pictures.Dispose();
        await Sandbox.DisposeAsync();
    }

    /// <summary>The host's process ends, and another begins: only what was written down is left.</summary>
    public void Restart()
    {
        Host.Dispose();
        // Keys rotate: the account has two, and a process knows one of them.
        Sandbox.AddCredential(TortureKeys.Second.ForSandbox);
        _keys = Random.Next(2) == 0 ? TortureKeys.First : TortureKeys.Second;
        Host = HostProcess.Start(_plan, Random);
    }

    /// <summary>Whatever still runs comes to its end.</summary>
    public async Task SettleAsync()
    {
        Clock.Settle();
        await LeaveNothingBehindAsync();
        await Sandbox.StoreHeldAsync();
        await Sandbox.DrainAsync();
    }

    /// <summary>No handler sends any more; what the vendor keeps for later, it keeps.</summary>
    public async Task LeaveNothingBehindAsync()
    {
        var left = _leftBehind.WhenDoneAsync();
        if (await Task.WhenAny(left, Task.Delay(s_leftBehind)) != left)
        {
            // A handler that gave up may have left one with a sandbox that says nothing.
            Tap.CloseAll();
            await left.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    protected void Configure(FaceEnrollmentOptions options)
    {
        _keys.Sign(options);
        options.TimeProvider = Clock;
        options.Account = Account;
        options.OnUnknown = Mode;
        options.ReconcileTimeout = TimeSpan.FromMinutes(40);
        options.Retry.Budget = 0;
        options.OnSending = OnSending;
        options.TicketStore = KeepsTickets ? Store : null;
        switch (options)
        {
            case AlibabaGuardrailsOptions guardrails:
                // A late request still finds its pictures.
                guardrails.UnknownOutcomeLeaseDuration = OneDay;
                break;
            case AlibabaIdVerificationOptions idVerification:
                idVerification.UploadEndpoint = idVerification.OpenPlatformEndpoint = Sandbox.Url;
                break;
            case AdvanceAIOptions advance:
                advance.UniqueExternalReference = advance.ReconcileBySearch = true;
                break;
        }
    }

    private ValueTask OnSending(FaceEnrollmentTicket ticket, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _lastSent, Stopwatch.GetTimestamp());
        if (Armed is { OnSending: { } action } scene)
        {
            scene.OnSending = null;
            action();
        }

        return default;
    }

    private void LetArrive()
    {
        var left = s_rest - Stopwatch.GetElapsedTime(Volatile.Read(ref _lastSent));
        if (left > TimeSpan.Zero)
        {
            Thread.Sleep(left);
        }
    }
}
