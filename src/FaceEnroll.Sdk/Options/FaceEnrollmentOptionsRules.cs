using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Transport;

namespace FaceEnroll.Sdk;

/// <summary>The rules that all registrations share; each fault names its option.</summary>
internal static class FaceEnrollmentOptionsRules
{
    private static readonly TimeSpan s_leastTimeout = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_leastWindow = TimeSpan.FromMilliseconds(500);
    private static readonly FaceRetryOptions s_retry = new();

    public static void Common(FaceEnrollmentOptions options, ICollection<string> faults)
    {
        Endpoint(options.Endpoint, nameof(options.Endpoint), faults);
        Within(options.Timeout, s_leastTimeout, nameof(options.Timeout), faults);
        Within(options.AttemptTimeout, s_leastTimeout, nameof(options.AttemptTimeout), faults);
        AtMost(
            options.AttemptTimeout,
            nameof(options.AttemptTimeout),
            options.Timeout,
            nameof(options.Timeout),
            FaceEnrollmentOptions.DefaultAttemptTimeout,
            faults
        );
        var retry = options.Retry;
        if (retry is null)
        {
            faults.Add("Retry must not be null.");
        }
        else
        {
            Range(retry.MaxRetries, 0, 20, "Retry.MaxRetries", faults);
            Range(retry.Budget, 0, int.MaxValue, "Retry.Budget", faults);
            Positive(retry.BaseDelay, "Retry.BaseDelay", faults);
            Positive(retry.ThrottlingBaseDelay, "Retry.ThrottlingBaseDelay", faults);
            Positive(retry.MaxDelay, "Retry.MaxDelay", faults);
            var most = retry.MaxDelay;
            const string MaxDelay = "Retry.MaxDelay";
            AtMost(retry.BaseDelay, "Retry.BaseDelay", most, MaxDelay, s_retry.BaseDelay, faults);
            AtMost(
                retry.ThrottlingBaseDelay,
                "Retry.ThrottlingBaseDelay",
                most,
                MaxDelay,
                s_retry.ThrottlingBaseDelay,
                faults
            );
        }

        Range(options.RateLimiterQueueLimit, 0, int.MaxValue, nameof(options.RateLimiterQueueLimit), faults);
        Range(options.ListPageSize, 10, 1000, nameof(options.ListPageSize), faults);
        if (options.RequestsPerSecond is { } rate && !(rate is > 0 and <= 1_000_000))
        {
            faults.Add("RequestsPerSecond must be greater than 0 and at most 1,000,000.");
        }

        Positive(options.ReconcileTimeout, nameof(options.ReconcileTimeout), faults);
        Positive(options.MaxRetryAfter, nameof(options.MaxRetryAfter), faults);
        if (options.Account is { } account && string.IsNullOrWhiteSpace(account))
        {
            faults.Add("Account must not be blank.");
        }
        else if (options.Account is { } text && (SentText.HasInvisible(text) || !SentText.IsWellFormed(text)))
        {
            faults.Add("Account must be well-formed text without control or invisible characters.");
        }

        if (!options.SerializeCallsPerPerson && options.OnUnknown != FaceUnknownOutcome.Throw)
        {
            faults.Add(
                "SerializeCallsPerPerson must be true when OnUnknown reads back: a face of a parallel call could be taken for the lost one's."
            );
        }

        if (!options.SerializeCallsPerPerson && options.TicketStore is not null)
        {
            faults.Add(
                "SerializeCallsPerPerson must be true with a TicketStore: a parallel call's open ticket cannot be settled while that call runs."
            );
        }

        if (options.CircuitBreaker is { } breaker)
        {
            if (!(breaker.FailureRatio is > 0 and <= 1))
            {
                faults.Add("CircuitBreaker.FailureRatio must be greater than 0 and at most 1.");
            }

            Range(breaker.MinimumThroughput, 2, int.MaxValue, "CircuitBreaker.MinimumThroughput", faults);
            Within(breaker.SamplingDuration, s_leastWindow, "CircuitBreaker.SamplingDuration", faults);
            Within(breaker.BreakDuration, s_leastWindow, "CircuitBreaker.BreakDuration", faults);
        }

        if (options.OnUnknown is < FaceUnknownOutcome.Throw or > FaceUnknownOutcome.ReconcileAndResend)
        {
            faults.Add("OnUnknown must be Throw, Reconcile or ReconcileAndResend.");
        }

        if (options.Preflight is < FaceImagePreflight.Enforce or > FaceImagePreflight.Off)
        {
            faults.Add("Preflight must be Enforce, Warn or Off.");
        }

        if (options.TimeProvider is null)
        {
            faults.Add("TimeProvider must not be null.");
        }
    }

    /// <summary>An absolute https URI of scheme, host and port; plain http for loopback only.</summary>
    public static void Endpoint(Uri? endpoint, string name, ICollection<string> faults)
    {
        if (
            Target(endpoint, name, faults)
            && endpoint is not null
            && (endpoint.PathAndQuery != "/" || endpoint.Fragment.Length > 0)
        )
        {
            faults.Add($"{name} must be scheme, host and port only: the path is the vendor's.");
        }
    }

    /// <summary>An absolute https URI that is called as it is; plain http for loopback only.</summary>
    /// <returns>Whether it is one, or null.</returns>
    public static bool Target(Uri? target, string name, ICollection<string> faults)
    {
        if (target is null)
        {
            return true;
        }

        if (!target.IsAbsoluteUri || target.Scheme is not ("https" or "http"))
        {
            faults.Add($"{name} must be an absolute https URI.");
            return false;
        }

        if (target.Scheme == "http" && !Loopback.Is(target))
        {
            faults.Add($"{name} must be https: plain http is taken for loopback only.");
            return false;
        }

        // Uri itself trims these at the ends.
        if (!SentText.IsWritten(target.OriginalString.Trim(' ', '\t', '\r', '\n')))
        {
            faults.Add($"{name} must not hold blanks, control or invisible characters.");
            return false;
        }

        if (target.UserInfo.Length > 0)
        {
            faults.Add($"{name} must not hold a user name or password: the vendor's keys are options of their own.");
            return false;
        }

        return true;
    }

    /// <summary>Keys are given whole or not at all, without blanks at the ends and without control characters.</summary>
    public static void Keys(
        FaceEnrollmentOptions options,
        (string Name, string? Value) id,
        (string Name, string? Value) secret,
        (string Name, string? Value) token,
        ICollection<string> faults
    )
    {
        var hasId = !string.IsNullOrEmpty(id.Value);
        if (hasId != !string.IsNullOrEmpty(secret.Value))
        {
            faults.Add($"{id.Name} and {secret.Name} must be set together.");
        }
        else if (!hasId && !string.IsNullOrEmpty(token.Value))
        {
            faults.Add($"{token.Name} needs {id.Name} and {secret.Name}.");
        }
        else if (options.StaticCredentials() is { } keys)
        {
            foreach (var fault in keys.Faults(options.KeysInHeaders, id.Name, secret.Name, token.Name))
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>An id that is set must be one that the vendor accepts.</summary>
    public static void Id(string? value, FaceIdRule rule, string name, bool required, ICollection<string> faults)
    {
        if (string.IsNullOrEmpty(value))
        {
            if (required)
            {
                faults.Add($"{name} is not set: it must be {rule}.");
            }
        }
        else if (!rule.Allows(value!))
        {
            faults.Add($"{name} must be {rule}.");
        }
    }

    private static void Positive(TimeSpan value, string name, ICollection<string> faults) =>
        Within(value, TimeSpan.Zero, name, faults);

    /// <param name="value">The time.</param>
    /// <param name="least">The shortest; zero for any that is longer than that.</param>
    /// <param name="name">The option.</param>
    /// <param name="faults">Takes what is wrong.</param>
    private static void Within(TimeSpan value, TimeSpan least, string name, ICollection<string> faults)
    {
        if (value <= TimeSpan.Zero || value < least || value > TimeSpan.FromDays(1))
        {
            var from = least == TimeSpan.Zero ? "greater than zero" : $"at least {least.TotalMilliseconds:0} ms";
            faults.Add($"{name} must be {from} and at most one day{Understood(value)}.");
        }
    }

    /// <summary>
    /// A part of a time is no longer than the whole. Its default gives way: a host that sets only the whole means both.
    /// </summary>
    private static void AtMost(
        TimeSpan part,
        string partName,
        TimeSpan whole,
        string wholeName,
        TimeSpan partDefault,
        ICollection<string> faults
    )
    {
        if (part > whole && part != partDefault && part <= TimeSpan.FromDays(1) && whole > TimeSpan.Zero)
        {
            faults.Add($"{partName} must be at most {wholeName}.");
        }
    }

    private static void Range(int value, int least, int most, string name, ICollection<string> faults)
    {
        if (value < least || value > most)
        {
            faults.Add(
                most == int.MaxValue ? $"{name} must be at least {least}." : $"{name} must be {least} to {most}."
            );
        }
    }

    /// <summary>A time as .NET read it: "30" and "30:00" are days and hours, not seconds and minutes.</summary>
    private static string Understood(TimeSpan value) =>
        value > TimeSpan.FromDays(1) ? $"; it was read as {value:c} (days.hours:minutes:seconds)" : "";
}
