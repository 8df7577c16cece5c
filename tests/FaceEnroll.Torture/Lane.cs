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

/// <summary>
/// One vendor in one mode over one protocol: a sandbox, a clock and a host of its own. One scene comes after the other: a call,
/// or a few of one person at once, under a fault. Lanes run beside each other.
/// </summary>
internal sealed partial class Lane : IAsyncDisposable
{
    private const int RoundLength = 60;
    private const int ScenesPerPerson = 3;
    private static readonly TimeSpan s_oneDay = TimeSpan.FromDays(1);

    /// <summary>Real time in which what was just sent arrives and is judged, before anybody's wait moves the clock.</summary>
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(15);

    /// <summary>Real time for what a handler left behind.</summary>
    private static readonly TimeSpan s_leftBehind = TimeSpan.FromMilliseconds(100);

    private readonly Random _random;
    private readonly DrivenClock _clock;
    private readonly FaceEnrollSandbox _sandbox;
    private readonly VendorFacts _facts;
    private readonly LaneTap _tap;
    private readonly LeftBehind _leftBehind = new();
    private readonly MemoryTicketStore _store = new();
    private readonly Pictures _pictures = new();
    private readonly Ledger _ledger;
    private readonly HostPlan _plan;
    private readonly Dictionary<string, FaultTally> _tallies = [];

    /// <summary>People of whose faces a call is undecided, or who were enrolled by several at once.</summary>
    private readonly HashSet<string> _contested = [];
    private HostProcess _host;
    private FaultScene? _scene;
    private bool _keepsTickets;
    private long _number;
    private long _lastSent;
    private int _round;

    private Lane(
        FaceVendor vendor,
        FaceUnknownOutcome mode,
        bool isHttp2,
        int seed,
        DrivenClock clock,
        FaceEnrollSandbox sandbox
    )
    {
        Mode = mode;
        _random = new Random(seed);
        _clock = clock;
        _sandbox = sandbox;
        _facts = VendorFacts.Of(vendor);
        _tap = new LaneTap(isHttp2);
        _ledger = new Ledger(vendor.InSandbox());
        _plan = new HostPlan(vendor, sandbox, isHttp2, _tap, _leftBehind, Configure);
        _host = HostProcess.Start(_plan, _random);
        clock.AfterSandbox = () => sandbox.DrainAsync().Wait(TimeSpan.FromSeconds(10));
        clock.BeforeMove = LetArrive;
    }

    public FaceUnknownOutcome Mode { get; }

    public IEnumerable<FaultTally> Tallies => _tallies.Values;

    /// <summary>How far the clock was driven, in all.</summary>
    public TimeSpan DrivenTime => _clock.True - new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private FaceVendor Vendor => _plan.Vendor;

    public static async Task<Lane> StartAsync(FaceVendor vendor, FaceUnknownOutcome mode, bool isHttp2, int seed)
    {
        var clock = new DrivenClock();
        var options = new FaceEnrollSandboxOptions
        {
            TimeProvider = clock.Sandbox,
            // On a busy machine the clock may be moved between a call's judgement and its storing.
            MaxProcessingTime = TimeSpan.FromSeconds(1),
            SeedDefaults = true,
            UseHttp2 = isHttp2,
            MaxPictureBytes = 32 * 1024 * 1024,
        };
        return new Lane(vendor, mode, isHttp2, seed, clock, await FaceEnrollSandbox.StartAsync(options));
    }

    /// <summary>Makes calls, in scenes, each under a fault by chance.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="onCall">Told after each.</param>
    public async Task RunAsync(int calls, Action onCall)
    {
        var scenes = 0;
        for (var done = 0; done < calls; )
        {
            if (scenes % RoundLength == 0)
            {
                await EndRoundAsync();
            }

            // One scene in four goes well, so that there is a state to spoil.
            var fault = FaultCatalog.All[_random.Next(4) == 0 ? 0 : _random.Next(FaultCatalog.All.Count)];
            var count = Math.Min(_random.Next(5) == 0 ? _random.Next(2, 4) : 1, calls - done);
            await new Scene(this, fault, $"r{_round}p{scenes % RoundLength / ScenesPerPerson}").PlayAsync(count);
            scenes++;
            for (done += count; count > 0; count--)
            {
                onCall();
            }
        }

        await EndRoundAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        _pictures.Dispose();
        await _sandbox.DisposeAsync();
    }

    private void Configure(FaceEnrollmentOptions options)
    {
        options.TimeProvider = _clock;
        options.Account = "torture";
        options.OnUnknown = Mode;
        options.ReconcileTimeout = TimeSpan.FromMinutes(40);
        options.Retry.Budget = 0;
        options.OnSending = OnSending;
        options.TicketStore = _keepsTickets ? _store : null;
        switch (options)
        {
            case AlibabaGuardrailsOptions guardrails:
                // A late request still finds its pictures.
                guardrails.UnknownOutcomeLeaseDuration = s_oneDay;
                break;
            case AlibabaIdVerificationOptions idVerification:
                idVerification.UploadEndpoint = idVerification.OpenPlatformEndpoint = _sandbox.Url;
                break;
            case AdvanceAIOptions advance:
                advance.UniqueExternalReference = advance.ReconcileBySearch = true;
                break;
        }
    }

    private ValueTask OnSending(FaceEnrollmentTicket ticket, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _lastSent, Stopwatch.GetTimestamp());
        if (_scene is { OnSending: { } action } scene)
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

    /// <summary>The host's process ends, and another begins: only what was written down is left.</summary>
    private void Restart()
    {
        _host.Dispose();
        _host = HostProcess.Start(_plan, _random);
    }

    /// <summary>Whatever still runs comes to its end.</summary>
    private async Task SettleAsync()
    {
        _clock.Settle();
        var left = _leftBehind.WhenDoneAsync();
        if (await Task.WhenAny(left, Task.Delay(s_leftBehind)) != left)
        {
            // A handler that gave up may have left one with a sandbox that says nothing.
            _tap.CloseAll();
            await left.WaitAsync(TimeSpan.FromMinutes(1));
        }

        await _sandbox.StoreHeldAsync();
        await _sandbox.DrainAsync();
    }

    /// <summary>Everything comes to rest, is compared with what was told, and is forgotten.</summary>
    private async Task EndRoundAsync()
    {
        _sandbox.Faults.Clear();
        _tap.Begin();
        await SettleAsync();
        _ledger.Settle(_sandbox);
        _clock.Advance(s_oneDay + TimeSpan.FromHours(1));
        _clock.Wrong = TimeSpan.Zero;
        _sandbox.ClockOffset = TimeSpan.Zero;
        _sandbox.Reset();
        _store.Clear();
        _pictures.Clear();
        _contested.Clear();
        _keepsTickets = _random.Next(2) == 0;
        Restart();
        _round++;
        for (var i = 0; i <= RoundLength / ScenesPerPerson; i++)
        {
            _sandbox.AddPerson(Vendor, $"r{_round}p{i}");
        }
    }

    private FaultTally TallyOf(TortureFault fault)
    {
        if (!_tallies.TryGetValue(fault.Name, out var tally))
        {
            _tallies.Add(fault.Name, tally = new FaultTally(Vendor, fault.Name));
        }

        return tally;
    }
}
