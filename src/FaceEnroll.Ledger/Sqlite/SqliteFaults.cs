using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>What SQLite's result codes mean for a ledger.</summary>
internal static class SqliteFaults
{
    private const int Constraint = 19;

    /// <summary>Whether a unique index refused a row.</summary>
    public static bool IsConflict(SqliteException cause) => cause.SqliteErrorCode == Constraint;

    /// <summary>
    /// Whether nothing can be written now, whatever it is: the file is locked, full, not writable, gone or no database. All else
    /// may be one row's fault.
    /// </summary>
    public static bool IsOfTheWholeLedger(Exception fault) =>
        fault switch
        {
            FaceLedgerException => true,
            SqliteException e => e.SqliteErrorCode is 3 or 5 or 6 or 7 or 8 or 10 or 13 or 14 or 15 or 26,
            _ => false,
        };

    public static FaceLedgerException Of(SqliteException cause)
    {
        var (fault, message) = cause.SqliteErrorCode switch
        {
            5 or 6 => (FaceLedgerFault.Busy, "Another process keeps the ledger locked."),
            8 or 3 => (FaceLedgerFault.ReadOnly, "The ledger, or its folder, may not be written."),
            13 => (FaceLedgerFault.DiskFull, "The disk is full, so that the ledger cannot be written."),
            11 => (FaceLedgerFault.Corrupt, "The ledger's file is damaged."),
            26 => (FaceLedgerFault.NotALedger, "The file is no ledger."),
            14 => (FaceLedgerFault.CannotOpen, "The ledger's file cannot be opened."),
            _ => (FaceLedgerFault.Failed, "The ledger failed."),
        };
        return new FaceLedgerException(fault, $"{message} (SQLite: {cause.SqliteExtendedErrorCode})", cause);
    }
}
