using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Faults;

namespace FaceEnroll.Torture.Deletions;

/// <summary>
/// What chance alone meets too seldom: each scene leads up to one mistake that would harm somebody. How it ends is the
/// story's: the window passes, and every receipt is verified.
/// </summary>
internal sealed class DeletionScenes(
    DeletionLane lane,
    string person,
    DeletionLedger ledger,
    DeletionScript script,
    DeletionTally tally,
    Func<IReadOnlyList<DeletionPart>, TortureFault, Task> stepAsync
)
{
    /// <summary>How many there are.</summary>
    public const int Count = 7;

    private static readonly TortureFault s_none = DeletionFacts.Faults[0];

    private readonly Random _random = lane.Random;

    /// <summary>Plays one.</summary>
    public Task PlayAsync(int number) =>
        number switch
        {
            0 => LateAddAsync(),
            1 => LateDeletionAsync(),
            2 => NotDeletedAsync(),
            3 => ComeBackAsync(),
            4 => StrangerAsync(),
            // Where a face belongs to a library, a person is in no other one.
            5 => DeletionFacts.HasPeople(lane.Vendor) ? TakenOutAsync() : LateDeletionAsync(),
            // Where a person's faces are one reply, there is no list that could lack one.
            _ => DeletionFacts.ListOf(lane.Vendor) is { } list ? ShortListAsync(list) : LateAddAsync(),
        };

    /// <summary>
    /// Another process loses an enrollment, which lands when the person is erased and everything was looked at: a receipt that
    /// is complete before the window is over is wrong.
    /// </summary>
    private async Task LateAddAsync()
    {
        // A clock that is ahead signs what lives longer.
        var ahead = _random.Next(2) * 0.4 * lane.Facts.Validity;
        lane.Clock.Wrong = ahead;
        var enrolling = new DeletionPart(DeletionKind.Enroll, lane.Elsewhere)
        {
            Pictures = [script.NewPicture()],
            IsElsewhere = true,
        };
        await stepAsync([enrolling], Held(1));
        var end = lane.Clock.True + lane.Facts.Validity + ahead - TimeSpan.FromSeconds(5);
        lane.Clock.Wrong = TimeSpan.Zero;
        var erasure = await EraseAsync(s_none);
        await VerifyAsync(erasure, s_none);
        if (_random.Next(4) > 0 && end > lane.Clock.True)
        {
            // The last moment at which the vendor takes it.
            lane.Clock.Advance(end - lane.Clock.True);
            await VerifyAsync(erasure, s_none);
        }

        lane.Sandbox.AddPerson(lane.Vendor, person);
        await lane.Sandbox.StoreHeldAsync();
        var hash = UniquePicture.Hash(enrolling.Pictures[0]);
        tally.LateAdds += ledger.There().Count(f => f.PictureSha256 == hash);
        ledger.CheckAll();
        if (_random.Next(2) == 0)
        {
            await VerifyAsync(erasure, s_none);
        }
    }

    /// <summary>The deletion of a person is lost, and runs when the person was enrolled again.</summary>
    private async Task LateDeletionAsync()
    {
        Seed(1);
        await EraseAsync(Held(_random.Next(1, 4)));
        lane.Sandbox.AddPerson(lane.Vendor, person);
        var enrolling = new DeletionPart(DeletionKind.Enroll, script.AnyClient()) { Pictures = [script.NewPicture()] };
        await stepAsync([enrolling], s_none);
        tally.KeptBack += enrolling.Enrolled is { IsHeldBack: true } ? 1 : 0;
        tally.LateDeletions += await lane.Sandbox.StoreHeldAsync();
        ledger.Audit();
    }

    /// <summary>The vendor answers deletions as if all were well, and the faces are there still.</summary>
    private async Task NotDeletedAsync()
    {
        var ids = Seed(3);
        var doomed = ids.Take(_random.Next(1, 3)).ToList();
        await stepAsync(
            [new(DeletionKind.Delete, script.AnyClient()) { FaceIds = doomed }],
            NotDeleted(_random.Next(1, 6))
        );
        await EraseAsync(NotDeleted(_random.Next(1, 6)));
    }

    /// <summary>The list lacks its last face, though it counts it.</summary>
    private async Task ShortListAsync(string list)
    {
        var ids = Seed(2);
        var fault = new TortureFault("short list", s => DeletionFacts.CutList(s, list));
        await stepAsync([new(DeletionKind.Delete, script.AnyClient()) { FaceIds = ids }], fault);
        Seed(2);
        // Not seen, or seen and not deleted: neither is gone because a later list lacks it.
        var erasure = await EraseAsync(_random.Next(2) == 0 ? fault : NotDeleted(30));
        var left = erasure.VerifyAfter - lane.Clock.True;
        lane.Clock.Advance((left > TimeSpan.Zero ? left : TimeSpan.Zero) + TimeSpan.FromMinutes(1));
        await VerifyAsync(erasure, fault);
    }

    /// <summary>
    /// The person comes back by another process: late, or named to be kept, or into several libraries where none was named. A
    /// verification leaves it alone.
    /// </summary>
    private async Task ComeBackAsync()
    {
        Seed(1);
        var vendor = lane.Vendor.InSandbox();
        var (first, second) = (FaceEnrollSandboxOptions.DefaultLibraryId, DeletionFacts.SecondLibrary);
        var isInSeveral = DeletionFacts.HasPeople(lane.Vendor) && _random.Next(2) == 0;
        var erasure = await EraseAsync(s_none, isInSeveral);
        var isLate = _random.Next(2) == 0;
        var left = erasure.VerifyAfter - lane.Clock.True;
        lane.Clock.Advance(
            (left > TimeSpan.Zero ? left : TimeSpan.Zero)
                + TimeSpan.FromMinutes(isLate ? _random.Next(70, 1_000) : _random.Next(1, 30))
        );
        if (isInSeveral)
        {
            lane.Sandbox.Store.AddLibrary(vendor, second);
            lane.Sandbox.Store.AddPerson(vendor, person, first, second);
            erasure.IsInSeveral = true;
        }

        var face = lane.Sandbox.Store.AddFace(vendor, isInSeveral ? second : first, person, script.NewPicture());
        ledger.SeedElsewhere(face);
        lane.Clock.Advance(DeletionFacts.ClockDoubt);
        IReadOnlyCollection<string>? keep = (isLate || isInSeveral) && _random.Next(2) == 0 ? null : [face.FaceId];
        await VerifyAsync(erasure, s_none, keep);
        tally.CameBack += ledger.There().Count(f => f.FaceId == face.FaceId);
    }

    /// <summary>
    /// Somebody else verifies the receipt, when the person has a face again, and says that none is to be kept: the receipt is
    /// refused, and nothing is even read.
    /// </summary>
    private async Task StrangerAsync()
    {
        Seed(1);
        var erasure = await EraseAsync(s_none);
        var nameless = person + "-nameless";
        lane.Sandbox.AddPerson(lane.Vendor, nameless);
        var ofNoAccount = await lane.Stranger(TortureKeys.First, account: null).ErasePersonAsync(nameless);
        var left = erasure.VerifyAfter - lane.Clock.True;
        lane.Clock.Advance((left > TimeSpan.Zero ? left : TimeSpan.Zero) + TimeSpan.FromMinutes(_random.Next(70, 500)));
        lane.Sandbox.AddPerson(lane.Vendor, person);
        var library = FaceEnrollSandboxOptions.DefaultLibraryId;
        ledger.SeedElsewhere(lane.Sandbox.Store.AddFace(lane.Vendor.InSandbox(), library, person, script.NewPicture()));
        lane.Clock.Advance(DeletionFacts.ClockDoubt);
        // A host's own handler may have cost the receipt.
        var saved = erasure.Json ?? ofNoAccount.ToJson();
        await RefuseAsync(lane.Stranger(TortureKeys.Second, account: null), saved);
        await RefuseAsync(lane.Stranger(TortureKeys.Second, "somebody"), saved);
        await RefuseAsync(lane.Stranger(TortureKeys.Second, account: null), ofNoAccount.ToJson());
        ledger.Audit();
        ledger.CheckAll();
    }

    private async Task RefuseAsync(IFaceEraser stranger, string receipt)
    {
        var before = await lane.LastRequestAsync();
        try
        {
            await stranger.VerifyErasureAsync(FaceErasureReceipt.FromJson(receipt), []);
        }
        catch (ArgumentException)
        {
            tally.Refused++;
        }

        // The mark that counts them is one itself.
        if (await lane.LastRequestAsync() - before is var requests && requests != 1)
        {
            tally.Strangers++;
            Console.Error.WriteLine($"{lane.Vendor} {person}: a stranger sent {requests - 1} requests for a receipt");
        }
    }

    /// <summary>
    /// The person is in two libraries and is erased from one; the request is lost, and runs when the other one is the last that
    /// it is in, or somebody takes the person out of that one by hand: either may leave it in none, with its faces.
    /// </summary>
    private async Task TakenOutAsync()
    {
        Seed(1);
        var (first, second) = (FaceEnrollSandboxOptions.DefaultLibraryId, DeletionFacts.SecondLibrary);
        var vendor = lane.Vendor.InSandbox();
        lane.Sandbox.Store.AddLibrary(vendor, second);
        lane.Sandbox.Store.AddPerson(vendor, person, first, second);
        var erasure = await EraseAsync(_random.Next(2) == 0 ? s_none : Held(_random.Next(1, 4)), from: first);
        var other = await EraseAsync(s_none, from: second);
        tally.LateDeletions += await lane.Sandbox.StoreHeldAsync();
        ledger.Audit();
        ledger.CheckAll();
        if (_random.Next(2) == 0)
        {
            await VerifyAsync(erasure, s_none);
            await VerifyAsync(other, s_none);
        }
    }

    private async Task<Erasure> EraseAsync(TortureFault fault, bool namesNoLibrary = false, string? from = null)
    {
        var isEverywhere = _random.Next(3) == 0 && !namesNoLibrary && from is null;
        var kind = isEverywhere ? DeletionKind.EraseEverywhere : DeletionKind.Erase;
        // That reply names nobody: the vendor's word is all there is until the receipt is verified.
        var isLie = fault.Name == DeletionFacts.NotDeleted && lane.Vendor == FaceVendor.TencentCloud;
        var part = new DeletionPart(kind, script.AnyClient())
        {
            IsLie = isLie,
            NamesNoLibrary = namesNoLibrary,
            Library = from ?? FaceEnrollSandboxOptions.DefaultLibraryId,
            IsOfAnotherProcess = _random.Next(2) == 0,
        };
        await stepAsync([part], fault);
        return part.Erasure!;
    }

    private async Task VerifyAsync(Erasure erasure, TortureFault fault, IReadOnlyCollection<string>? keep = null)
    {
        if (erasure.Json is not null)
        {
            await stepAsync([script.Verification(erasure, keep)], fault);
        }
    }

    private List<string> Seed(int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var library = FaceEnrollSandboxOptions.DefaultLibraryId;
            var vendor = lane.Vendor.InSandbox();
            var face = lane.Sandbox.Store.AddFace(vendor, library, person, script.NewPicture());
            ledger.Seed(face);
            ids.Add(face.FaceId);
        }

        lane.Clock.Advance(DeletionFacts.ClockDoubt);
        return ids;
    }

    private TortureFault Held(int count) =>
        new("held", s => s.Next(SandboxFault.StoreOnCommand(reset: _random.Next(2) == 0), count));

    private static TortureFault NotDeleted(int count) =>
        new(DeletionFacts.NotDeleted, s => s.Next(SandboxFault.NotDeleted(), count));
}
