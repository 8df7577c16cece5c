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

    [LoggerMessage(
        EventId = 135,
        EventName = "LedgerServerReplaced",
        Level = LogLevel.Critical,
        Message = "Another server took the place of the ledger's, or a backup was restored. It may lack the latest commits: nothing is sent "
            + "for {Seconds} seconds, in which each host writes again what it noted lately. What a host noted that ended since may be "
            + "sent once more."
    )]
    public static partial void OtherServer(ILogger logger, int seconds);

    [LoggerMessage(
        EventId = 136,
        EventName = "LedgerCommitsLost",
        Level = LogLevel.Critical,
        Message = "The ledger's server lacked {Count} calls as this host had noted them: they are written again."
    )]
    public static partial void LostCommits(ILogger logger, int count);

    [LoggerMessage(
        EventId = 137,
        EventName = "LedgerServerUnnamed",
        Level = LogLevel.Warning,
        Message = "The ledger's server does not tell its timeline: that another one takes its place is noticed only by a host whose own "
            + "commits it lacks."
    )]
    public static partial void NoServerName(ILogger logger);

    [LoggerMessage(
        EventId = 138,
        EventName = "LedgerLostCallAlarm",
        Level = LogLevel.Critical,
        Message = "The ledger's call {Call} was lost with its server, and another call of its person was noted since: both may have enrolled."
    )]
    public static partial void LostCallAlarm(ILogger logger, string call);
}
