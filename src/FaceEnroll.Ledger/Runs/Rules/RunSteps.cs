using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Runs.Rules;

/// <summary>The operations on runs, each in one transaction: the same for every store.</summary>
internal static class RunSteps
{
    /// <summary>A run as it is, and how its items stand.</summary>
    public static (RunRow Run, RunCounts Counts)? Look(ILedgerTables tables, string name) =>
        tables.Runs.Find(name) is { } run ? (run, tables.Runs.Counts(run.Id)) : null;

    /// <summary>Adds a run unless one has its name.</summary>
    public static RunRow Begin(ILedgerTables tables, RunRow run) => tables.Runs.Find(run.Name) ?? tables.Runs.Add(run);

    /// <summary>Changes a run.</summary>
    /// <param name="tables">The rows.</param>
    /// <param name="run">The run.</param>
    /// <param name="change">The run as it shall be; null to leave it.</param>
    /// <returns>The run as it is now; null when there is none, or nothing was changed.</returns>
    public static RunRow? Change(ILedgerTables tables, long run, Func<RunRow, RunRow?> change)
    {
        if (tables.Runs.Find(run) is not { } row || change(row) is not { } changed)
        {
            return null;
        }

        tables.Runs.Put(changed);
        return changed;
    }

    /// <summary>Takes the items of a source; what it repeats becomes a wrong line.</summary>
    /// <param name="tables">The rows.</param>
    /// <param name="run">The run.</param>
    /// <param name="items">The items, without their numbers.</param>
    /// <returns>The run's state. Nothing is added to one that is canceled.</returns>
    public static FaceRunState Append(ILedgerTables tables, long run, IReadOnlyList<ItemRow> items)
    {
        var row = tables.Runs.Find(run) ?? throw new InvalidOperationException("The ledger holds no such run.");
        if (row.State == FaceRunState.Canceled)
        {
            return row.State;
        }

        var next = row.Next;
        foreach (var item in items)
        {
            var numbered = item with { Id = new RunItemKey(run, next), Pass = row.Pass };
            switch (tables.Runs.Append(numbered))
            {
                case Appended.New:
                    next++;
                    break;
                case Appended.Repeated when Repeat(tables, numbered) == Appended.New:
                    next++;
                    ForgetErased(tables, row, numbered);
                    break;
                default:
                    break;
            }
        }

        // What was completed is not, with more to do.
        var state =
            row.State == FaceRunState.Completed && tables.Runs.Counts(run).Open > 0 ? FaceRunState.Running : row.State;
        tables.Runs.Put(row with { Next = next, State = state });
        return state;
    }

    private static Appended Repeat(ILedgerTables tables, ItemRow item) =>
        tables.Runs.Append(RunItemRules.Closed(RunItemRules.Repeated(item, tables.Key), tables.Key));

    /// <summary>A line that has its result has no turn, in which it would be found out that its person was erased.</summary>
    private static void ForgetErased(ILedgerTables tables, RunRow run, ItemRow item)
    {
        var person = new LedgerPerson(run.Account, item.LibraryId ?? "", tables.Key.Of(item.PersonId));
        if (IsErased(tables, person, RunSettings.FromJson(run.Definition).TakesErasedBefore(run)))
        {
            tables.Runs.Forget(item.Id);
        }
    }

    /// <summary>What a driver found out about an item that has no result yet.</summary>
    /// <returns>The item as it is now; null when it had a result, or there is none.</returns>
    public static ItemRow? Note(ILedgerTables tables, RunItemKey id, Func<ItemRow, ItemRow> change)
    {
        if (tables.Runs.Item(id) is not { IsOpen: true } item)
        {
            return null;
        }

        var changed = change(item);
        Put(tables, item, changed);
        return changed;
    }

    /// <summary>An item is about to be sent: it is counted.</summary>
    /// <returns>Why it must not be; null when it may.</returns>
    public static IntentVerdict? Send(ILedgerTables tables, RunItemKey id, int maxAttempts)
    {
        if (
            tables.Runs.Item(id) is not { IsOpen: true } item
            || tables.Runs.Find(id.Run)?.State != FaceRunState.Running
        )
        {
            return IntentVerdict.Stopped;
        }

        if (item.Attempts >= maxAttempts)
        {
            return IntentVerdict.Exhausted;
        }

        Put(tables, item, item with { Attempts = item.Attempts + 1 });
        return null;
    }

    /// <summary>Whether a run must not enroll a person because it was erased.</summary>
    /// <param name="tables">The rows.</param>
    /// <param name="person">The person.</param>
    /// <param name="takesErasedBefore">Whoever was erased before this run was begun is enrolled all the same; null for nobody.</param>
    public static bool IsErased(ILedgerTables tables, in LedgerPerson person, long? takesErasedBefore) =>
        tables.ErasedAfter(person) is { } run && !(run < takesErasedBefore);

    /// <summary>An item of a person who was erased came to its turn: it is not sent, and what is personal of it is blanked.</summary>
    public static void Erase(ILedgerTables tables, RunItemKey id, DateTimeOffset now)
    {
        if (tables.Runs.Item(id) is { IsOpen: true } item)
        {
            tables.Runs.Put(item, RunItemRules.OfErased(item, now));
            tables.Runs.Forget(id);
        }
    }

    /// <summary>Adds words to the result that an item has.</summary>
    /// <returns>Whether it has one.</returns>
    public static bool Remark(ILedgerTables tables, RunItemKey id, string reason)
    {
        if (tables.Runs.Item(id) is not { IsOpen: false } item)
        {
            return false;
        }

        Put(tables, item, item with { Reason = reason });
        return true;
    }

    /// <summary>A call of an item has a result: so has the item, in the same transaction.</summary>
    public static void Settle(ILedgerTables tables, CallRow call, DateTimeOffset now)
    {
        if (!call.Item.IsSet || tables.Runs.Item(call.Item) is not { } item)
        {
            return;
        }

        if (RunItemRules.Settled(item, call, IsCanceled, now) is { } settled)
        {
            Put(tables, item, settled);
            Reopen(tables, settled);
        }

        bool IsCanceled() => tables.Runs.Find(call.Item.Run)?.State == FaceRunState.Canceled;
    }

    /// <summary>Ends a run for good.</summary>
    /// <returns>Whether there was something to end.</returns>
    public static bool Cancel(ILedgerTables tables, string name, DateTimeOffset now)
    {
        if (tables.Runs.Find(name) is not { } run || (run.IsPlanned && tables.Runs.Counts(run.Id).Open == 0))
        {
            return false;
        }

        tables.Runs.Put(run with { State = FaceRunState.Canceled, Reason = null });
        return tables.Runs.CancelOpen(run.Id, now) > 0 || run.State != FaceRunState.Canceled;
    }

    /// <summary>A person has found out about an item's picture.</summary>
    /// <returns>Whether there was something to decide.</returns>
    public static bool Resolve(
        ILedgerTables tables,
        RunItemKey id,
        bool isEnrolled,
        string decision,
        DateTimeOffset now
    )
    {
        if (tables.Runs.Item(id) is not { Status: FaceRunEntryStatus.Undecidable } item)
        {
            return false;
        }

        if (tables.OfItem(id) is { IsOpen: false } call)
        {
            _ = LedgerSteps.Resolve(tables, call.Id, isEnrolled, decision);
            if (tables.Runs.Item(id)!.Status != FaceRunEntryStatus.Undecidable)
            {
                return true;
            }
        }

        var resolved = RunItemRules.Resolved(item, isEnrolled, decision, now);
        // Nobody can be sent whose id is blank.
        resolved = resolved.PersonId.Length > 0 ? resolved : RunItemRules.OfErased(resolved, now);
        var isCanceled = resolved.IsOpen && tables.Runs.Find(id.Run)?.State == FaceRunState.Canceled;
        var put = isCanceled ? resolved with { Status = FaceRunEntryStatus.Canceled, FinishedAt = now } : resolved;
        Put(tables, item, put);
        Reopen(tables, put);
        return true;
    }

    private static void Put(ILedgerTables tables, ItemRow before, ItemRow after) =>
        tables.Runs.Put(
            before,
            RunItemRules.IsClosed(after) && !RunItemRules.IsClosed(before)
                ? RunItemRules.Closed(after, tables.Key)
                : after
        );

    /// <summary>A run that was completed is not, once an item has no result any more.</summary>
    private static void Reopen(ILedgerTables tables, ItemRow item)
    {
        if (item.IsOpen)
        {
            _ = Change(
                tables,
                item.Id.Run,
                run => run.State == FaceRunState.Completed ? run with { State = FaceRunState.Running } : null
            );
        }
    }
}
