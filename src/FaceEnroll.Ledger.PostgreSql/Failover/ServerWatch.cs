using FaceEnroll.Ledger.PostgreSql.Hosting;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Stores;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Ledger.PostgreSql.Failover;

/// <summary>
/// Sees that another server took the place of the ledger's, which may lack the latest commits. What this process committed lately is
/// written again, and for a while nothing new is sent, so that all other hosts that live can do the same first. What hosts noted that
/// died with the old server is in nobody's memory: it is forgotten.
/// </summary>
/// <param name="owner">This process.</param>
/// <param name="logger">The log.</param>
/// <param name="time">The time.</param>
/// <param name="quiet">For how long nothing is sent, from the moment at which the first host saw it.</param>
/// <remarks>It is the writer's, but for what says so.</remarks>
internal sealed class ServerWatch(string owner, ILogger logger, TimeProvider time, TimeSpan quiet)
{
    /// <summary>By then every host that lives has tried to reach the database, and has written down what it knows.</summary>
    public static readonly TimeSpan Quiet = OwnerBeats.Life + TimeSpan.FromSeconds(5);

    private const string Sign = """
        INSERT INTO server (name, seen_at) VALUES (@name, clock_timestamp())
            ON CONFLICT (name) DO UPDATE SET seen_at = CASE WHEN @lost THEN clock_timestamp() ELSE server.seen_at END;
        SELECT clock_timestamp() - seen_at, (SELECT COUNT(*) FROM server) FROM server WHERE name = @name;
        """;

    private readonly RecentCalls _recent = new(time);
    private string? _name;
    private bool _hasWarned;
    private long _quietUntil;

    /// <summary>The number of the latest commit that this process was told of; 0 before the first one.</summary>
    private long _number;
    private int _losses;

    /// <summary>How often another server took the place of the ledger's. Safe for concurrent use.</summary>
    public int Losses => Volatile.Read(ref _losses);

    /// <summary>How long nothing new may be sent; zero when it may. Safe for concurrent use.</summary>
    public TimeSpan QuietLeft
    {
        get
        {
            var until = Volatile.Read(ref _quietUntil);
            var left = until == 0 ? TimeSpan.Zero : time.GetElapsedTime(time.GetTimestamp(), until);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>A commit has happened.</summary>
    public void Committed(long number, IEnumerable<CallRow> rows)
    {
        _number = number;
        _recent.Note(rows);
    }

    /// <summary>A new connection, over which nothing was written yet.</summary>
    public void See(SqlTables tables)
    {
        var name = ServerName.Read(tables.Session.Connection);
        if (name is null && !_hasWarned)
        {
            _hasWarned = true;
            PostgreSqlLog.NoServerName(logger);
        }

        // Without a name only what this process itself misses tells.
        name ??= _name ?? "";
        var isOther = _name is not null && name != _name;
        var isLost = IsLost(tables, isOther);
        if (name == _name && !isLost)
        {
            return;
        }

        tables.Session.BeginWriting();
        int restored;
        TimeSpan left;
        try
        {
            left = SignIn(tables, name, isLost);
            restored = isOther || isLost ? Restore(tables) : 0;
            tables.Session.Commit();
        }
        catch
        {
            tables.Session.Rollback();
            throw;
        }

        _name = name;
        if (left > TimeSpan.Zero || isOther || isLost)
        {
            left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
            _ = Interlocked.Increment(ref _losses);
            Volatile.Write(ref _quietUntil, time.GetTimestamp() + (long)(left.TotalSeconds * time.TimestampFrequency));
            PostgreSqlLog.OtherServer(logger, (int)left.TotalSeconds);
        }

        if (restored > 0)
        {
            PostgreSqlLog.LostCommits(logger, restored);
        }
    }

    /// <summary>Whether the server lacks the latest commit that this process made.</summary>
    private bool IsLost(SqlTables tables, bool isOther)
    {
        if (_number == 0)
        {
            return false;
        }

        using var command = tables.Session.Connection.CreateCommand();
        command.CommandText = "SELECT n FROM written WHERE owner = @owner";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@owner", owner);
        _ = command.Parameters.Add(parameter);
        // Where there is no number at all, the row of a process that slept for long may have been tidied away.
        return command.ExecuteScalar() is long number ? number < _number : isOther;
    }

    /// <summary>Notes that this process has seen the server.</summary>
    /// <returns>How long nothing may be sent; zero or less when it is the first server, or was seen long ago.</returns>
    private TimeSpan SignIn(SqlTables tables, string name, bool isLost)
    {
        using var command = tables.Session.Connection.CreateCommand();
        command.CommandText = Sign;
        foreach (var (key, value) in (ReadOnlySpan<(string, object)>)[("@name", name), ("@lost", isLost)])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (key, value);
            _ = command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        _ = reader.Read();
        var age = reader.GetFieldValue<TimeSpan>(0);
        return isLost || reader.GetInt64(1) > 1 ? quiet - age : TimeSpan.Zero;
    }

    private int Restore(SqlTables tables)
    {
        var restored = 0;
        foreach (var row in _recent.Latest())
        {
            if (LedgerSteps.Restore(tables, row) is { } put)
            {
                restored++;
                if (put.IsAlarmed && !row.IsAlarmed)
                {
                    PostgreSqlLog.LostCallAlarm(logger, put.Id);
                }
            }
        }

        return restored;
    }
}
