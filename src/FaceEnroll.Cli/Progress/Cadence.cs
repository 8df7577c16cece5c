using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Progress;

/// <summary>Lets the first summary through, then one for each span of time, and every one with another state.</summary>
internal sealed class Cadence(TimeProvider time, TimeSpan every)
{
    private long _last;
    private FaceRunState? _state;
    private bool _wasPlanned;

    public bool IsDue(FaceRunSummary summary)
    {
        if (_state == summary.State && _wasPlanned == summary.IsPlanned && time.GetElapsedTime(_last) < every)
        {
            return false;
        }

        (_state, _wasPlanned, _last) = (summary.State, summary.IsPlanned, time.GetTimestamp());
        return true;
    }
}
