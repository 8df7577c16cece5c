using FaceEnroll.Ledger.PostgreSql.Store;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Limiting;

/// <summary>The row that all hosts take an account's slots from.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class SlotTable(PostgreSqlDatabase database, string account, double permitsPerSecond, TimeProvider time)
    : IDisposable
{
    private const string Now =
        "WITH clock AS MATERIALIZED (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now) ";

    /// <summary>What others were given before the row was lost, in a server's crash, is over then.</summary>
    private const string Make =
        Now
        + "INSERT INTO limiter (account, next, first, given) SELECT @account, now + @ahead + @spread, 0, 0 FROM clock "
        + "ON CONFLICT (account) DO NOTHING";

    private const string Take =
        Now
        + "UPDATE limiter SET first = GREATEST(next, now), given = CASE WHEN next > now + @ahead THEN 0 ELSE "
        + "LEAST(@count, (now + @ahead - GREATEST(next, now)) / @step + 1) END, "
        + "next = GREATEST(next, now) + @step * CASE WHEN next > now + @ahead THEN 0 ELSE "
        + "LEAST(@count, (now + @ahead - GREATEST(next, now)) / @step + 1) END "
        + "FROM clock WHERE account = @account RETURNING first - now, given";

    private const string Pause =
        Now + "UPDATE limiter SET next = GREATEST(next, now + @pause) FROM clock WHERE account = @account";

    private readonly TimeSpan _step = SlotGrant.StepOf(permitsPerSecond);
    private NpgsqlConnection? _connection;

    /// <summary>Asks for slots.</summary>
    /// <exception cref="FaceLedgerException">The database cannot be reached.</exception>
    public SlotGrant Ask(int count)
    {
        return Try(() =>
        {
            while (true)
            {
                var asked = time.GetElapsedTime(0);
                using (var take = Command(Take))
                {
                    Add(take, "@ahead", SlotGrant.Ahead);
                    Add(take, "@step", _step);
                    _ = take.Parameters.AddWithValue("@count", (long)count);
                    using var reader = take.ExecuteReader();
                    if (reader.Read())
                    {
                        var answered = time.GetElapsedTime(0);
                        var wait = TimeSpan.FromMicroseconds(reader.GetInt64(0));
                        return new SlotGrant(asked, answered, wait, _step, (int)reader.GetInt64(1));
                    }
                }

                using var make = Command(Make);
                Add(make, "@ahead", SlotGrant.Ahead);
                Add(make, "@spread", SlotGrant.Spread);
                _ = make.ExecuteNonQuery();
            }
        });
    }

    /// <summary>Gives no slot before a time has passed, to no host.</summary>
    /// <exception cref="FaceLedgerException">The database cannot be reached.</exception>
    public void PauseFor(TimeSpan pause) =>
        _ = Try(() =>
        {
            using var command = Command(Pause);
            Add(command, "@pause", pause);
            return command.ExecuteNonQuery();
        });

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private T Try<T>(Func<T> act)
    {
        try
        {
            if (_connection is null)
            {
                // The ledger's host may not have made the tables yet.
                using var maker = database.OpenMaker();
                _ = PostgreSqlSchema.Migrate(maker, database.Schema);
                _connection = database.OpenSide();
            }

            return act();
        }
        catch (Exception e)
        {
            Dispose();
            throw PostgreSqlFaults.ToCaller(e);
        }
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = _connection!.CreateCommand();
#pragma warning disable CA2100 // The texts are this library's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        _ = command.Parameters.AddWithValue("@account", account);
        return command;
    }

    private static void Add(NpgsqlCommand command, string name, TimeSpan value) =>
        _ = command.Parameters.AddWithValue(name, (long)value.TotalMicroseconds);
}
