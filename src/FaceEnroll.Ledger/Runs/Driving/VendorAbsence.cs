namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>
/// Whether the vendor as a whole seems to be away: then one item at a time is tried, ever more rarely, and none loses an attempt.
/// </summary>
/// <param name="concurrency">How many calls run at once when it is there.</param>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class VendorAbsence(int concurrency)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);
    private readonly int _most = Math.Max(8, concurrency);
    private int _inARow;
    private DateTimeOffset _until;

    public bool IsAway => _inARow >= _most;

    /// <summary>How many calls may run now.</summary>
    public int Concurrency(DateTimeOffset now) =>
        !IsAway ? concurrency
        : now < _until ? 0
        : 1;

    /// <summary>Whatever a call says of the vendor.</summary>
    public void See(bool isAway, DateTimeOffset now)
    {
        _inARow = isAway ? _inARow + 1 : 0;
        if (IsAway)
        {
            var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(_inARow - _most, 10)));
            _until = now + (wait < s_longest ? wait : s_longest);
        }
    }
}
