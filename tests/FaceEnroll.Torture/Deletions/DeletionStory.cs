using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Faults;
using FaceEnroll.Torture.Hosts;
using FaceEnroll.Torture.Wire;

namespace FaceEnroll.Torture.Deletions;

/// <summary>
/// What happens to one person: steps of enrolling and deleting, one after the other without waiting for what is late, then
/// the window passes, and every receipt is verified until nothing more can be said.
/// </summary>
internal sealed class DeletionStory(DeletionLane lane, string person, DeletionTally tally)
{
    private readonly Random _random = lane.Random;
    private readonly CallDriver _driver = new(lane.Sandbox, lane.Clock, lane.Random);
    private readonly DeletionCaller _caller = new(lane.Vendor, person);
    private readonly DeletionLedger _ledger = new(lane.Sandbox, lane.Vendor, person, tally);
    private readonly List<OpenEnrolling> _open = [];

    /// <summary>Another process enrolls the person, and this one only deletes: it knows of no call that was lost.</summary>
    private readonly bool _isElsewhere = lane.Random.Next(4) == 0;
    private string _other = "";

    private DeletionScript Script => new(lane, _ledger, _isElsewhere);

    private string Stranger => person + "-other";

    /// <summary>How many steps there were, without those at the end.</summary>
    public int Steps { get; private set; }

    /// <summary>Plays steps, and how it ends.</summary>
    public async Task PlayAsync(int steps)
    {
        Begin(isScene: false);
        while (Steps < steps)
        {
            await StepAsync(Script.Parts(_other), AnyFault());
            await BetweenAsync();
        }

        await EndAsync();
    }

    /// <summary>Plays a scene, and how it ends.</summary>
    public async Task PlaySceneAsync(int number)
    {
        Begin(isScene: true);
        await new DeletionScenes(lane, person, _ledger, Script, tally, StepAsync).PlayAsync(number);
        await EndAsync();
    }

    private async Task EndAsync()
    {
        var steps = Steps;
        await new DeletionEnding(lane, _ledger, _driver, _open, VerifyAsync, EraseAgainAsync).EndAsync();
        Steps = steps;
    }

    private void Begin(bool isScene)
    {
        var vendor = lane.Vendor.InSandbox();
        var library = FaceEnrollSandboxOptions.DefaultLibraryId;
        lane.Sandbox.AddPerson(lane.Vendor, person);
        for (var i = _random.Next(4); i > 0; i--)
        {
            _ledger.Seed(lane.Sandbox.Store.AddFace(vendor, library, person, Script.NewPicture()));
        }

        if (_random.Next(5) == 0 && !isScene)
        {
            _ledger.Seed(lane.Sandbox.Store.AddFace(vendor, DeletionFacts.SecondLibrary, person, Script.NewPicture()));
        }

        lane.Sandbox.Store.AddFace(vendor, library, Stranger, Script.NewPicture());
        _other = lane.Sandbox.Store.AddFace(vendor, library, Stranger, Script.NewPicture()).FaceId;
        lane.Clock.Advance(DeletionFacts.ClockDoubt);
    }

    private Task VerifyAsync(Erasure erasure, IReadOnlyCollection<string>? keep) =>
        StepAsync([Script.Verification(erasure, keep)], DeletionFacts.Faults[0]);

    private Task EraseAgainAsync(Erasure erasure) =>
        StepAsync(
            [
                new DeletionPart(
                    erasure.Library is null ? DeletionKind.EraseEverywhere : DeletionKind.Erase,
                    Script.AnyClient()
                )
                {
                    Library = erasure.Library ?? FaceEnrollSandboxOptions.DefaultLibraryId,
                },
            ],
            DeletionFacts.Faults[0]
        );

    private TortureFault AnyFault()
    {
        var faults = DeletionFacts.Faults;
        return _random.Next(4) == 0 ? faults[0]
            : _random.Next(4) == 0 ? faults[_random.Next(FaultCatalog.All.Count, faults.Count)]
            : faults[_random.Next(faults.Count)];
    }

    private async Task StepAsync(IReadOnlyList<DeletionPart> parts, TortureFault fault)
    {
        Steps++;
        if (fault.Name.StartsWith("vendor", StringComparison.Ordinal))
        {
            // A clock that is set back would make live again what was dead, and no client could know.
            await lane.Sandbox.StoreHeldAsync();
        }

        var step = new DeletionStep(fault.Name, parts, await lane.LastRequestAsync(), lane.Clock.True);
        _ledger.Begin(step);
        lane.Tap.Begin();
        // A replacement enrolls and deletes: either may fail.
        var struck =
            parts[0].Kind is DeletionKind.Replace or DeletionKind.Enroll && _random.Next(2) == 0 ? parts[^1] : parts[0];
        var facts =
            struck.Kind == DeletionKind.Enroll ? lane.Facts : DeletionFacts.Of(lane.Facts, lane.Vendor, struck.Kind);
        lane.Armed = new FaultScene(lane.Sandbox, lane.Vendor, _random, facts, lane.Clock, lane.Tap)
        {
            Pictures = [.. parts.SelectMany(static p => p.Pictures)],
        };
        fault.Arm(lane.Armed);
        var calls = parts.Select(part => (part, Request: RequestOf(part))).ToList();
        await _driver.DriveAsync<DeletionPart>(
            [
                .. calls.Select(call =>
                    (Func<CancellationToken, Task<DeletionPart>>)(
                        async token =>
                        {
                            await _caller.CallAsync(call.part, call.Request, token);
                            _ledger.Returned(step, call.part);
                            return call.part;
                        }
                    )
                ),
            ],
            fault.Stall,
            static e => throw new InvalidOperationException("A call never ended.", e)
        );
        lane.Sandbox.Faults.Clear();
        lane.Sandbox.Verdicts.Clear();
        CountPretences(step);
        if (parts.Count == 1)
        {
            CountNeedless(fault, step, parts[0]);
        }

        await lane.LeaveNothingBehindAsync();
        lane.Tap.Begin();
        foreach (var part in parts)
        {
            Note(step, part);
        }

        _ledger.Audit();
        _ledger.CheckAll();
    }

    private void Note(DeletionStep step, DeletionPart part)
    {
        tally.Calls++;
        tally.Enrollments += part.Kind == DeletionKind.Enroll ? 1 : 0;
        tally.Deletions += part.Kind == DeletionKind.Delete ? 1 : 0;
        tally.Replacements += part.Kind == DeletionKind.Replace ? 1 : 0;
        tally.Erasures += part.Kind is DeletionKind.Erase or DeletionKind.EraseEverywhere ? 1 : 0;
        tally.Verifications += part.Kind == DeletionKind.Verify ? 1 : 0;
        if (part.Error is { } error)
        {
            foreach (var _ in part.FaceIds)
            {
                tally.Count(DeletionPart.OutcomeOf(error));
            }
        }

        if (part.Fault is { } fault)
        {
            tally.Untyped++;
            Console.Error.WriteLine($"{lane.Vendor} {person}: {fault} {step}");
        }

        if (part.Enrolled is not { } end || part.IsElsewhere)
        {
            return;
        }

        _ledger.Give(end.Images.Select(static i => i.FaceId).OfType<string>().Concat(end.FaceIds));
        for (var i = 0; i < part.Enrollings.Count; i++)
        {
            part.Enrollings[i].Claim = CallCounter.ClaimOf(end, null, i);
            part.Enrollings[i].How = $"{step}, store {lane.KeepsTickets}, {lane.Mode}";
        }

        if (end.Ticket is not null)
        {
            _open.Add(new OpenEnrolling(person, part, end));
        }
    }

    /// <summary>What the vendor answered wrong, so that nobody takes for tried what was not.</summary>
    private void CountPretences(DeletionStep step)
    {
        foreach (var request in lane.Sandbox.Requests.Where(r => r.Number > step.FirstRequest))
        {
            tally.NotDone += request.Fault == SandboxFault.NotDeleted().Name ? 1 : 0;
            tally.ShortLists += request.Fault == SandboxFault.ShortList().Name ? 1 : 0;
        }
    }

    /// <summary>Unknown, though no deletion went out.</summary>
    private void CountNeedless(TortureFault fault, DeletionStep step, DeletionPart part)
    {
        var isTold =
            lane.Vendor != FaceVendor.AlibabaIdVerification || lane.Host.Clients.ToList().IndexOf(part.Client) < 4;
        var saysUnknown =
            part.Error is { Certainty: FaceEnrollmentCertainty.Unknown }
            || part.Said?.Values.Contains(FaceDeletionOutcome.Unknown) == true;
        if (
            saysUnknown
            && isTold
            && part.Kind is not (DeletionKind.Verify or DeletionKind.Enroll)
            && lane.Tap.CanTell
            && part.Client.IsExact
            && fault.Stall != Stall.CancelAnywhere
            // A list that lacks something cannot say what is there, whatever was sent.
            && !lane.Sandbox.Requests.Any(r => r.Number > step.FirstRequest && r.Fault == SandboxFault.ShortList().Name)
            && lane.Tap.Proof(DeletionFacts.Of(lane.Facts, lane.Vendor, part.Kind).Mark) == WireProof.HasNothing
        )
        {
            tally.Needless++;
            Console.Error.WriteLine(
                $"{lane.Vendor} {person}, {fault.Name}: needless {part}, {string.Join(" > ", part.Client.Handlers)}"
            );
        }
    }

    /// <summary>Time passes, or does not; what is late arrives, or does not yet.</summary>
    private async Task BetweenAsync()
    {
        lane.Clock.Wrong = _random.Next(4) == 0 || lane.Clock.Wrong > TimeSpan.FromDays(1) ? default : lane.Clock.Wrong;
        switch (_random.Next(10))
        {
            case 0:
                await lane.Sandbox.StoreHeldAsync();
                break;
            case 1:
                lane.Clock.Advance(TimeSpan.FromSeconds(_random.Next(1, 120)));
                break;
            case 2:
                lane.Clock.Advance(lane.Facts.Validity * _random.NextDouble() * 2);
                break;
            case 3:
                lane.Restart();
                break;
            case 4 when _open.Count > 0:
                await _open[_random.Next(_open.Count)].AskOnceAsync(Script.AnyClient(), _ledger);
                break;
        }

        if (_random.Next(2) == 0 && DeletionFacts.HasPeople(lane.Vendor))
        {
            // A host makes the person anew, to enroll it again.
            lane.Sandbox.AddPerson(lane.Vendor, person);
        }
    }

    private FaceEnrollmentRequest? RequestOf(DeletionPart part) =>
        part.Enrolls
            ? new FaceEnrollmentRequest(
                person,
                Array.ConvertAll(
                    part.Pictures,
                    picture =>
                        lane.Armed!.HasBreakingSources
                            ? Pictures.Breaking(picture, _random)
                            : lane.Pictures.Any(picture, _random)
                )
            )
            : null;
}
