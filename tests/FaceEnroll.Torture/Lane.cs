using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Torture.Faults;

namespace FaceEnroll.Torture;

/// <summary>
/// One vendor in one mode: a sandbox, a clock and a client of its own, one call after the other, so that the same seed
/// gives the same run. Lanes run beside each other.
/// </summary>
internal sealed class Lane : IAsyncDisposable
{
    private const int RoundLength = 100;
    private const int FacesPerPerson = 3;
    private static readonly TimeSpan s_oneDay = TimeSpan.FromDays(1);

    private readonly FaceVendor _vendor;
    private readonly VendorFacts _facts;
    private readonly Random _random;
    private readonly DrivenClock _clock;
    private readonly FaceEnrollSandbox _sandbox;
    private readonly HttpClient _http;
    private readonly IFaceEnrollmentClient _client;
    private readonly Ledger _ledger;
    private readonly Dictionary<string, FaultTally> _tallies = [];
    private FaultScene? _scene;
    private long _number;

    private Lane(FaceVendor vendor, FaceUnknownOutcome mode, int seed, DrivenClock clock, FaceEnrollSandbox sandbox)
    {
        _vendor = vendor;
        Mode = mode;
        _facts = VendorFacts.Of(vendor);
        _random = new Random(seed);
        _clock = clock;
        _sandbox = sandbox;
        _http = SdkClients.Http();
        _ledger = new Ledger(vendor.InSandbox());
        _client = SdkClients.Create(vendor, sandbox, _http, Configure, secondScheme: _random.Next(2) == 0);
        clock.AfterSandbox = () => sandbox.DrainAsync().Wait(TimeSpan.FromSeconds(10));
    }

    public FaceUnknownOutcome Mode { get; }

    public IEnumerable<FaultTally> Tallies => _tallies.Values;

    /// <summary>How often the clock jumped or was driven, in all.</summary>
    public TimeSpan DrivenTime => _clock.GetUtcNow() - new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public static async Task<Lane> StartAsync(FaceVendor vendor, FaceUnknownOutcome mode, int seed)
    {
        var clock = new DrivenClock();
        var options = new FaceEnrollSandboxOptions
        {
            TimeProvider = clock.Sandbox,
            SeedDefaults = true,
            MaxPictureBytes = 32 * 1024 * 1024,
        };
        return new Lane(vendor, mode, seed, clock, await FaceEnrollSandbox.StartAsync(options));
    }

    /// <summary>Makes calls, each under a fault by chance.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="onCall">Told after each.</param>
    public async Task RunAsync(int calls, Action onCall)
    {
        for (var i = 0; i < calls; i++)
        {
            if (i % RoundLength == 0)
            {
                await EndRoundAsync();
            }

            // One call in four goes well, so that there is a state to spoil.
            var fault = FaultCatalog.All[_random.Next(4) == 0 ? 0 : _random.Next(FaultCatalog.All.Count)];
            await CallAsync(fault, $"p{i % RoundLength / FacesPerPerson}");
            onCall();
        }

        await EndRoundAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }

    private void Configure(FaceEnrollmentOptions options)
    {
        options.TimeProvider = _clock;
        options.OnUnknown = Mode;
        options.ReconcileTimeout = TimeSpan.FromMinutes(40);
        options.Retry.Budget = 0;
        options.OnSending = OnSending;
        if (options is AlibabaGuardrailsOptions guardrails)
        {
            // A late request still finds its pictures.
            guardrails.UnknownOutcomeLeaseDuration = s_oneDay;
        }
    }

    private ValueTask OnSending(FaceEnrollmentTicket ticket, CancellationToken cancellationToken)
    {
        if (_scene is { OnSending: { } action } scene)
        {
            scene.OnSending = null;
            action(ticket.CreatedAt - _clock.GetUtcNow());
        }

        return default;
    }

    /// <summary>Everything comes to rest, is compared with what was told, and is forgotten.</summary>
    private async Task EndRoundAsync()
    {
        _sandbox.Faults.Clear();
        _clock.Settle();
        await _sandbox.DrainAsync();
        _ledger.Settle(_sandbox);
        _clock.Advance(s_oneDay + TimeSpan.FromHours(1));
        _sandbox.Reset();
        for (var i = 0; i <= RoundLength / FacesPerPerson; i++)
        {
            _sandbox.AddPerson(_vendor, $"p{i}");
        }
    }

    private async Task CallAsync(TortureFault fault, string person)
    {
        var pictures = new byte[_random.Next(4) == 0 ? _facts.Pictures : 1][];
        for (var i = 0; i < pictures.Length; i++)
        {
            pictures[i] = UniquePicture.Make(_random, ++_number, UniquePicture.Length(_random));
        }

        if (!_tallies.TryGetValue(fault.Name, out var tally))
        {
            _tallies.Add(fault.Name, tally = new FaultTally(_vendor, fault.Name));
        }

        _scene = new FaultScene(_sandbox, _vendor, _random, _facts) { Pictures = pictures };
        fault.Arm(_scene);
        var request = Request(person, pictures);
        var driver = new CallDriver(_sandbox, _clock, _client, _random);
        var end = await driver.RunAsync(request, fault.Stall);
        _sandbox.Faults.Clear();
        _sandbox.Verdicts.Clear();
        var asked = end.Ticket is null ? null : await driver.AskAsync(end.Ticket, request);
        CallCounter.Count(tally, end, asked);
        for (var i = 0; i < pictures.Length; i++)
        {
            _ledger.Note(UniquePicture.Hash(pictures[i]), tally, CallCounter.ClaimOf(end, asked, i));
        }

        _clock.Settle();
        await _sandbox.DrainAsync();
        _sandbox.ClockOffset = _random.Next(8) == 0 ? TimeSpan.Zero : _sandbox.ClockOffset;
    }

    private FaceEnrollmentRequest Request(string person, byte[][] pictures)
    {
        var images = Array.ConvertAll(pictures, static picture => FaceImage.FromBytes(picture));
        return _vendor == FaceVendor.AlibabaIdVerification
            ? new AlibabaIdVerificationFaceEnrollmentRequest(person, images) { ForceUpload = _random.Next(4) == 0 }
            : new FaceEnrollmentRequest(person, images);
    }
}
