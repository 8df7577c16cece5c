namespace FaceEnroll.Sdk;

/// <summary>Retries of failures that surely enrolled nothing.</summary>
public sealed class FaceRetryOptions
{
    /// <summary>Most retries of one call, beside the first attempt.</summary>
    /// <value>3 by default; 0 switches retries off.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Upper bound of the first wait; it doubles at each retry, and the wait is random below it.</summary>
    /// <value>500 ms by default.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The same after the vendor throttled.</summary>
    /// <value>1 second by default.</value>
    public TimeSpan ThrottlingBaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Upper bound of every wait that the vendor did not ask for.</summary>
    /// <value>20 seconds by default.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Retries that the registration may have in hand: each costs one, each success gives back a tenth, so that an outage
    /// is not amplified.
    /// </summary>
    /// <value>20 by default; 0 means unlimited.</value>
    public int Budget { get; set; } = 20;

    internal static OptionNames Names { get; } =
        new()
        {
            Values =
            [
                OptionName.Integer(nameof(MaxRetries)),
                OptionName.Integer(nameof(Budget)),
                OptionName.Time(nameof(BaseDelay)),
                OptionName.Time(nameof(ThrottlingBaseDelay)),
                OptionName.Time(nameof(MaxDelay)),
            ],
        };
}
