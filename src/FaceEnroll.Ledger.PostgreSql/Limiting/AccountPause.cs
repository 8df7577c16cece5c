namespace FaceEnroll.Ledger.PostgreSql.Limiting;

/// <summary>
/// What the vendor asked of an account, told to all hosts. This host keeps to it at once, the others with their next permit.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class AccountPause(Func<SlotTable> open, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(500);

    /// <summary>Many calls hear of it at the same time.</summary>
    private static readonly TimeSpan s_same = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _end = new();
    private TimeSpan _until;
    private bool _isTelling;

    /// <summary>What is left of it; zero or less when there is none.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_gate)
            {
                return _until - time.GetElapsedTime(0);
            }
        }
    }

    /// <summary>Tells the other hosts in the background; while the database is away, they get no permits anyway.</summary>
    public void Begin(TimeSpan pause)
    {
        lock (_gate)
        {
            var until = time.GetElapsedTime(0) + (pause < s_longest ? pause : s_longest);
            if (until <= _until + s_same)
            {
                return;
            }

            _until = until;
            if (!_isTelling && !_end.IsCancellationRequested)
            {
                _isTelling = true;
                _ = Task.Run(() => TellAsync(_end.Token));
            }
        }
    }

    /// <summary>Writes it down for all hosts.</summary>
    /// <exception cref="FaceLedgerException">The database cannot be reached.</exception>
    public void Write(TimeSpan pause)
    {
        using var table = open();
        // So that there is a row to pause.
        _ = table.Ask(0);
        table.PauseFor(pause);
    }

    /// <summary>What is not told yet stays untold.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _end.Cancel();
            _end.Dispose();
        }
    }

    private async Task TellAsync(CancellationToken end)
    {
        var told = TimeSpan.Zero;
        while (IsMore(told, out var until))
        {
            try
            {
                Write(until - time.GetElapsedTime(0));
                told = until;
            }
            catch (FaceLedgerException)
            {
                await Task.Delay(s_again, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private bool IsMore(TimeSpan told, out TimeSpan until)
    {
        lock (_gate)
        {
            until = _until;
            _isTelling = until > told && until > time.GetElapsedTime(0) && !_end.IsCancellationRequested;
            return _isTelling;
        }
    }
}
