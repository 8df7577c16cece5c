using System.Data.Common;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Failover;

/// <summary>Which history of commits a server goes on with: a standby that takes over, or a backup that is restored, begins another one.</summary>
internal static class ServerName
{
    private const string Sql = """
        SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE (SELECT system_identifier FROM pg_control_system())::text || '/'
            || left(pg_walfile_name(pg_current_wal_lsn()), 8) END
        """;

    /// <summary>Reads it.</summary>
    /// <returns>The name; null where the server does not tell.</returns>
    public static string? Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        try
        {
            return command.ExecuteScalar() as string;
        }
        catch (PostgresException e)
            when (e.SqlState
                    is PostgresErrorCodes.InsufficientPrivilege
                        or PostgresErrorCodes.UndefinedFunction
                        or PostgresErrorCodes.FeatureNotSupported
            )
        {
            return null;
        }
    }
}
