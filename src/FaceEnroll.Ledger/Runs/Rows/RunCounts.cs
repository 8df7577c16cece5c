namespace FaceEnroll.Ledger.Runs.Rows;

/// <summary>How many items of a run are in each state.</summary>
internal sealed class RunCounts
{
    private readonly long[] _counts = new long[(int)FaceRunEntryStatus.Repeated + 1];

    public long this[FaceRunEntryStatus status]
    {
        get => _counts[(int)status];
        set => _counts[(int)status] = value;
    }

    public long Open => this[FaceRunEntryStatus.Pending] + this[FaceRunEntryStatus.Waiting];

    public long Done => _counts.Sum() - Open;

    public FaceRunSummary Summary(RunRow run, bool isDriven) =>
        new(run.Name, run.Registration, run.Vendor, run.State)
        {
            Reason = run.Reason,
            IsDriven = isDriven,
            IsPlanned = run.IsPlanned,
            StartedAt = run.CreatedAt,
            Pending = this[FaceRunEntryStatus.Pending],
            Waiting = this[FaceRunEntryStatus.Waiting],
            Enrolled = this[FaceRunEntryStatus.Enrolled],
            AlreadyEnrolled = this[FaceRunEntryStatus.AlreadyEnrolled],
            Repeated = this[FaceRunEntryStatus.Repeated],
            Refused = this[FaceRunEntryStatus.Refused],
            Undecidable = this[FaceRunEntryStatus.Undecidable],
            Canceled = this[FaceRunEntryStatus.Canceled],
        };
}
