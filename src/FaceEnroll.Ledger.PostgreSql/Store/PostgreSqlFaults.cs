using System.Data.Common;
using FaceEnroll.Ledger.Stores;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Store;

/// <summary>What PostgreSQL's error codes mean for a ledger.</summary>
internal static class PostgreSqlFaults
{
    private const string IdleInTransaction = "25P03";
    private const string Idle = "57P05";

    /// <summary>Whether a unique index refused a row.</summary>
    public static bool IsConflict(DbException cause) => cause.SqlState == PostgresErrorCodes.UniqueViolation;

    /// <summary>Whether the connection is lost, or none can be made now.</summary>
    public static bool IsOfTheConnection(Exception fault) =>
        fault is NpgsqlException and not PostgresException
        || fault
            is PostgresException
            {
                SqlState: PostgresErrorCodes.AdminShutdown
                    or PostgresErrorCodes.CrashShutdown
                    or PostgresErrorCodes.CannotConnectNow
                    or PostgresErrorCodes.DatabaseDropped
                    or PostgresErrorCodes.TooManyConnections
                    or IdleInTransaction
                    or Idle
            }
        || fault is PostgresException { SqlState: { } state } && state.StartsWith("08", StringComparison.Ordinal);

    public static FaultReach ReachOf(Exception fault) =>
        fault switch
        {
            // The rules never ask for such a row: another host has come between.
            LedgerConflictException => FaultReach.Moment,
            FaceLedgerException => FaultReach.Ledger,
            _ when IsOfTheConnection(fault) => FaultReach.Connection,
            PostgresException e => e.SqlState switch
            {
                PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.LockNotAvailable
                or PostgresErrorCodes.UniqueViolation => FaultReach.Moment,
                PostgresErrorCodes.DiskFull
                or PostgresErrorCodes.InsufficientPrivilege
                or PostgresErrorCodes.ReadOnlySqlTransaction
                or PostgresErrorCodes.UndefinedTable
                or PostgresErrorCodes.InvalidSchemaName
                or PostgresErrorCodes.InvalidPassword
                or PostgresErrorCodes.InvalidAuthorizationSpecification
                or PostgresErrorCodes.InvalidCatalogName
                or PostgresErrorCodes.OutOfMemory => FaultReach.Ledger,
                _ => FaultReach.Step,
            },
            _ => FaultReach.Step,
        };

    /// <summary>A fault as callers see it.</summary>
    public static Exception ToCaller(Exception fault) =>
        fault switch
        {
            LedgerConflictException { InnerException: NpgsqlException inner } => Of(inner),
            NpgsqlException e => Of(e),
            _ => fault,
        };

    private static FaceLedgerException Of(NpgsqlException cause)
    {
        var (fault, message) = IsOfTheConnection(cause)
            ? (FaceLedgerFault.Unavailable, "The ledger's database cannot be reached.")
            : cause.SqlState switch
            {
                PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.LockNotAvailable
                or PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.QueryCanceled => (
                    FaceLedgerFault.Busy,
                    "Other hosts kept the ledger busy for too long."
                ),
                PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction => (
                    FaceLedgerFault.ReadOnly,
                    "The ledger's database may not be written: the user lacks a right, or it is a standby."
                ),
                PostgresErrorCodes.DiskFull => (FaceLedgerFault.DiskFull, "The disk of the ledger's server is full."),
                PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => (
                    FaceLedgerFault.Corrupt,
                    "The ledger's database is damaged."
                ),
                PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName => (
                    FaceLedgerFault.Replaced,
                    "The ledger's schema was removed while it was open: a new one would not know what was enrolled."
                ),
                PostgresErrorCodes.InvalidPassword
                or PostgresErrorCodes.InvalidAuthorizationSpecification
                or PostgresErrorCodes.InvalidCatalogName => (
                    FaceLedgerFault.CannotOpen,
                    "The ledger's database does not let this user in, or is not there."
                ),
                _ => (FaceLedgerFault.Failed, "The ledger failed."),
            };
        var code = cause.SqlState ?? cause.InnerException?.GetType().Name ?? "no answer";
        return new FaceLedgerException(fault, $"{message} (PostgreSQL: {code})", cause);
    }
}
