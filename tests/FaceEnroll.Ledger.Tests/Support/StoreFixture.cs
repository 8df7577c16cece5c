using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>A fresh store for each test: what every store does is tested on each.</summary>
public abstract class StoreFixture(string kind)
{
    private IDisposable _place = null!;

    internal ILedgerStore Store { get; private set; } = null!;

    [SetUp]
    public void OpenStore() => (Store, _place) = StoreKinds.OpenStore(kind);

    [TearDown]
    public async Task CloseStoreAsync()
    {
        await Store.DisposeAsync();
        _place.Dispose();
    }
}
