using FaceEnroll.Ledger.PostgreSql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

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

    public static void Limit(IFaceEnrollmentBuilder builder, NpgsqlDataSource source)
    {
        // snippet: account-limiter
        var limiter = new PostgreSqlAccountLimiter(source, account: "tencent-production", permitsPerSecond: 18);
        builder.Configure(options => options.RateLimiter = limiter);
        // end snippet
    }
}
