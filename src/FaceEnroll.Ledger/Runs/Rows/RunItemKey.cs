namespace FaceEnroll.Ledger.Runs.Rows;

/// <summary>An item of a run, where a call belongs to one; all zero where it does not.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Number">The item's number in it.</param>
internal readonly record struct RunItemKey(long Run, long Number)
{
    /// <summary>Whether it names an item.</summary>
    public bool IsSet => Run > 0;
}
