using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.PostgreSql.Store;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Hosting;

/// <summary>This process: a row whose time it renews, by the database's clock, as long as it runs.</summary>
internal sealed class PostgreSqlOwner : ILedgerOwner
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    /// <summary>What has been dead for so long is of no use to anybody.</summary>
    private const string Sweep = """
        DELETE FROM owner WHERE beat_at < clock_timestamp() - interval '1 hour';
        DELETE FROM written WHERE NOT EXISTS (SELECT 1 FROM owner WHERE owner.id = written.owner);
        """;

    private const string Beat = """
        INSERT INTO owner (id, beat_at) VALUES (@id, clock_timestamp()) ON CONFLICT (id) DO UPDATE SET beat_at = clock_timestamp();
        SELECT id, beat_at > clock_timestamp() - @life FROM owner;
        """;

    private readonly PostgreSqlDatabase _database;
    private readonly ILogger _logger;
    private readonly OwnerBeats _beats;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _end = new();
    private NpgsqlConnection? _connection;
    private Func<int> _losses = static () => 0;
    private Action _onConnected = static () => { };
    private bool _isConnected;
    private bool _isAway;
    private bool _isDisposed;

    /// <summary>The row is there when this returns.</summary>
    /// <param name="database">A database that has the tables.</param>
    /// <param name="logger">The log.</param>
    public PostgreSqlOwner(PostgreSqlDatabase database, ILogger logger)
    {
        (_database, _logger) = (database, logger);
        Id = Guid.NewGuid().ToString("N");
        _beats = new OwnerBeats(Id, TimeProvider.System);
        try
        {
            BeatNow();
            Run(Sweep);
        }
        catch
        {
            _connection?.Dispose();
            throw;
        }

        // Its own, so that a host whose pool of threads is exhausted is not taken for dead.
        _thread = new Thread(Work) { IsBackground = true, Name = "FaceEnroll.Ledger beats" };
        _thread.UnsafeStart();
    }

    public string Id { get; }

    public int Losses => _losses();

    public bool IsAlive(string owner) => _beats.IsAlive(owner);

    /// <summary>Says who counts the losses, and who is told of each new connection.</summary>
    public void Watch(Func<int> losses, Action onConnected) => (_losses, _onConnected) = (losses, onConnected);

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _end.Set();
        _thread.Join();
        try
        {
            // So that nobody waits for this process.
            Run("DELETE FROM owner WHERE id = @id");
        }
        catch (NpgsqlException)
        {
            // It will be found dead.
        }

        _connection?.Dispose();
        _end.Dispose();
    }

    private void Work()
    {
        while (!_end.Wait(s_interval))
        {
            try
            {
                BeatNow();
                if (_isAway)
                {
                    _isAway = false;
                    PostgreSqlLog.Back(_logger);
                }
            }
            catch (Exception e)
            {
                _connection?.Dispose();
                _connection = null;
                if (!_isAway)
                {
                    _isAway = true;
                    PostgreSqlLog.Away(_logger, (e as NpgsqlException)?.SqlState ?? e.GetType().Name);
                }
            }
        }
    }

    private void BeatNow()
    {
        var number = _beats.Begin();
        var (alive, late) = (new List<string>(), new List<string>());
        using (var command = Command(Beat))
        {
            _ = command.Parameters.AddWithValue("@life", OwnerBeats.Life);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                (reader.GetBoolean(1) ? alive : late).Add(reader.GetString(0));
            }
        }

        _beats.Show(number, alive, late);
        if (_isConnected)
        {
            _isConnected = false;
            _onConnected();
        }
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        _ = command.ExecuteNonQuery();
    }

    private NpgsqlCommand Command(string sql)
    {
        if (_connection is null)
        {
            _connection = _database.OpenSide();
            _isConnected = true;
        }

        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this library's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        _ = command.Parameters.AddWithValue("@id", Id);
        return command;
    }
}
