using FaceEnroll.Sdk;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebHost;

/// <summary>Whether enrollments could be sent to the chosen vendor now. It calls no operation, so nothing is charged.</summary>
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
