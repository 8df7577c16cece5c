using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Ledger.Hosting;

/// <summary>
/// The ledger of a container, opened when it is first needed. Opening may wait for a process that keeps the file locked: it has a
/// thread of its own, all who need it wait for the same opening, each as long as its own time allows, and share its failure. Who
/// comes later tries again.
/// </summary>
internal sealed class OpenLedger(IOptions<FaceLedgerOptions> options, ILogger<OpenLedger>? logger = null)
    : IAsyncDisposable,
        IDisposable
{
    private readonly ILogger _logger = logger ?? NullLogger<OpenLedger>.Instance;
    private readonly object _gate = new();
    private Task<Opened>? _opening;
    private bool _isDisposed;

    public FaceLedgerOptions Options => options.Value;

    /// <summary>Outcomes that could not be noted.</summary>
    public LateOutcomes Late { get; } = new();

    /// <summary>The store. For those who run once it is open, for example behind <see cref="GetStoreAsync"/>: it may wait.</summary>
    /// <exception cref="FaceLedgerException">It cannot be opened.</exception>
    public ILedgerStore Store => Open().GetAwaiter().GetResult().Store;

    /// <summary>This process. The same holds as for <see cref="Store"/>.</summary>
    /// <exception cref="FaceLedgerException">The ledger cannot be opened.</exception>
    public LedgerOwner Owner => Open().GetAwaiter().GetResult().Owner;

    /// <summary>The store, once the ledger is open.</summary>
    /// <exception cref="FaceLedgerException">It cannot be opened.</exception>
    public async ValueTask<ILedgerStore> GetStoreAsync(CancellationToken cancellationToken) =>
        (await Open().WaitAsync(cancellationToken).ConfigureAwait(false)).Store;

    public async ValueTask DisposeAsync()
    {
        Task<Opened>? opening;
        lock (_gate)
        {
            opening = _isDisposed ? null : _opening;
            _isDisposed = true;
        }

        if (opening is null)
        {
            return;
        }

        _ = await Task.WhenAny(opening).ConfigureAwait(false);
        if (opening.IsCompletedSuccessfully)
        {
            var (store, owner) = await opening.ConfigureAwait(false);
            await Late.CloseAsync(store).ConfigureAwait(false);
            await store.DisposeAsync().ConfigureAwait(false);
            owner.Dispose();
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private Task<Opened> Open()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_opening is null or { IsFaulted: true })
            {
                _opening = Task.Factory.StartNew(
                    OpenNow,
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                );
            }

            return _opening;
        }
    }

    private Opened OpenNow()
    {
        var path = LedgerFile.Prepare(Options.File, Options.MustExist);
        var store = SqliteLedgerStore.Open(path, Options.BusyTimeout, Options.MustExist);
        LedgerOwner owner;
        try
        {
            owner = new LedgerOwner(path);
        }
        catch
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }

        var name = Path.GetFileName(path);
        if (store.IsNew)
        {
            LedgerLog.Made(_logger, name);
        }

        if (store.IsExposed)
        {
            LedgerLog.Exposed(_logger, name);
        }

        owner.Sweep();
        return new Opened(store, owner);
    }

    private sealed record Opened(ILedgerStore Store, LedgerOwner Owner);
}
