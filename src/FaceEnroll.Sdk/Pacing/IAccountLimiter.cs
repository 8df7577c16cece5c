namespace FaceEnroll.Sdk.Pacing;

/// <summary>A rate limiter of an account over several hosts: what the vendor tells one of them holds for all.</summary>
internal interface IAccountLimiter
{
    /// <summary>The vendor throttled the account, or blocked it. It does not wait, and throws nothing.</summary>
    void Pause(TimeSpan pause);
}
