using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Docs;

/// <summary>The documentation's health check, compiled.</summary>
internal static class HealthSnippets
{
    public static void Register(IServiceCollection services)
    {
        // snippet: add-health-check
        services
            .AddHealthChecks()
            .AddCheck<EnrollmentHealthCheck>("face-enrollment", timeout: TimeSpan.FromSeconds(10));
        // end snippet
    }

    // snippet: health-check
    internal sealed class EnrollmentHealthCheck(IFaceEnrollmentProbe probe) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            var found = await probe.ProbeAsync(cancellationToken);
            return found.IsHealthy
                ? HealthCheckResult.Healthy($"{found.Vendor} answers.")
                : new HealthCheckResult(context.Registration.FailureStatus, $"{found.Vendor}: {found.Problem}");
        }
    }

    // end snippet
}
