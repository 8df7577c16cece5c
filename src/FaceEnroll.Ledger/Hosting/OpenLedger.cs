using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Stores;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Ledger.Hosting;

/// <summary>The ledger of a container, opened when it is first needed; a failure to open it is tried again.</summary>
internal sealed class OpenLedger(IOptions<FaceLedgerOptions> options) : IAsyncDisposable, IDisposable
{
    private readonly object _gate = new();
    private SqliteLedgerStore? _store;
    private LedgerOwner? _owner;
    private bool _isDisposed;

    public FaceLedgerOptions Options => options.Value;

    /// <exception cref="FaceLedgerException">It cannot be opened.</exception>
    public ILedgerStore Store
    {
        get
        {
            Open();
            return _store!;
        }
    }

    /// <summary>This process.</summary>
    /// <exception cref="FaceLedgerException">The ledger cannot be opened.</exception>
    public LedgerOwner Owner
    {
        get
        {
            Open();
            return _owner!;
        }
    }

    /// <exception cref="FaceLedgerException">It cannot be opened.</exception>
    public void Open()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_store is null)
            {
                var path = LedgerFile.Prepare(Options.File);
                _owner ??= new LedgerOwner(path);
                _store = SqliteLedgerStore.Open(path, Options.BusyTimeout);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        if (_store is not null)
        {
            await _store.DisposeAsync().ConfigureAwait(false);
        }

        _owner?.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
