using FaceEnroll.Ledger.PostgreSql.Store;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Orleans.Configuration;

namespace FaceEnroll.Fleet.Membership;

/// <summary>Which silos there are, in the ledger's database: a silo that reaches the ledger reaches this too.</summary>
/// <remarks>Safe for concurrent use. Each call has a connection of its own, and a thread, so that no grain waits for the network.</remarks>
internal sealed class PostgreSqlMembershipTable(LedgerDatabase ledger, IOptions<ClusterOptions> options)
    : IMembershipTable
{
    /// <summary>Nobody changes the table's version meanwhile.</summary>
    private const string Advance =
        "UPDATE cluster SET version = @version, etag = etag + 1 WHERE id = @cluster AND etag = @etag RETURNING etag";

    private static readonly string s_columns = string.Join(
        ", ",
        SiloRows.Columns.Split(", ").Select(column => "silo." + column)
    );

    /// <summary>Once for each silo, and once where there is none.</summary>
    private static readonly string s_read =
        $"SELECT cluster.version, cluster.etag, {s_columns} FROM cluster LEFT JOIN silo ON silo.cluster = cluster.id "
        + "AND (@address IS NULL OR silo.address = @address) WHERE cluster.id = @cluster";

    private readonly string _cluster = options.Value.ClusterId;

    public Task InitializeMembershipTable(bool tryInitTableVersion) =>
        RunAsync(connection =>
        {
            _ = PostgreSqlSchema.Migrate(connection, ledger.Database.Schema);
            return tryInitTableVersion
                ? Execute(
                    connection,
                    "INSERT INTO cluster (id, version, etag) VALUES (@cluster, 0, 0) ON CONFLICT (id) DO NOTHING"
                )
                : 0;
        });

    public Task DeleteMembershipTableEntries(string clusterId) =>
        RunAsync(connection =>
        {
            using var transaction = connection.BeginTransaction();
            foreach (
                var sql in (string[])
                    ["DELETE FROM silo WHERE cluster = @other", "DELETE FROM cluster WHERE id = @other"]
            )
            {
                using var command = Command(connection, sql);
                _ = command.Parameters.AddWithValue("@other", clusterId);
                _ = command.ExecuteNonQuery();
            }

            transaction.Commit();
            return true;
        });

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) =>
        RunAsync(connection =>
        {
            using var command = Command(
                connection,
                "DELETE FROM silo WHERE cluster = @cluster AND status = @dead AND GREATEST(started, alive) < @before"
            );
            _ = command.Parameters.AddWithValue("@dead", (int)SiloStatus.Dead);
            _ = command.Parameters.AddWithValue("@before", beforeDate.UtcTicks);
            return command.ExecuteNonQuery();
        });

    public Task<MembershipTableData> ReadRow(SiloAddress key) => RunAsync(connection => Data(connection, key));

    public Task<MembershipTableData> ReadAll() => RunAsync(connection => Data(connection, null));

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) =>
        ChangeAsync(
            entry,
            tableVersion,
            $"INSERT INTO silo (cluster, {SiloRows.Columns}) VALUES (@cluster, @address, @new, @status, @silo_name, @host_name, "
                + "@role_name, @proxy_port, @update_zone, @fault_zone, @suspects, @started, @alive) "
                + "ON CONFLICT (cluster, address) DO NOTHING",
            etag: null
        );

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        ChangeAsync(
            entry,
            tableVersion,
            $"UPDATE silo SET etag = @new, {SiloRows.Changes} WHERE cluster = @cluster AND address = @address AND etag = @old",
            etag
        );

    public Task UpdateIAmAlive(MembershipEntry entry) =>
        RunAsync(connection =>
        {
            using var command = Command(
                connection,
                "UPDATE silo SET alive = @alive WHERE cluster = @cluster AND address = @address"
            );
            SiloRows.Add(command.Parameters, entry);
            return command.ExecuteNonQuery();
        });

    /// <summary>One statement: the version and the rows are of one moment.</summary>
    private MembershipTableData Data(NpgsqlConnection connection, SiloAddress? key)
    {
        using var command = Command(connection, s_read);
        _ = command.Parameters.Add(
            new NpgsqlParameter<string?>("@address", NpgsqlDbType.Text) { TypedValue = key?.ToParsableString() }
        );
        using var reader = command.ExecuteReader();
        var version = new TableVersion(0, "0");
        var silos = new List<Tuple<MembershipEntry, string>>();
        while (reader.Read())
        {
            (version, var silo) = SiloRows.Read(reader);
            if (silo is not null)
            {
                silos.Add(silo);
            }
        }

        return new MembershipTableData(silos, version);
    }

    private Task<bool> ChangeAsync(MembershipEntry entry, TableVersion version, string sql, string? etag) =>
        RunAsync(connection =>
        {
            using var transaction = connection.BeginTransaction();
            using var advance = Command(connection, Advance);
            _ = advance.Parameters.AddWithValue("@version", version.Version);
            _ = advance.Parameters.AddWithValue("@etag", SiloRows.Number(version.VersionEtag));
            if (advance.ExecuteScalar() is not long now)
            {
                return false;
            }

            using var change = Command(connection, sql);
            SiloRows.Add(change.Parameters, entry);
            // The version's own: no row ever had it.
            _ = change.Parameters.AddWithValue("@new", now);
            if (etag is not null)
            {
                _ = change.Parameters.AddWithValue("@old", SiloRows.Number(etag));
            }

            if (change.ExecuteNonQuery() != 1)
            {
                return false;
            }

            transaction.Commit();
            return true;
        });

    private int Execute(NpgsqlConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return command.ExecuteNonQuery();
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this library's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        _ = command.Parameters.AddWithValue("@cluster", _cluster);
        return command;
    }

    private Task<T> RunAsync<T>(Func<NpgsqlConnection, T> step) =>
        Task.Run(() =>
        {
            using var connection = ledger.Database.OpenMaker();
            return step(connection);
        });
}
