namespace FaceEnroll.Sdk.Http;

/// <summary>
/// Tokens by host and key, fetched once however many callers wait. A fetch belongs to all of them: it does not end with
/// the one who began it. A failed fetch is not kept.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class AccessTokenCache
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Host, string Key), Entry> _entries = [];

    /// <summary>A token that is good now, or one fetched for all who ask meanwhile.</summary>
    /// <param name="host">Scheme, host and port: a token never goes to another one.</param>
    /// <param name="keyId">The key it was given for.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="fetch">Gets a token; bounded by a time of its own.</param>
    /// <param name="cancellationToken">Ends this caller's waiting, not the fetch.</param>
    public async ValueTask<AccessToken> GetAsync(
        string host,
        string keyId,
        TimeProvider timeProvider,
        Func<Task<AccessToken>> fetch,
        CancellationToken cancellationToken
    )
    {
        Task<AccessToken> pending;
        lock (_gate)
        {
            var now = timeProvider.GetUtcNow();
            if (!_entries.TryGetValue((host, keyId), out var entry))
            {
                RemoveStale(now);
                _entries.Add((host, keyId), entry = new Entry());
            }

            if (entry.Token is { } token && now < token.UseUntil)
            {
                return token;
            }

            if (entry.Fetch is null || entry.Fetch.IsCompleted)
            {
                entry.Fetch = Start(entry, fetch);
            }

            pending = entry.Fetch;
        }

        return await pending.WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The vendor refused this token: forgets it, and no other that came in its place.</summary>
    public void Drop(AccessToken refused)
    {
        lock (_gate)
        {
            foreach (var entry in _entries.Values)
            {
                if (ReferenceEquals(entry.Token, refused))
                {
                    entry.Token = null;
                }
            }
        }
    }

    private Task<AccessToken> Start(Entry entry, Func<Task<AccessToken>> fetch)
    {
        // Neither inside the lock nor as part of the caller who happens to be first.
        var task = Task.Run(
            async () =>
            {
                var token = await fetch().ConfigureAwait(false);
                lock (_gate)
                {
                    entry.Token = token;
                }

                return token;
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

    /// <summary>Rotated keys leave entries behind.</summary>
    private void RemoveStale(DateTimeOffset now)
    {
        List<(string, string)>? stale = null;
        foreach (var entry in _entries)
        {
            if (entry.Value.Fetch is { IsCompleted: true } && !(now < entry.Value.Token?.UseUntil))
            {
                (stale ??= []).Add(entry.Key);
            }
        }

        stale?.ForEach(key => _entries.Remove(key));
    }

    private sealed class Entry
    {
        public AccessToken? Token { get; set; }

        public Task<AccessToken>? Fetch { get; set; }
    }
}
