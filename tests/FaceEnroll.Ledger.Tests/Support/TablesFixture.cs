using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>Fresh tables for each test, without a store around them.</summary>
public abstract class TablesFixture(string kind)
{
    private IDisposable _place = null!;

    internal ILedgerTables Tables { get; private set; } = null!;

    [SetUp]
    public void OpenTables() => (Tables, _place) = StoreKinds.OpenTables(kind);

    [TearDown]
    public void CloseTables()
    {
        (Tables as IDisposable)?.Dispose();
        _place.Dispose();
    }
}
