using FaceEnroll.Sdk.Credentials;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>Credentials as the chain holds them.</summary>
internal sealed class ChainCredentials : IUsableUntil
{
    /// <summary>The vendor's own package renews an instance's keys this long before they end.</summary>
    private static readonly TimeSpan s_longestMargin = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _end;
    private long _useUntil;
    private volatile bool _isRefused;

    private ChainCredentials(FaceEnrollmentCredentials credentials, DateTimeOffset useUntil, DateTimeOffset end)
    {
        Credentials = credentials;
        _useUntil = useUntil.UtcTicks;
        _end = end;
    }

    public FaceEnrollmentCredentials Credentials { get; }

    /// <inheritdoc/>
    public DateTimeOffset UseUntil =>
        _isRefused ? DateTimeOffset.MinValue : new DateTimeOffset(Volatile.Read(ref _useUntil), TimeSpan.Zero);

    /// <summary>Credentials that say nothing about their end: they are read anew each time, which rotation needs.</summary>
    public static ChainCredentials ReadEachTime(FaceEnrollmentCredentials credentials) =>
        new(credentials, DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    /// <summary>
    /// Credentials given now for a limited time; they are renewed a tenth of that time before its end, at most 15 minutes.
    /// </summary>
    public static ChainCredentials Temporary(
        string keyId,
        string secret,
        string token,
        DateTimeOffset now,
        TimeSpan life
    )
    {
        ChainCredentials? held = null;
        var credentials = new FaceEnrollmentCredentials(keyId, secret, token) { OnRefused = () => held!.Refuse() };
        var end = now + life;
        return held = new ChainCredentials(credentials, end - AccessToken.Margin(life, s_longestMargin), end);
    }

    /// <summary>Renewing failed: uses them for a while longer, if they are still good.</summary>
    public bool TryExtend(DateTimeOffset now)
    {
        if (_isRefused || now >= _end)
        {
            return false;
        }

        var next = now + s_retryDelay;
        Volatile.Write(ref _useUntil, (next < _end ? next : _end).UtcTicks);
        return true;
    }

    /// <summary>The vendor refused them.</summary>
    private void Refuse() => _isRefused = true;

    /// <summary>The type's name only.</summary>
    public override string ToString() => nameof(ChainCredentials);
}
