using FaceEnroll.AspNetCore;
using FaceEnroll.Sdk;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks of face enrollment clients.</summary>
public static class FaceEnrollmentHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that asks a client's <see cref="IFaceEnrollmentProbe"/>: options, credentials, the vendor's host, its
    /// clock, and what earlier calls left behind. It calls no operation of the vendor's API, so nothing is charged.
    /// </summary>
    /// <remarks>
    /// One check looks at one client. In a host with several, add one for each whose health somebody acts on.
    /// A client that cannot be made is unhealthy, with the reason in the description.
    /// </remarks>
    /// <example>
    /// <code>
    /// services.AddHealthChecks().AddFaceEnrollment();
    /// </code>
    /// </example>
    /// <param name="builder">The builder.</param>
    /// <param name="registration">The client's registration; null (default) for the one without a key.</param>
    /// <param name="name">
    /// The check's name; null (default) for <c>face-enrollment</c>, or <c>face-enrollment:</c> and the registration.
    /// </param>
    /// <param name="failureStatus">What an unhealthy client is reported as; null (default) for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags, by which endpoints choose their checks; null (default) for none.</param>
    /// <param name="timeout">
    /// How long the check may take; null (default) for no limit but the probe's own,
    /// <see cref="FaceEnrollmentOptions.AttemptTimeout"/>.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="registration"/> or <paramref name="name"/> is empty.</exception>
    public static IHealthChecksBuilder AddFaceEnrollment(
        this IHealthChecksBuilder builder,
        string? registration = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ThrowIfEmpty(registration, nameof(registration));
        ThrowIfEmpty(name, nameof(name));
        return builder.Add(
            new HealthCheckRegistration(
                name ?? (registration is null ? "face-enrollment" : $"face-enrollment:{registration}"),
                services => new FaceEnrollmentHealthCheck(services, registration),
                failureStatus,
                tags,
                timeout
            )
        );
    }

    private static void ThrowIfEmpty(string? value, string parameter)
    {
        if (value is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, parameter);
        }
    }
}
