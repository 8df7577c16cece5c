namespace FaceEnroll.Ledger;

/// <summary>How far a run is. The counts are the ledger's: true in every process, also after a crash.</summary>
/// <remarks>Immutable. It holds no personal data.</remarks>
public sealed class FaceRunSummary
{
    internal FaceRunSummary(string name, string registration, FaceVendor vendor, FaceRunState state)
    {
        Name = name;
        Registration = registration;
        Vendor = vendor;
        State = state;
    }

    /// <summary>The run.</summary>
    public string Name { get; }

    /// <summary>The registration that enrolls.</summary>
    public string Registration { get; }

    /// <summary>The vendor.</summary>
    public FaceVendor Vendor { get; }

    /// <summary>How it stands.</summary>
    public FaceRunState State { get; }

    /// <summary>Why it stands, where something stopped it or it waits as a whole; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether a process drives it now.</summary>
    public bool IsDriven { get; init; }

    /// <summary>Whether its source was read to the end: until then, <see cref="Total"/> grows.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Items in all, lines that were refused among them.</summary>
    public long Total => Pending + Waiting + Done;

    /// <summary>Items that were not tried yet.</summary>
    public long Pending { get; init; }

    /// <summary>Items that were tried and will be again.</summary>
    public long Waiting { get; init; }

    /// <summary>Items that this run enrolled.</summary>
    public long Enrolled { get; init; }

    /// <summary>Items that were in before, or have the content of another item.</summary>
    public long AlreadyEnrolled { get; init; }

    /// <summary>Items that the source has twice: the first of them has the result.</summary>
    public long Repeated { get; init; }

    /// <summary>Items that are not enrolled, for a reason.</summary>
    public long Refused { get; init; }

    /// <summary>Items that a person must decide.</summary>
    public long Undecidable { get; init; }

    /// <summary>Items whose turn did not come before the run was canceled.</summary>
    public long Canceled { get; init; }

    /// <summary>Items with a result.</summary>
    public long Done => Enrolled + AlreadyEnrolled + Repeated + Refused + Undecidable + Canceled;

    /// <summary>Of these, how many had it before this process began to drive; 0 where it does not drive.</summary>
    public long DoneBefore { get; init; }

    /// <summary>Items a second, lately; null while too little is known.</summary>
    public double? Rate { get; init; }

    /// <summary>How long it may still take at that rate; null while too little is known.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>The same with what only the process that drives knows.</summary>
    internal FaceRunSummary While(long doneBefore, double? rate, TimeSpan? timeLeft, string? reason) =>
        new(Name, Registration, Vendor, State)
        {
            Reason = Reason ?? reason,
            IsDriven = IsDriven,
            IsPlanned = IsPlanned,
            StartedAt = StartedAt,
            Pending = Pending,
            Waiting = Waiting,
            Enrolled = Enrolled,
            AlreadyEnrolled = AlreadyEnrolled,
            Repeated = Repeated,
            Refused = Refused,
            Undecidable = Undecidable,
            Canceled = Canceled,
            DoneBefore = doneBefore,
            Rate = rate,
            TimeLeft = timeLeft,
        };

    /// <summary>One line of counts.</summary>
    /// <returns>The line.</returns>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Name}: {(State == FaceRunState.Running && !IsDriven ? "Stopped" : State)}, {Done} of {Total} done: {Enrolled} enrolled, {AlreadyEnrolled} already in, {Repeated} repeated, {Refused} refused, {Undecidable} undecidable, {Canceled} canceled; {Waiting} waiting"
        );
}
