namespace FaceEnroll.Ledger.Hosting;

/// <summary>This process, as the ledger knows it, and whether others still run.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal interface ILedgerOwner : IDisposable
{
    /// <summary>The process's id: a fresh one at each start.</summary>
    string Id { get; }

    /// <summary>
    /// Whether a process may still run. It is asked inside transactions, and must not wait. It only tells how long to wait for
    /// another's call or run: a wrong answer makes two work at once, which is safe.
    /// </summary>
    bool IsAlive(string owner);

    /// <summary>How often the ledger may have lost its latest commits since the process began: then a run begins from its rows again.</summary>
    int Losses => 0;
}
