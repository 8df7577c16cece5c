using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Hosting;

/// <summary>
/// The ledger of a container, opened when it is first needed. Opening may wait, for a process that keeps a file locked or for a
/// server: it has a thread of its own, all who need it wait for the same opening, each as long as its own time allows, and share its failure. Who
/// comes later tries again.
/// </summary>
internal sealed class OpenLedger(ILedgerPlace place) : IAsyncDisposable, IDisposable
{
    private readonly object _gate = new();
    private Task<OpenedLedger>? _opening;
    private bool _isDisposed;

    /// <summary>What the record is worth.</summary>
    public LedgerUse Use => place.Use;

    /// <summary>How often a host looks for calls whose outcome nobody knows.</summary>
    public TimeSpan SettleInterval => place.SettleInterval;

    /// <summary>Outcomes that could not be noted.</summary>
    public LateOutcomes Late { get; } = new();

    /// <summary>The store. For those who run once it is open, for example behind <see cref="GetStoreAsync"/>: it may wait.</summary>
    /// <exception cref="FaceLedgerException">It cannot be opened.</exception>
    public ILedgerStore Store => Open().GetAwaiter().GetResult().Store;

    /// <summary>This process. The same holds as for <see cref="Store"/>.</summary>
    /// <exception cref="FaceLedgerException">The ledger cannot be opened.</exception>
    public ILedgerOwner Owner => Open().GetAwaiter().GetResult().Owner;

    /// <summary>The store, once the ledger is open.</summary>
    /// <exception cref="FaceLedgerException">It cannot be opened.</exception>
    public async ValueTask<ILedgerStore> GetStoreAsync(CancellationToken cancellationToken) =>
        (await Open().WaitAsync(cancellationToken).ConfigureAwait(false)).Store;

    public async ValueTask DisposeAsync()
    {
        Task<OpenedLedger>? opening;
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

    private Task<OpenedLedger> Open()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_opening is null or { IsFaulted: true })
            {
                _opening = Task
                    .Factory.StartNew(
                        place.Open,
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                    .ContinueWith(AgreeAsync, TaskScheduler.Default)
                    .Unwrap();
            }

            return _opening;
        }
    }

    private static async Task<OpenedLedger> AgreeAsync(Task<OpenedLedger> opening)
    {
        var opened = await opening.ConfigureAwait(false);
        try
        {
            await KeyAgreement.ReachAsync(opened.Store).ConfigureAwait(false);
            return opened;
        }
        catch
        {
            await opened.Store.DisposeAsync().ConfigureAwait(false);
            opened.Owner.Dispose();
            throw;
        }
    }
}
