using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;

namespace FaceEnroll.Torture.Deletions;

/// <summary>
/// What callers asked for and were told of one person, held against what the sandbox holds and what it deleted. The moments
/// are the order in which callers began and ended, so that "later" needs no clock.
/// </summary>
internal sealed class DeletionLedger(FaceEnrollSandbox sandbox, FaceVendor vendor, string person, DeletionTally tally)
{
    private readonly SandboxVendor _vendor = vendor.InSandbox();
    private readonly Dictionary<string, Enrolling> _enrollings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly List<Erasure> _erasures = [];
    private readonly List<DeletionStep> _steps = [];
    private readonly List<string> _given = [];
    private long _moment;
    private int _audited = sandbox.Store.Deletions.Count;

    public IReadOnlyList<Erasure> Erasures => _erasures;

    /// <summary>Ids that a host may know: those it was given, and those it could list.</summary>
    public IReadOnlyList<string> Known =>
        [.. _given.Concat(There().Select(static face => face.FaceId)).Distinct(StringComparer.Ordinal)];

    /// <summary>The next moment.</summary>
    public long Now() => Interlocked.Increment(ref _moment);

    /// <summary>The person's faces, as they are.</summary>
    public IReadOnlyList<SandboxFace> There() => sandbox.Store.FacesAt(_vendor, person);

    /// <summary>A face that was there before everything.</summary>
    public void Seed(SandboxFace face)
    {
        var seeded = new Enrolling(person, face.PictureSha256, Now()) { Claim = Claim.Unknown };
        seeded.Ended = Now();
        _enrollings[face.PictureSha256] = seeded;
        _given.Add(face.FaceId);
    }

    /// <summary>A face that another process enrolled on purpose, just now.</summary>
    public void SeedElsewhere(SandboxFace face)
    {
        var seeded = new Enrolling(person, face.PictureSha256, Now()) { Claim = Claim.Unknown, IsElsewhere = true };
        seeded.Ended = Now();
        _enrollings[face.PictureSha256] = seeded;
    }

    public void Give(IEnumerable<string> faceIds) => _given.AddRange(faceIds);

    /// <summary>The calls of a step begin.</summary>
    public void Begin(DeletionStep step)
    {
        _steps.Add(step);
        foreach (var part in step.Parts)
        {
            _named.UnionWith(part.FaceIds);
            part.Enrollings =
            [
                .. part.Pictures.Select(p => new Enrolling(person, UniquePicture.Hash(p), Now())
                {
                    IsElsewhere = part.IsElsewhere,
                }),
            ];
            foreach (var enrolling in part.Enrollings)
            {
                _enrollings[enrolling.Hash] = enrolling;
            }

            if (part.Kind is DeletionKind.Erase or DeletionKind.EraseEverywhere)
            {
                part.Erasure = new Erasure(person, part.Kind == DeletionKind.Erase ? part.Library : null, Now())
                {
                    IsLie = part.IsLie,
                    IsOfAnotherProcess = part.IsOfAnotherProcess,
                };
                _erasures.Add(part.Erasure);
            }
        }
    }

    /// <summary>A call has returned: what it says is gone must not be there at this very moment.</summary>
    public void Returned(DeletionStep step, DeletionPart part)
    {
        foreach (var enrolling in part.Enrollings)
        {
            enrolling.Ended = Now();
        }

        if (part.Erasure is { } erasure && part.Kind != DeletionKind.Verify)
        {
            erasure.Ended = Now();
        }

        // Where people live in libraries, what is elsewhere is not meant; a person who is elsewhere too keeps its faces there.
        var library = part.Erasure is { } erased ? erased.Library : FaceEnrollSandboxOptions.DefaultLibraryId;
        var there = part.Erasure is { Remains: true } or { IsLie: true }
            ? []
            : There().Where(face => IsIn(library, face));
        var ids = there.Select(static face => face.FaceId).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, outcome) in part.Said ?? new Dictionary<string, FaceDeletionOutcome>())
        {
            tally.Count(outcome);
            if (outcome is FaceDeletionOutcome.Gone or FaceDeletionOutcome.AlreadyAbsent && ids.Contains(id))
            {
                tally.StillThere++;
                Complain(step, $"said {outcome}, but there");
            }
        }
    }

    /// <summary>Looks at what was deleted since it looked last.</summary>
    public void Audit()
    {
        var all = sandbox.Store.Deletions;
        for (; _audited < all.Count; _audited++)
        {
            var deletion = all[_audited];
            if (deletion.Face.Vendor != _vendor || deletion.Cause != SandboxDeletionCause.Call)
            {
                continue;
            }

            tally.Deleted++;
            var by = _steps.LastOrDefault(s => s.FirstRequest < deletion.RequestNumber);
            if (!IsAsked(deletion.Face, by))
            {
                tally.Unasked++;
                Complain(
                    by,
                    $"{deletion.Face.FaceId} of {EnrollingOf(deletion.Face)?.How ?? "nobody"} deleted unasked, by {deletion.Operation}"
                );
            }

            var said = by?.Parts.Select(p => p.SaidOf(deletion.Face.FaceId)).Where(static s => s is not null).ToList();
            if (said is { Count: > 0 } && said.TrueForAll(static s => s == FaceDeletionOutcome.NotApplied))
            {
                tally.GoneAfterAll++;
                Complain(by, $"said not applied, but gone by {deletion.Operation}");
            }
        }
    }

    /// <summary>Compares the complete receipts with what is there.</summary>
    public void CheckAll() => _erasures.ForEach(Check);

    private void Check(Erasure erasure)
    {
        if (erasure.Status != FaceErasureStatus.Complete || erasure.Remains || erasure.IsRefuted)
        {
            return;
        }

        var left = There()
            .Where(f => IsIn(erasure.Library, f) && EnrollingOf(f) is { } e && e.Ended < erasure.Began)
            .ToList();
        if (left.Count > 0)
        {
            tally.Survived++;
            erasure.IsRefuted = true;
            Complain(
                _steps.LastOrDefault(),
                $"complete, but {left.Count} faces are there: {EnrollingOf(left[0])!.How}. {erasure.Reasons}"
            );
        }
    }

    /// <summary>Everything has come to rest.</summary>
    public void Settle()
    {
        Audit();
        CheckAll();
        foreach (var erasure in _erasures)
        {
            if (erasure.Json is null || erasure.IsSuperseded)
            {
                tally.Again += erasure.IsSuperseded ? 1 : 0;
                continue;
            }

            tally.Complete += erasure.Status == FaceErasureStatus.Complete ? 1 : 0;
            tally.Undecidable += erasure.Status == FaceErasureStatus.Undecidable ? 1 : 0;
            if (erasure.Status == FaceErasureStatus.Pending)
            {
                tally.PendingOpen += erasure.Open > 0 ? 1 : 0;
                tally.Pending += erasure.Open > 0 ? 0 : 1;
                if (erasure.Open == 0)
                {
                    Console.Error.WriteLine($"{vendor} {person}: pending in the end: {erasure.Reasons}");
                }
            }
        }

        var there = There().Select(static f => f.PictureSha256).ToList();
        var ever = sandbox.Store.Deletions.Select(static d => d.Face.PictureSha256).Concat(there).ToHashSet();
        foreach (var (hash, enrolling) in _enrollings)
        {
            var count = there.Count(h => h == hash);
            if (
                count > 1
                || (enrolling.Claim == Claim.Enrolled && !ever.Contains(hash))
                || (enrolling.Claim == Claim.NotEnrolled && count > 0)
            )
            {
                tally.Mistaken++;
                Complain(null, $"told {enrolling.Claim}, there {count} times: {enrolling.How}");
            }
        }
    }

    /// <summary>Faces of enrollments that began after an erasure had ended: a host would name them.</summary>
    public IReadOnlyList<string> LaterThan(Erasure erasure) =>
        [.. There().Where(f => EnrollingOf(f) is { } e && e.Began > erasure.Ended).Select(static f => f.FaceId)];

    /// <summary>
    /// A face is asked for by its id, or by an erasure of its person, unless it is of a call that began when the erasure was over:
    /// such a one of another process nothing tells from one that landed late, in the time for which a verification says so.
    /// </summary>
    private bool IsAsked(SandboxFace face, DeletionStep? by) =>
        face.PersonId == person
        && (
            _named.Contains(face.FaceId)
            || _erasures.Exists(e =>
                IsIn(e.Library, face)
                && EnrollingOf(face) is { } enrolling
                && (enrolling.Began < e.Ended || (enrolling.IsElsewhere && MayBeLate(e, face, by)))
            )
        );

    private static bool MayBeLate(Erasure erasure, SandboxFace face, DeletionStep? by) =>
        !erasure.IsInSeveral
        && by is not null
        && by.Parts.Any(part =>
            part.Erasure == erasure
            && part.Keep?.Contains(face.FaceId) != true
            && by.At <= erasure.VerifyAfter + DeletionFacts.LateIsSaid
        );

    private bool IsIn(string? library, SandboxFace face) =>
        library is null || DeletionFacts.HasPeople(vendor) || library == face.LibraryId;

    private Enrolling? EnrollingOf(SandboxFace face) => _enrollings.GetValueOrDefault(face.PictureSha256);

    /// <summary>With the whole story: who looks for a fault needs all of it.</summary>
    private void Complain(DeletionStep? step, string what) =>
        Console.Error.WriteLine(
            $"{vendor} {person}: {what}. {step}{Environment.NewLine}    {string.Join($"{Environment.NewLine}    ", _steps)}"
        );
}
