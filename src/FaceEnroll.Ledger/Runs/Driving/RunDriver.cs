using System.Threading.Channels;
using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>
/// Enrolls a run's items until each has a result or something stops it. One loop decides, in one place; calls only report to it.
/// </summary>
internal sealed class RunDriver
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);

    private readonly ILedgerStore _store;
    private readonly RunSettings _settings;
    private readonly ItemSender _sender;
    private readonly IItemQueue _queue;
    private readonly TimeProvider _time;
    private readonly Channel<Report?> _reports = Channel.CreateUnbounded<Report?>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly VendorAbsence _absence;
    private readonly DateTimeOffset _begun;
    private readonly long _beginning;
    private int _underWay;
    private bool _isTicking;

    /// <param name="store">The ledger.</param>
    /// <param name="settings">How the run's items are enrolled.</param>
    /// <param name="sender">Sends them.</param>
    /// <param name="time">The time.</param>
    /// <param name="queue">Which of them are this process's, and whose turn it is.</param>
    public RunDriver(ILedgerStore store, RunSettings settings, ItemSender sender, TimeProvider time, IItemQueue queue)
    {
        _store = store;
        _settings = settings;
        _sender = sender;
        _queue = queue;
        _time = time;
        _absence = new VendorAbsence(settings.Concurrency);
        _begun = time.GetUtcNow();
        _beginning = time.GetTimestamp();
    }

    /// <summary>Whether the vendor as a whole seems to be away.</summary>
    public bool IsVendorAway => _absence.IsAway;

    /// <summary>The time, which a step of the machine's clock does not change while the run is driven.</summary>
    private DateTimeOffset Now => _begun + _time.GetElapsedTime(_beginning);

    /// <summary>Drives the run.</summary>
    /// <param name="look">
    /// Called about twice a second; it says whether to go on. Calls that run are awaited in any case.
    /// </param>
    /// <param name="cancellationToken">Stops taking items.</param>
    /// <returns>Why the account is blocked; null when it is not.</returns>
    /// <exception cref="FaceLedgerException">The ledger failed.</exception>
    public async Task<string?> DriveAsync(Func<bool> look, CancellationToken cancellationToken)
    {
        string? blocked = null;
        Exception? fault = null;
        var isStopping = false;
        var looked = _time.GetTimestamp();
        var queue = _queue;
        queue.Begin(Now);
        using var timer = new Timer(_ => Tick(), null, s_tick, s_tick);
        while (true)
        {
            isStopping |= cancellationToken.IsCancellationRequested;
            if (!isStopping)
            {
                try
                {
                    Fill(queue);
                }
                catch (Exception e)
                {
                    // Calls under way end first.
                    fault ??= e;
                    isStopping = true;
                }
            }

            if (_underWay == 0 && (isStopping || queue.IsEmpty))
            {
                break;
            }

            var report = await _reports.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            do
            {
                if (report is { } ended)
                {
                    _underWay--;
                    queue.Ended(ended.Item);
                    isStopping |= ended.Step.Kind == NextStepKind.Stop;
                    Take(queue, ended, ref blocked, ref fault);
                }
                else
                {
                    _isTicking = false;
                }
            } while (_reports.Reader.TryRead(out report));

            isStopping |= blocked is not null || fault is not null;
            if (_time.GetElapsedTime(looked) >= s_look)
            {
                looked = _time.GetTimestamp();
                try
                {
                    isStopping |= !look();
                }
                catch (Exception e)
                {
                    fault ??= e;
                    isStopping = true;
                }
            }
        }

        return fault is null ? blocked : throw fault;
    }

    private void Fill(IItemQueue queue)
    {
        var now = Now;
        while (_underWay < _absence.Concurrency(now) && queue.Next(now) is { } item)
        {
            _underWay++;
            _ = Task.Run(() => TryAsync(item, _absence.IsAway));
        }
    }

    private void Take(IItemQueue queue, Report ended, ref string? blocked, ref Exception? fault)
    {
        var (item, step) = ended;
        _absence.See(step.IsVendorAway, Now);
        switch (step.Kind)
        {
            case NextStepKind.Again when item.IsOpen:
                queue.Wait(item, item.NotBefore!.Value);
                break;
            case NextStepKind.Stop:
                break;
            case NextStepKind.LaneLost:
                queue.Lost(item);
                break;
            case NextStepKind.Block:
                blocked ??= step.Reason ?? step.Error.ToString();
                break;
            case NextStepKind.Fail:
                fault ??= step.Fault;
                break;
            default:
                queue.Done(item);
                break;
        }
    }

    /// <summary>Tries an item, and writes down what follows before anybody is told.</summary>
    private async Task TryAsync(ItemRow item, bool isVendorAway)
    {
        NextStep step;
        try
        {
            step = await _sender.SendAsync(item).ConfigureAwait(false);
            if (step.Kind is NextStepKind.Done or NextStepKind.Again || step.Reason is not null)
            {
                item = await NoteAsync(item, step, isVendorAway).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            step = NextStep.Fail(e);
        }

        _ = _reports.Writer.TryWrite(new Report(item, step));
    }

    private async Task<ItemRow> NoteAsync(ItemRow item, NextStep step, bool isVendorAway)
    {
        if (step.Kind is NextStepKind.Done or NextStepKind.Again)
        {
            var now = Now;
            // Its call may have settled it meanwhile, in whatever process: then that stands.
            var noted = await _store
                .WriteAsync(
                    t =>
                        RunSteps.Note(
                            t,
                            item.Id,
                            i => RunItemRules.Tried(i, step, isVendorAway, _settings.MaxAttempts, now)
                        ),
                    CancellationToken.None
                )
                .ConfigureAwait(false);
            return (noted ?? item with { Status = FaceRunEntryStatus.Enrolled }) with { Claim = item.Claim };
        }

        _ = await _store
            .WriteAsync(t => RunSteps.Remark(t, item.Id, step.Reason!), CancellationToken.None)
            .ConfigureAwait(false);
        return item;
    }

    private void Tick()
    {
        if (!_isTicking)
        {
            _isTicking = true;
            _ = _reports.Writer.TryWrite(null);
        }
    }

    /// <summary>A call has ended.</summary>
    private sealed record Report(ItemRow Item, NextStep Step)
    {
        public override string ToString() => nameof(Report);
    }
}
