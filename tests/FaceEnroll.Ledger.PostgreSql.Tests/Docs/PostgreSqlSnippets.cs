using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Docs;

/// <summary>The code of the page on several hosts, compiled.</summary>
internal static class PostgreSqlSnippets
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: add-postgresql-ledger
        services
            .AddFaceEnrollment(configuration.GetSection("FaceEnrollment"))
            .AddPostgreSqlLedger(ledger => ledger.ConnectionString = configuration.GetConnectionString("Faces")!);
        // end snippet
    }
}
