using FaceEnroll.Cli.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Cli.Configuration;

/// <summary>Registers the library as a host application does.</summary>
internal static class ToolServices
{
    /// <exception cref="ToolException">No vendor is configured.</exception>
    public static ServiceProvider Build(ToolHost host, ToolSettings settings, ServiceNeeds needs)
    {
        if (needs.LedgerIsThere && !settings.HasLedger)
        {
            throw new ToolException(
                "There is no ledger: --ledger names one, and by default it is faces.ledger in this folder."
            );
        }

        if (!settings.HasVendor && !needs.IsVendorOptional)
        {
            throw new ToolException(
                $"No vendor is configured. 'faceenroll init --vendor TencentCloud' writes a {ConfigurationFile.Name}; 'faceenroll run start --sandbox' needs none."
            );
        }

        var services = new ServiceCollection();
        var builder = settings.HasVendor
            ? services.AddFaceEnrollment(settings.Configuration.GetSection(ToolSettings.Section))
            : services.AddFaceEnrollment();
        if (needs.Ledger)
        {
            settings.Ledger.AddTo(builder, needs.LedgerIsThere);
        }

        if (needs.Fit || settings.Fit)
        {
            _ = builder.AddFaceImaging();
        }

        if (needs.Rate is { } rate)
        {
            _ = builder.Configure(options => options.RequestsPerSecond = rate);
        }

        needs.Sandbox?.AddTo(services);
        host.ConfigureServices?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
