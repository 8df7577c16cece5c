namespace FaceEnroll.Ledger.Runs.Rows;

/// <summary>
/// What a process claims of a lane: that it is the owner whose turn has this number. A claim that is not the lane's latest is worth nothing.
/// </summary>
/// <param name="Lane">The lane.</param>
/// <param name="Owner">The process.</param>
/// <param name="Epoch">The number of its turn: each that takes the lane gets the next one.</param>
internal sealed record LaneClaim(int Lane, string Owner, long Epoch);
