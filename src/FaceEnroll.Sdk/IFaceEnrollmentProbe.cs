namespace FaceEnroll.Sdk;

/// <summary>
/// Tells whether enrollments could be sent now, for a health check: it calls no operation of the vendor's API, so nothing is
/// charged and nothing is stored.
/// </summary>
/// <remarks>Safe for concurrent use. Every client of this library implements it.</remarks>
public interface IFaceEnrollmentProbe
{
    /// <summary>The vendor that it looks at.</summary>
    FaceVendor Vendor { get; }

    /// <summary>
    /// Checks the options, asks for credentials, and sends the vendor's host one <c>HEAD /</c> without key, signature and
    /// body: DNS, proxy, TLS and handlers are tried, and any HTTP status counts as an answer. It takes no permit of the
    /// rate limiter, is not retried, and ends within <see cref="FaceEnrollmentOptions.AttemptTimeout"/>. Only an operation
    /// can tell whether the vendor accepts the credentials.
    /// </summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was found; an unhealthy vendor is a result, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    Task<FaceEnrollmentProbeResult> ProbeAsync(CancellationToken cancellationToken = default);
}
