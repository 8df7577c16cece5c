namespace FaceEnroll.Sdk;

/// <summary>Stops sending for a while when too many calls fail by the vendor's or the network's fault.</summary>
public sealed class FaceCircuitBreakerOptions
{
    /// <summary>The part of calls that must fail, by VendorFault or Transport only: above 0, at most 1.</summary>
    /// <value>0.5 by default.</value>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Fewer calls than this in the window never open the circuit: at least 2.</summary>
    /// <value>20 by default.</value>
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>The window that is looked at: at least 500 ms.</summary>
    /// <value>30 seconds by default.</value>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing is sent: at least 500 ms.</summary>
    /// <value>15 seconds by default.</value>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    internal static OptionNames Names { get; } =
        new()
        {
            Values =
            [
                OptionName.Number(nameof(FailureRatio)),
                OptionName.Integer(nameof(MinimumThroughput)),
                OptionName.Time(nameof(SamplingDuration)),
                OptionName.Time(nameof(BreakDuration)),
            ],
            IsOffWhenEmpty = true,
        };
}
