using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.PostgreSql.Failover;
using FaceEnroll.Ledger.PostgreSql.Store;
using FaceEnroll.Ledger.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Hosting;

/// <summary>A ledger in a database.</summary>
internal sealed class PostgreSqlPlace(
    IOptions<PostgreSqlLedgerOptions> options,
    IServiceProvider services,
    ILogger<OpenLedger> logger
) : ILedgerPlace, IDisposable
{
    /// <summary>What every statement relies on came with it.</summary>
    private const int OldestServer = 13;

    private readonly object _gate = new();
    private NpgsqlDataSource? _own;
    private bool _isDisposed;

    public LedgerUse Use => options.Value.Use;

    public TimeSpan SettleInterval => options.Value.SettleInterval;

    public OpenedLedger Open()
    {
        var given = options.Value;
        try
        {
            var database = Database();
            using (var connection = database.OpenMaker())
            {
                Check(connection);
                if (PostgreSqlSchema.Migrate(connection, given.Schema, given.MustExist))
                {
                    PostgreSqlLog.Made(logger, given.Schema);
                }
            }

            var owner = new PostgreSqlOwner(database, logger);
            var watch = new ServerWatch(owner.Id, logger, TimeProvider.System, ServerWatch.Quiet);
            var store = new PostgreSqlLedgerStore(database, owner.Id, watch);
            owner.Watch(() => watch.Losses, () => _ = store.LookAsync());
            return new OpenedLedger(store, owner);
        }
        catch (NpgsqlException e)
        {
            throw PostgreSqlFaults.ToCaller(e);
        }
    }

    /// <summary>The database, whether or not it has the tables.</summary>
    public PostgreSqlDatabase Database()
    {
        var given = options.Value;
        return new PostgreSqlDatabase(
            Source(given),
            given.Schema,
            given.CommandTimeout,
            PersonIdKey.Parse(given.PersonIdKey)
        );
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _own?.Dispose();
        }
    }

    /// <summary>The host's connections, where it gives no connection string.</summary>
    private NpgsqlDataSource Source(PostgreSqlLedgerOptions given)
    {
        if (string.IsNullOrWhiteSpace(given.ConnectionString))
        {
            var source = services.GetRequiredService<NpgsqlDataSource>();
            return new NpgsqlConnectionStringBuilder(source.ConnectionString).Multiplexing
                ? throw new FaceLedgerException(
                    FaceLedgerFault.CannotOpen,
                    "The ledger takes no NpgsqlDataSource with Multiplexing, whose commands share connections."
                )
                : source;
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_own is null)
            {
                var text = new NpgsqlConnectionStringBuilder(given.ConnectionString)
                {
                    Enlist = false,
                    Multiplexing = false,
                    // Keys of rows are ids of people.
                    IncludeErrorDetail = false,
                };
                text.ApplicationName ??= "FaceEnroll.Ledger";
                var builder = new NpgsqlSlimDataSourceBuilder(text.ConnectionString);
                _ = builder.EnableTransportSecurity().EnableIntegratedSecurity();
                _own = builder.Build();
            }

            return _own;
        }
    }

    private void Check(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
        {
            throw new FaceLedgerException(
                FaceLedgerFault.CannotOpen,
                $"The ledger's server is PostgreSQL {connection.PostgreSqlVersion.Major}, and {OldestServer} is the oldest that will do."
            );
        }

        foreach (var setting in (string[])["fsync", "full_page_writes"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT current_setting(@setting)";
            _ = command.Parameters.AddWithValue("@setting", setting);
            if (command.ExecuteScalar() is "off")
            {
                PostgreSqlLog.LosesCommits(logger, setting);
            }
        }
    }
}
