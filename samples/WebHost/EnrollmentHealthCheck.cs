using FaceEnroll.Sdk;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace WebHost;

/// <summary>Whether the chosen vendor's client can be made with the options of this moment. It sends nothing: calls cost.</summary>
internal sealed class EnrollmentHealthCheck(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var client = services.GetRequiredService<IFaceEnrollmentClient>();
            return Task.FromResult(HealthCheckResult.Healthy($"{client.Vendor}, {client.Limits.ImageInputs}"));
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(e.Message));
        }
    }
}
