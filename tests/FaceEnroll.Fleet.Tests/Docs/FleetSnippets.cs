using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the page on several hosts that is about fleets, compiled.</summary>
internal static class FleetSnippets
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: add-fleet
        services
            .AddFaceEnrollment(configuration.GetSection("FaceEnrollment"))
            .AddPostgreSqlLedger(ledger => ledger.ConnectionString = configuration.GetConnectionString("Faces")!)
            .AddFleet();
        // end snippet
    }
}
