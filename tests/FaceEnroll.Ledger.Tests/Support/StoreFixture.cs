using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>A fresh store for each test: what every store does is tested on each.</summary>
public abstract class StoreFixture(bool isSqlite)
{
    private TemporaryFolder _folder = null!;

    internal ILedgerStore Store { get; private set; } = null!;

    [SetUp]
    public void OpenStore()
    {
        _folder = new TemporaryFolder();
        Store = isSqlite
            ? SqliteLedgerStore.Open(_folder.File("a.ledger"), TimeSpan.FromSeconds(1))
            : new MemoryLedgerStore();
    }

    [TearDown]
    public async Task CloseStoreAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
