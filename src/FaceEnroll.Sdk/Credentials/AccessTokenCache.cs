namespace FaceEnroll.Sdk.Credentials;

/// <summary>Tokens by host and key, fetched once however many callers wait.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class AccessTokenCache
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Host, string Key), SharedFetch<AccessToken>> _entries = [];

    /// <summary>A token that is good now, or one fetched for all who ask meanwhile.</summary>
    /// <param name="host">Scheme, host and port: a token never goes to another one.</param>
    /// <param name="keyId">The key it was given for.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="fetch">Gets a token; bounded by a time of its own.</param>
    /// <param name="cancellationToken">Ends this caller's waiting, not the fetch.</param>
    public ValueTask<AccessToken> GetAsync(
        string host,
        string keyId,
        TimeProvider timeProvider,
        Func<Task<AccessToken>> fetch,
        CancellationToken cancellationToken
    )
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue((host, keyId), out var entry))
            {
                RemoveStale(timeProvider.GetUtcNow());
                _entries.Add((host, keyId), entry = new SharedFetch<AccessToken>());
            }

            return entry.GetAsync(timeProvider, fetch, cancellationToken);
        }
    }

    /// <summary>The vendor refused this token: forgets it, but not one that replaced it.</summary>
    public void Drop(AccessToken refused)
    {
        lock (_gate)
        {
            foreach (var entry in _entries.Values)
            {
                entry.Drop(refused);
            }
        }
    }

    /// <summary>Rotated keys leave entries behind.</summary>
    private void RemoveStale(DateTimeOffset now)
    {
        List<(string, string)>? stale = null;
        foreach (var entry in _entries)
        {
            if (entry.Value.IsStale(now))
            {
                (stale ??= []).Add(entry.Key);
            }
        }

        stale?.ForEach(key => _entries.Remove(key));
    }
}
