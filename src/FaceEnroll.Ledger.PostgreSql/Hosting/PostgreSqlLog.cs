using Microsoft.Extensions.Logging;

namespace FaceEnroll.Ledger.PostgreSql.Hosting;

/// <summary>What a ledger on PostgreSQL logs: no message names a host, a user or a database.</summary>
internal static partial class PostgreSqlLog
{
    [LoggerMessage(
        EventId = 131,
        EventName = "LedgerSchemaMade",
        Level = LogLevel.Information,
        Message = "There was no ledger in the schema {Schema}, and a new one was made: it knows of nothing that was enrolled before."
    )]
    public static partial void Made(ILogger logger, string schema);

    [LoggerMessage(
        EventId = 132,
        EventName = "LedgerDatabaseAway",
        Level = LogLevel.Warning,
        Message = "The ledger's database cannot be reached ({Fault}): nothing is enrolled until it can, which is tried again."
    )]
    public static partial void Away(ILogger logger, string fault);

    [LoggerMessage(
        EventId = 133,
        EventName = "LedgerDatabaseBack",
        Level = LogLevel.Information,
        Message = "The ledger's database can be reached again."
    )]
    public static partial void Back(ILogger logger);

    [LoggerMessage(
        EventId = 134,
        EventName = "LedgerDatabaseLosesCommits",
        Level = LogLevel.Critical,
        Message = "The ledger's server is set to {Setting} = off: when its machine dies, it forgets what was sent, and that is sent again."
    )]
    public static partial void LosesCommits(ILogger logger, string setting);
}
