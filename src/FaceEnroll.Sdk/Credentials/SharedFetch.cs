namespace FaceEnroll.Sdk.Credentials;

/// <summary>
/// A value fetched once however many callers wait. A fetch belongs to all of them: it does not end with the one who began
/// it. A failed fetch is not kept.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class SharedFetch<T>
    where T : class, IUsableUntil
{
    private readonly object _gate = new();
    private T? _value;
    private Task<T>? _fetch;

    /// <summary>The value fetched last, good or not.</summary>
    public T? Value
    {
        get
        {
            lock (_gate)
            {
                return _value;
            }
        }
    }

    /// <summary>A value that is good now, or one fetched for all who ask meanwhile.</summary>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="fetch">Gets a value; bounded by a time of its own.</param>
    /// <param name="cancellationToken">Ends this caller's waiting, not the fetch.</param>
    public ValueTask<T> GetAsync(TimeProvider timeProvider, Func<Task<T>> fetch, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_value is { } value && timeProvider.GetUtcNow() < value.UseUntil)
            {
                return new ValueTask<T>(value);
            }

            if (_fetch is null || _fetch.IsCompleted)
            {
                _fetch = Start(fetch);
            }

            return new ValueTask<T>(_fetch.WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken));
        }
    }

    /// <summary>Forgets this value, but not one that replaced it.</summary>
    public void Drop(T refused)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_value, refused))
            {
                _value = null;
            }
        }
    }

    /// <summary>
    /// Whether no fetch runs and the fetched value is no longer good. A value that nobody ever asked for is not stale.
    /// </summary>
    public bool IsStale(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _fetch is { IsCompleted: true } && !(now < _value?.UseUntil);
        }
    }

    private Task<T> Start(Func<Task<T>> fetch)
    {
        // It runs neither inside the lock nor as part of the caller who happens to be first.
        var task = Task.Run(
            async () =>
            {
                var value = await fetch().ConfigureAwait(false);
                lock (_gate)
                {
                    _value = value;
                }

                return value;
            },
            CancellationToken.None
        );
        // When every caller has left, nobody else looks at how the fetch ended.
        _ = task.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return task;
    }
}
