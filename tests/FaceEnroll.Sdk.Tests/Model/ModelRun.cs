using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>Runs one schedule to its end, and says what is wrong with what the library said.</summary>
internal sealed class ModelRun
{
    private const string Person = "p-1";

    private const int MostIdle = 3_000_000;

    /// <summary>Nobody waits longer, even on a machine whose clock is off by some hours.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(28);

    /// <summary>A process takes no less time to start than a face to show.</summary>
    private static readonly TimeSpan s_restart = TimeSpan.FromSeconds(5);

    // Two chunks where a body breaks in its middle.
    // Each call has a picture of its own: the very same one would be answered from the ticket that was lost.
    private static readonly FaceImage[] s_small = [Picture(100), Picture(101)];
    private static readonly FaceImage[] s_big = [Picture(150_000), Picture(150_001)];

    private readonly Schedule _schedule;
    private readonly ManualTimeProvider _time = new();
    private readonly ModelVendor _vendor;
    private readonly ModelStore? _store;
    private readonly ModelClients _clients;
    private readonly ModelCall _first;
    private readonly ModelCall? _other;
    private readonly List<string> _faults = [];

    private ModelRun(Schedule schedule)
    {
        _schedule = schedule;
        ModelDialect dialect = schedule.Vendor == FaceVendor.FinAuth ? new ModelFinAuth() : new ModelTencentCloud();
        _vendor = new ModelVendor(schedule, dialect, _time);
        _store = schedule.Process == ProcessPlan.TicketStore ? new ModelStore() : null;
        _clients = new ModelClients(schedule, _vendor, _time, _store, Person);
        _first = new ModelCall("a", schedule.First, schedule.Next);
        _other = schedule.Other is { } other ? new ModelCall("b", other, other) : null;
    }

    /// <summary>What was wrong; empty when nothing was.</summary>
    /// <param name="schedule">What happens.</param>
    /// <param name="sends">How often the first writer sent.</param>
    public static IReadOnlyList<string> Faults(Schedule schedule, out int sends)
    {
        var run = new ModelRun(schedule);
        run.Run();
        sends = run._first.Sends;
        return run._faults;
    }

    private void Run()
    {
        SetClock();
        Task? beside = null;
        if (_other is not null && _schedule.Start == StartPlan.Before)
        {
            Drive(EnrollAsync(_other));
            if (!MayWriteAfter(_other))
            {
                return;
            }
        }

        if (_other is not null && _schedule.Start == StartPlan.While)
        {
            _vendor.OnFirstSend = () => beside ??= EnrollAsync(_other);
        }

        Drive(EnrollAsync(_first));
        Drive(beside ?? (_other is not null && _schedule.Start == StartPlan.While ? EnrollAsync(_other) : null));
        if (_schedule.Process != ProcessPlan.Same)
        {
            _clients.Restart();
            _time.Advance(s_restart);
        }

        if (_other is not null && _schedule.Start == StartPlan.After)
        {
            if (MayWriteAfter(_first))
            {
                Drive(EnrollAsync(_other));
            }
        }

        Settle();
        Judge(_first);
        if (_other is not null)
        {
            Judge(_other);
        }
    }

    /// <summary>A ticket that its host alone keeps is known to nobody else, so the host asks before it writes again.</summary>
    private bool MayWriteAfter(ModelCall call)
    {
        if (_schedule.Process == ProcessPlan.SavedTicket)
        {
            Settle();
        }

        return _schedule.Process != ProcessPlan.SavedTicket || call.Said != FaceReconciliationStatus.Undecidable;
    }

    private void SetClock()
    {
        var little = TimeSpan.FromTicks(_vendor.Dialect.Validity.Ticks * 4 / 5);
        _time.JumpWallClock(
            _schedule.Clock switch
            {
                ClockPlan.LittleAhead => little,
                ClockPlan.LittleBehind => -little,
                ClockPlan.FarAhead or ClockPlan.FarAheadThenRight => _vendor.Far,
                ClockPlan.FarBehind => -_vendor.Far,
                _ => TimeSpan.Zero,
            }
        );
    }

    /// <summary>Lets time pass whenever a call waits for it. Nothing else takes any.</summary>
    private void Drive(Task? call)
    {
        for (var idle = 0; call is { IsCompleted: false }; )
        {
            if (!_time.AdvanceIfAwaited())
            {
                // A turn at the gate is handed on through the pool.
                Thread.Yield();
                if (++idle > MostIdle)
                {
                    throw new InvalidOperationException("A call waits for something that never comes.");
                }
            }
        }

        call?.GetAwaiter().GetResult();
    }

    private async Task EnrollAsync(ModelCall call)
    {
        try
        {
            var result = await _clients
                .For(call)
                .EnrollAsync(new FaceEnrollmentRequest(Person, (IsCut ? s_big : s_small)[call == _first ? 0 : 1]))
                .ConfigureAwait(false);
            call.Say(FaceReconciliationStatus.Enrolled, [result.Images[0].FaceId!], "result");
        }
        catch (FaceEnrollmentOutcomeUnknownException e)
        {
            if (call.WholeSends == 0)
            {
                _faults.Add("Unknown, though no body left whole");
            }

            var saved = _schedule.Process switch
            {
                ProcessPlan.SavedTicket => _clients.Saved[call.Registration],
                ProcessPlan.TicketStore => _store!.Find(e.Ticket!.OperationId)?.ToJson(),
                _ => null,
            };
            if (saved is null && _schedule.Process != ProcessPlan.Same)
            {
                _faults.Add("Unknown, and no ticket is kept");
            }

            call.Ticket = saved is null ? e.Ticket : FaceEnrollmentTicket.FromJson(saved);
        }
        catch (FaceEnrollmentException e)
        {
            call.Say(FaceReconciliationStatus.NotEnrolled, [], $"{e.Kind} {e.Certainty}");
        }
    }

    private static FaceImage Picture(int length) => FaceImage.FromBytes(Resilience.TencentScene.Picture(length));

    private bool IsCut =>
        _schedule.First.Answering == Answering.CutRequest
        || _schedule.Next.Answering == Answering.CutRequest
        || _schedule.Other?.Answering == Answering.CutRequest;

    /// <summary>Asks about all open tickets until they are decided.</summary>
    private void Settle()
    {
        var start = _time.GetTimestamp();
        ModelCall[] calls = _other is null ? [_first] : [_first, _other];
        while (calls.Any(c => c.IsOpen))
        {
            var wait = TimeSpan.FromSeconds(1);
            foreach (var call in calls.Where(c => c.IsOpen))
            {
                var answer = AskAsync(call);
                Drive(answer);
                wait = answer.Result > wait ? answer.Result : wait;
            }

            var waited = _time.GetElapsedTime(start);
            if (waited > s_longest)
            {
                _faults.Add("It waits for ever");
                return;
            }

            // Patience grows, so that a day takes few questions.
            var more = TimeSpan.FromTicks(waited.Ticks / 2);
            _time.Advance(wait > more ? wait : more);
        }
    }

    private async Task<TimeSpan> AskAsync(ModelCall call)
    {
        if (_store?.Completed.TryGetValue(call.Ticket!.OperationId, out var known) == true)
        {
            // A later call of this person settled it.
            call.Say(known.Status, known.FaceIds, "settled");
            return TimeSpan.Zero;
        }

        try
        {
            var answer = await ((IFaceEnrollmentReconciler)_clients.For(call))
                .ReconcileAsync(_clients.Here(call.Ticket!))
                .ConfigureAwait(false);
            call.Say(answer.Status, answer.FaceIds, answer.Reason);
            if (_store is not null && answer.Status is not FaceReconciliationStatus.NotYetVisible)
            {
                await _store.CompleteAsync(call.Ticket!, answer, default).ConfigureAwait(false);
            }

            return answer.AskAgainAfter ?? TimeSpan.Zero;
        }
        catch (FaceEnrollmentException e)
        {
            call.Say(FaceReconciliationStatus.Undecidable, [], $"asking failed: {e.Kind}");
            return TimeSpan.Zero;
        }
    }

    private void Judge(ModelCall call)
    {
        var stored = _vendor.Faces.Where(f => f.Call == call).ToList();
        if (stored.Count > 1)
        {
            _faults.Add("Stored twice by one call");
        }

        if (call.Said == FaceReconciliationStatus.NotEnrolled && stored.Count > 0)
        {
            _faults.Add($"Said not enrolled, but stored ({call.Why})");
        }

        if (call.Said == FaceReconciliationStatus.Enrolled && !call.FaceIds.All(id => stored.Exists(f => f.Id == id)))
        {
            _faults.Add($"Said enrolled with a face that is not its own ({call.Why})");
        }

        if (
            _schedule.IsDecidable
            && call.Said is not (FaceReconciliationStatus.Enrolled or FaceReconciliationStatus.NotEnrolled)
        )
        {
            _faults.Add($"Undecided: {call.Why}");
        }
    }
}
