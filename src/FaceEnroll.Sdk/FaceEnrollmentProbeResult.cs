namespace FaceEnroll.Sdk;

/// <summary>What <see cref="IFaceEnrollmentProbe"/> found. It holds no secret: its texts are this library's own.</summary>
/// <remarks>Immutable; constructible, so that code which uses a probe can be tested.</remarks>
public sealed class FaceEnrollmentProbeResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="isHealthy">Whether enrollments could be sent.</param>
    public FaceEnrollmentProbeResult(FaceVendor vendor, bool isHealthy)
    {
        Vendor = vendor;
        IsHealthy = isHealthy;
    }

    /// <summary>The vendor.</summary>
    public FaceVendor Vendor { get; }

    /// <summary>Whether enrollments could be sent now: no problem was found.</summary>
    public bool IsHealthy { get; }

    /// <summary>Everything that is wrong, in sentences; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether credentials are there and well-formed; null when the options were wrong already.</summary>
    public bool? HasCredentials { get; init; }

    /// <summary>
    /// Whether the host answered; null when it was not asked, because the options are wrong or it asked to wait
    /// (<see cref="PausedFor"/>).
    /// </summary>
    public bool? IsReachable { get; init; }

    /// <summary>The HTTP status of the answer. Any will do: a vendor has nothing at <c>/</c>.</summary>
    public int? StatusCode { get; init; }

    /// <summary>From asking to the answer, connecting included where a connection had to be made.</summary>
    public TimeSpan? RoundTrip { get; init; }

    /// <summary>
    /// How far the vendor's clock is ahead of this machine's (negative: behind), to about a second; null when the answer had
    /// no date. Where the vendor documents how far clocks may differ, more than that is a problem, unless requests are
    /// signed by the vendor's clock already.
    /// </summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>For how long the registration still sends nothing because the vendor asked to wait; null when it does not.</summary>
    public TimeSpan? PausedFor { get; init; }

    /// <summary>How long the circuit breaker keeps blocking calls; null when it lets them pass, or is off.</summary>
    public TimeSpan? CircuitOpenFor { get; init; }
}
