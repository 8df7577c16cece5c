using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Sdk.Journal;

namespace FaceEnroll.Ledger.Journal;

/// <content>What deletions and erasures took.</content>
internal sealed partial class FaceLedger
{
    /// <summary>For tickets that do not say how long a request lives.</summary>
    private static readonly TimeSpan s_day = TimeSpan.FromHours(24);

    /// <summary>How long after its request's life a face may take to show, with a margin.</summary>
    private static readonly TimeSpan s_settle = TimeSpan.FromMinutes(1);

    public async ValueTask BeginDeletionAsync(RecordedDeletion deletion, CancellationToken cancellationToken)
    {
        var store = await OpenForAsync(deletion, cancellationToken).ConfigureAwait(false);
        var account = AccountOf(deletion);
        var person = store.Key.Of(deletion.PersonId);
        var people = deletion.LibraryIds.Select(library => new LedgerPerson(account, library ?? "", person)).ToList();
        deletion.Memory = await store
            .ReadAsync(tables => people.SelectMany(person => tables.Of(person)).ToList(), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>With another key it would never learn what was deleted, whenever it is told: nothing is, then.</summary>
    private async ValueTask<ILedgerStore> OpenForAsync(RecordedDeletion deletion, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (FaceLedgerException e) when (e.Fault == FaceLedgerFault.OtherKey)
        {
            throw LedgerRefusals.OfOtherKey(deletion, e);
        }
    }

    /// <summary>
    /// Only of rows as they were before the first deletion: what was sent since is not of what was deleted. A face is known by its id;
    /// one whose id nobody knows is gone with all that the person had, or with all faces of its call.
    /// </summary>
    public async ValueTask NoteDeletionAsync(RecordedDeletion deletion, CancellationToken cancellationToken)
    {
        var now = Now;
        var gone = deletion.Gone.ToLookup(f => f.LibraryId ?? "", f => f.FaceId);
        var absent = deletion.Absent.ToLookup(f => f.LibraryId ?? "", f => f.FaceId);
        var changes = new List<(CallRow Row, List<string> Gone)>();
        foreach (var row in (List<CallRow>)deletion.Memory!)
        {
            var library = row.Person.Library;
            var isSettled = IsSettled(row, now);
            HashSet<string> faces = [.. gone[library], .. isSettled ? absent[library] : []];
            changes.Add((row, GoneOf(row, faces, deletion.IsPersonGone || (isSettled && deletion.IsNothingLeft))));
        }

        if (deletion.ErasureId is not null || changes.Exists(c => c.Gone.Count > 0))
        {
            _ = await ledger
                .Store.WriteAsync(
                    tables =>
                    {
                        NoteErasure(tables, deletion, now);
                        return Note(tables, changes, deletion.IsErased);
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    public async ValueTask NoteErasureAsync(RecordedDeletion deletion, CancellationToken cancellationToken) =>
        _ = await ledger
            .Store.WriteAsync(tables => NoteErasure(tables, deletion, Now), cancellationToken)
            .ConfigureAwait(false);

    public async ValueTask CheckSendAsync(FaceVendor vendor, string operation, CancellationToken cancellationToken)
    {
        if (LedgerCaller.Current is not { Item.IsSet: true } caller)
        {
            return;
        }

        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        caller.IsErased = await store
            .ReadAsync(
                t =>
                    RunSteps.IsErased(t, caller.Person, caller.TakesErasedBefore)
                    || (
                        caller.Requested is { } requested
                        && requested != caller.Person
                        && RunSteps.IsErased(t, requested, caller.TakesErasedBefore)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (caller.IsErased)
        {
            throw LedgerRefusals.OfErased(vendor, operation);
        }
    }

    /// <summary>Notes who was erased, once for each erasure, so that no list enrolls the person again.</summary>
    private static bool NoteErasure(ILedgerTables tables, RecordedDeletion deletion, DateTimeOffset now)
    {
        if (deletion.ErasureId is not { } id)
        {
            return false;
        }

        var account = AccountOf(deletion);
        var people = deletion
            .ErasedLibraryIds.Select(library => new LedgerPerson(
                account,
                library ?? "",
                tables.Key.Of(deletion.PersonId)
            ))
            .ToList();
        if (tables.AddErasure(id))
        {
            people.ForEach(person => tables.PutErased(person));
        }

        var scope = new ErasedScope(account, deletion.PersonId, deletion.ErasedLibraryIds)
        {
            ErasedAfter = people.Max(person => tables.ErasedAfter(person)),
            TakesOpenCalls = deletion.IsErased,
        };
        tables.Runs.ErasePerson(scope, deletion.IsErased, now);
        return true;
    }

    private static string AccountOf(RecordedDeletion deletion) =>
        LedgerAccount.Of(deletion.Vendor, deletion.Endpoint, deletion.Account);

    private static int Note(ILedgerTables tables, List<(CallRow Row, List<string> Gone)> changes, bool isErased)
    {
        foreach (var (row, gone) in changes)
        {
            var now = LedgerSteps.Gone(tables, row.Id, row.Version, gone);
            if (isErased)
            {
                _ = LedgerSteps.Forget(tables, row.Id, (now ?? row).Version);
            }
        }

        return changes.Count;
    }

    private static List<string> GoneOf(CallRow row, HashSet<string> faces, bool areAllGone)
    {
        var areUnattributedGone = row.UnattributedFaceIds.Count > 0 && row.UnattributedFaceIds.All(faces.Contains);
        return
        [
            .. row
                .Pictures.Where(p => p.IsIn)
                .Where(p => areAllGone || (p.FaceId is { } id ? faces.Contains(id) : areUnattributedGone))
                .Select(p => p.Source),
        ];
    }

    /// <summary>Whether its face must show by now, so that one that was not there is not there.</summary>
    private static bool IsSettled(CallRow row, DateTimeOffset now)
    {
        if (row.Ticket.Length == 0)
        {
            return true;
        }

        var validity = FaceEnrollmentTicket.FromJson(row.Ticket).SignatureValidity;
        return now > row.NoAttemptAfter + (validity is { } v ? v + v + s_settle : s_day);
    }

    /// <summary>
    /// A person who could be created was not there, and neither were its faces: another request's record of them is of a person who
    /// is no more.
    /// </summary>
    private async ValueTask NoteCreatedAsync(
        IReadOnlyList<CallRow> before,
        string callId,
        CancellationToken cancellationToken
    )
    {
        var changes = before
            .Where(row => row.Id != callId)
            .Select(row => (row, GoneOf(row, [], areAllGone: true)))
            .Where(c => c.Item2.Count > 0)
            .ToList();
        if (changes.Count > 0)
        {
            _ = await ledger
                .Store.WriteAsync(tables => Note(tables, changes, isErased: false), cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
