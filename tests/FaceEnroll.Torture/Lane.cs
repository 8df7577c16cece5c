using FaceEnroll.Sdk;
using FaceEnroll.Torture.Faults;

namespace FaceEnroll.Torture;

/// <summary>
/// One vendor in one mode over one protocol: a sandbox, a clock and a host of its own. One scene comes after the other: a call,
/// or a few of one person at once, under a fault. Lanes run beside each other.
/// </summary>
internal sealed partial class Lane : LaneBase
{
    private const int RoundLength = 60;
    private const int ScenesPerPerson = 3;

    private readonly Ledger _ledger;
    private readonly Dictionary<string, FaultTally> _tallies = [];

    /// <summary>People of whose faces a call is undecided, or who were enrolled by several at once.</summary>
    private readonly HashSet<string> _contested = [];
    private int _round;

    private Lane(LaneBed bed, FaceUnknownOutcome mode)
        : base(bed, mode) => _ledger = new Ledger(Vendor.InSandbox());

    public IEnumerable<FaultTally> Tallies => _tallies.Values;

    public static async Task<Lane> StartAsync(FaceVendor vendor, FaceUnknownOutcome mode, bool isHttp2, int seed) =>
        new(await LaneBed.MakeAsync(vendor, isHttp2, seed), mode);

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
            var fault = FaultCatalog.All[Random.Next(4) == 0 ? 0 : Random.Next(FaultCatalog.All.Count)];
            var count = Math.Min(Random.Next(5) == 0 ? Random.Next(2, 4) : 1, calls - done);
            await new Scene(this, fault, $"r{_round}p{scenes % RoundLength / ScenesPerPerson}").PlayAsync(count);
            scenes++;
            for (done += count; count > 0; count--)
            {
                onCall();
            }
        }

        await EndRoundAsync();
    }

    /// <summary>Everything comes to rest, is compared with what was told, and is forgotten.</summary>
    private async Task EndRoundAsync()
    {
        Sandbox.Faults.Clear();
        Tap.Begin();
        await SettleAsync();
        _ledger.Settle(Sandbox);
        Clock.Advance(OneDay + TimeSpan.FromHours(1));
        Clock.Wrong = TimeSpan.Zero;
        Sandbox.ClockOffset = TimeSpan.Zero;
        Sandbox.Reset();
        Store.Clear();
        Pictures.Clear();
        _contested.Clear();
        KeepsTickets = Random.Next(2) == 0;
        Restart();
        _round++;
        for (var i = 0; i <= RoundLength / ScenesPerPerson; i++)
        {
            Sandbox.AddPerson(Vendor, $"r{_round}p{i}");
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
