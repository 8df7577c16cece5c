using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.PostgreSql.Hosting;
using FaceEnroll.Ledger.PostgreSql.Store;

namespace FaceEnroll.Fleet.Membership;

/// <summary>The ledger's database, by connections beside the ledger's own.</summary>
internal sealed class LedgerDatabase
{
    private readonly Lazy<PostgreSqlDatabase> _database;

    public LedgerDatabase(ILedgerPlace place) => _database = new(((PostgreSqlPlace)place).Database);

    /// <summary>For tests.</summary>
    public LedgerDatabase(PostgreSqlDatabase database) => _database = new(database);

    /// <summary>The tables may not be there yet.</summary>
    public PostgreSqlDatabase Database => _database.Value;
}
