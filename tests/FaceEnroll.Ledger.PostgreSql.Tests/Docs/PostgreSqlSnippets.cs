using FaceEnroll.Ledger.PostgreSql;
using FaceEnroll.Sdk;
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

    public static async Task PauseAsync(PostgreSqlAccountLimiter limiter, FaceEnrollmentException e)
    {
        // snippet: account-limiter-pause
        if (e.Kind == FaceEnrollmentErrorKind.Throttled)
        {
            await limiter.PauseAsync(e.Error.RetryAfter ?? TimeSpan.FromSeconds(5));
        }
        // end snippet
    }
}
