using System.Globalization;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceEnroll.AspNetCore;

/// <summary>Reports what a client's probe finds.</summary>
internal sealed class FaceEnrollmentHealthCheck(IServiceProvider services, string? registration) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        // Resolved here, and not when the check is made: what throws there takes the whole report down.
        var probe = registration is null
            ? services.GetRequiredService<IFaceEnrollmentProbe>()
            : services.GetRequiredKeyedService<IFaceEnrollmentProbe>(registration);
        var found = await probe.ProbeAsync(cancellationToken).ConfigureAwait(false);
        return found.IsHealthy
            ? HealthCheckResult.Healthy($"{found.Vendor} answers.", Data(found))
            : new HealthCheckResult(
                context.Registration.FailureStatus,
                $"{found.Vendor}: {found.Problem}",
                data: Data(found)
            );
    }

    /// <summary>Texts only, so that every host's JSON can write them.</summary>
    private static Dictionary<string, object> Data(FaceEnrollmentProbeResult found)
    {
        var data = new Dictionary<string, object> { ["vendor"] = found.Vendor.ToString() };
        Add("statusCode", found.StatusCode);
        Add("roundTrip", found.RoundTrip);
        Add("clockOffset", found.ClockOffset);
        Add("pausedFor", found.PausedFor);
        Add("circuitOpenFor", found.CircuitOpenFor);
        return data;

        void Add<T>(string name, T? value)
            where T : struct, IFormattable
        {
            if (value is { } known)
            {
                data[name] = known.ToString(null, CultureInfo.InvariantCulture);
            }
        }
    }
}
