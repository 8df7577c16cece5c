namespace FaceEnroll.Ledger.Tests.PowerLoss;

/// <summary>What lies on the disk when a commit has returned, and what it promises.</summary>
/// <param name="Main">The ledger's file.</param>
/// <param name="Wal">Its log.</param>
/// <param name="Rows">All rows that are promised.</param>
internal sealed record Moment(byte[] Main, byte[] Wal, string Rows)
{
    public string Salt { get; } = WalBytes.Salt(Wal);

    /// <summary>How much of the log the promise needs.</summary>
    public int End { get; } = WalBytes.End(Wal);
}
