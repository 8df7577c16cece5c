using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>A ledger in a file. Opening it may wait for a process that keeps the file locked.</summary>
internal sealed class SqlitePlace(IOptions<FaceLedgerOptions> options, ILogger<OpenLedger>? logger = null)
    : ILedgerPlace
{
    private readonly ILogger _logger = logger ?? NullLogger<OpenLedger>.Instance;

    public LedgerUse Use => options.Value.Use;

    public TimeSpan SettleInterval => options.Value.SettleInterval;

    public OpenedLedger Open()
    {
        var given = options.Value;
        var path = LedgerFile.Prepare(given.File, given.MustExist);
        var store = SqliteLedgerStore.Open(
            path,
            given.BusyTimeout,
            given.MustExist,
            PersonIdKey.Parse(given.PersonIdKey)
        );
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
        return new OpenedLedger(store, owner);
    }
}
