using FaceEnroll.Sandbox;

namespace FaceEnroll.Ledger.Kill;

/// <summary>When requests with pictures came in. The sandbox keeps only its last requests, so that they are taken as they come.</summary>
internal sealed class Arrivals
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);
    private readonly FaceEnrollSandbox _sandbox;
    private readonly CancellationTokenSource _end = new();
    private readonly SortedDictionary<long, DateTimeOffset> _times = [];
    private readonly Task _taking;

    public Arrivals(FaceEnrollSandbox sandbox)
    {
        _sandbox = sandbox;
        _taking = Task.Run(TakeAsync);
    }

    /// <summary>The most in any sliding second. It takes no more afterwards.</summary>
    public async Task<int> MostInASecondAsync()
    {
        await _end.CancelAsync();
        await _taking;
        var times = _times.Values.Order().ToList();
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] >= TimeSpan.FromSeconds(1))
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    private async Task TakeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            foreach (var request in _sandbox.Requests.Where(r => r.Pictures.Count > 0))
            {
                _times[request.Number] = request.ReceivedAt;
            }

            await Task.Delay(s_interval, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
