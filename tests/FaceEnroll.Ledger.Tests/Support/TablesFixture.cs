using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>Fresh tables for each test, without a store around them.</summary>
public abstract class TablesFixture(bool isSqlite)
{
    private TemporaryFolder _folder = null!;

    internal ILedgerTables Tables { get; private set; } = null!;

    [SetUp]
    public void OpenTables()
    {
        _folder = new TemporaryFolder();
        Tables = isSqlite
            ? new SqlTables(
                new SqliteSession(
                    new SqliteDatabase(
                        LedgerFile.Prepare(_folder.File("a.ledger")),
                        TimeSpan.FromSeconds(1)
                    ).OpenWriter()
                )
            )
            : new MemoryTables();
    }

    [TearDown]
    public void CloseTables()
    {
        (Tables as IDisposable)?.Dispose();
        _folder.Dispose();
    }
}
