using FaceEnroll.Sdk;

namespace FaceEnroll.Torture.Deletions;

/// <summary>How a story ends: nothing is on its way any more, the window passes, and what is open is asked and verified.</summary>
internal sealed class DeletionEnding(
    DeletionLane lane,
    DeletionLedger ledger,
    CallDriver driver,
    IReadOnlyList<OpenEnrolling> open,
    Func<Erasure, IReadOnlyCollection<string>?, Task> verifyAsync,
    Func<Erasure, Task> eraseAgainAsync
)
{
    private const int MostVerifications = 6;

    private static readonly string[] s_ways = ["erase the person again", "erase it again", "erase it from each"];

    public async Task EndAsync()
    {
        lane.Clock.Wrong = TimeSpan.Zero;
        await lane.SettleAsync();
        ledger.Audit();
        ledger.CheckAll();
        foreach (var one in open)
        {
            var any = lane.Host.Clients[lane.Random.Next(lane.Host.Clients.Count)];
            one.Note(
                await driver.AskAsync(any.Reconciler, one.Ticket, one.Original, static () => Task.CompletedTask),
                ledger
            );
        }

        await AskStoreAsync();
        // What is erased again is verified too, and must be decided then.
        var first = ledger.Erasures.Count;
        for (var i = 0; i < ledger.Erasures.Count; i++)
        {
            await VerifyAsync(ledger.Erasures[i], mayEraseAgain: i < first);
        }

        await lane.SettleAsync();
        ledger.Settle();
    }

    /// <summary>What is in the store only, and what was asked about past it.</summary>
    private async Task AskStoreAsync()
    {
        if (lane.KeepsTickets)
        {
            await lane.Host.Pending.ReconcilePendingAsync(
                new FacePendingOptions
                {
                    OriginalRequest = (ticket, _) =>
                        new(open.FirstOrDefault(o => o.Ticket.OperationId == ticket.OperationId)?.Original),
                }
            );
        }
    }

    /// <summary>By any client, once it can be final; a host names what it enrolled since, if that is asked of it.</summary>
    private async Task VerifyAsync(Erasure erasure, bool mayEraseAgain)
    {
        for (var i = 0; i < MostVerifications && erasure is { Json: not null, Status: FaceErasureStatus.Pending }; i++)
        {
            var left = erasure.VerifyAfter - lane.Sandbox.Now;
            // Another process trusts its own clock only from when it first asked.
            var again = i < 2 ? TimeSpan.FromMinutes(2) : lane.Facts.Validity;
            lane.Clock.Advance(left > TimeSpan.FromSeconds(2) ? left : again);
            await verifyAsync(erasure, i < 2 ? null : ledger.LaterThan(erasure));
        }

        // Each of these says what the host is to do instead of verifying once more.
        var asksForIt = s_ways.Any(way => erasure.Reasons.Contains(way, StringComparison.Ordinal));
        if (erasure is { Json: not null, Status: FaceErasureStatus.Pending, Open: 0 } && asksForIt && mayEraseAgain)
        {
            erasure.IsSuperseded = true;
            if (ledger.LaterThan(erasure).Count == 0)
            {
                await eraseAgainAsync(erasure);
            }
        }
    }
}
