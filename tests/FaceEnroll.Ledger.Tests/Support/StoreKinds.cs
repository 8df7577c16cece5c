using System.Text;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>The stores that every store's tests run on here.</summary>
internal static class StoreKinds
{
    private const string Memory = "Memory";
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(1);

    public static readonly string[] All = [Memory, "Sqlite"];

    /// <summary>A fresh store.</summary>
    public static (ILedgerStore Store, IDisposable Place) OpenStore(string kind)
    {
        var folder = new TemporaryFolder();
        ILedgerStore store =
            kind == Memory ? new MemoryLedgerStore() : SqliteLedgerStore.Open(folder.File("a.ledger"), s_wait);
        return (store, folder);
    }

    /// <summary>Fresh tables, without a store around them.</summary>
    public static (ILedgerTables Tables, IDisposable Place) OpenTables(string kind)
    {
        var folder = new TemporaryFolder();
        ILedgerTables tables =
            kind == Memory
                ? new MemoryTables(PersonIdKey.None)
                : new SqlTables(
                    new SqliteSession(
                        new SqliteDatabase(LedgerFile.Prepare(folder.File("a.ledger")), s_wait).OpenWriter()
                    ),
                    PersonIdKey.None
                );
        return (tables, folder);
    }

    /// <summary>The ledger of a bed's hosts.</summary>
    public static void AddLedger(IFaceEnrollmentBuilder builder, RunBed bed) =>
        builder.AddLedger(o => (o.File, o.BusyTimeout, o.PersonIdKey) = (bed.Ledger, bed.BusyTimeout, bed.PersonIdKey));

    /// <summary>All that a bed's ledger holds, as text.</summary>
    public static async Task<string> ReadAsync(RunBed bed)
    {
        using var ledger = new OtherWriter(bed.Ledger);
        ledger.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(bed.Ledger));
    }
}
