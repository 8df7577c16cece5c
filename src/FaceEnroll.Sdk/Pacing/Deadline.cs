namespace FaceEnroll.Sdk.Pacing;

/// <summary>A token that ends with another one or when its own time is over; it knows which it was.</summary>
internal sealed class Deadline : IDisposable
{
    private static readonly TimeSpan s_brief = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _timeProvider;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _link;
    private readonly CancellationToken _outer;
    private readonly long _start;
    private bool _isEnded;

    public Deadline(TimeProvider timeProvider, TimeSpan allowed, CancellationToken outer)
    {
        _timeProvider = timeProvider;
        Allowed = allowed;
        _outer = outer;
        _start = timeProvider.GetTimestamp();
        _source = timeProvider.StartTimeout(allowed);
        _link = outer.Register(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>The time that it was given.</summary>
    public TimeSpan Allowed { get; }

    /// <summary>Whether its own time is over: not that of the other one, and it was not ended early.</summary>
    public bool IsOver => _source.IsCancellationRequested && !_isEnded && !_outer.IsCancellationRequested;

    /// <summary>What is left of the time; never negative.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = Allowed - _timeProvider.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>A second of it, or what is left of it.</summary>
    public Deadline Briefly() => new(_timeProvider, s_brief, Token);

    /// <summary>Ends it now: what still runs under its token has nothing left to do.</summary>
    public void End()
    {
        _isEnded |= !_source.IsCancellationRequested;
        _source.Cancel();
    }

    public void Dispose()
    {
        _link.Dispose();
        _source.Dispose();
    }
}
