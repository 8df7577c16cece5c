using FaceEnroll.Ledger.PostgreSql.Failover;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.PostgreSql.Store;

/// <summary>
/// The writer's transactions. Each is serializable: whatever other hosts write at the same time, it is as if they had come before or
/// after, or it is undone and done again. So the rules hold as with one writer.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="owner">This process.</param>
/// <param name="watch">Looks at each server that is connected to.</param>
internal sealed class PostgreSqlTransactions(PostgreSqlDatabase database, string owner, ServerWatch watch)
    : ILedgerTransactions
{
    /// <summary>How long a commit whose reply was lost is looked for.</summary>
    private const int LongestLooking = 10_000;

    private const int LookAgain = 100;

    private readonly List<CallRow> _put = [];
    private SqlTables? _tables;
    private SqlStatement? _among;
    private SqlStatement? _alone;
    private SqlStatement? _sign;
    private long _number;

    public ILedgerTables Begin(bool alone)
    {
        if (_tables is null)
        {
            _tables = database.OpenWriter();
            _among = new SqlStatement(_tables.Session, "LOCK TABLE written IN ROW EXCLUSIVE MODE");
            _alone = new SqlStatement(_tables.Session, "LOCK TABLE written IN EXCLUSIVE MODE");
            _sign = new SqlStatement(
                _tables.Session,
                "INSERT INTO written (owner, n) VALUES (@owner, @n) ON CONFLICT (owner) DO UPDATE SET n = @n",
                "@owner",
                "@n"
            );
            See(_tables);
        }

        _put.Clear();
        _tables.Session.BeginWriting();
        // Locks come before all else, so that what is seen is seen after the wait. Without it a large batch could lose against small
        // ones of other hosts again and again.
        try
        {
            _ = (alone ? _alone : _among)!.Run();
        }
        catch
        {
            Undo();
            throw;
        }

        return _tables;
    }

    public void Commit()
    {
        // Told before the commit is asked for, so that the row is locked until it is decided.
        _ = _sign!.Run(owner, ++_number);
        try
        {
            _tables!.Session.Commit();
        }
        catch (Exception e) when (PostgreSqlFaults.IsOfTheConnection(e))
        {
            Close();
            if (!WasCommitted())
            {
                throw;
            }
        }

        watch.Committed(_number, _put);
    }

    public void Undo()
    {
        try
        {
            _tables?.Session.Rollback();
        }
        catch (Exception)
        {
            // The server undoes what a lost connection has begun.
            Close();
        }

        if (_tables?.Session is PostgreSqlSession { IsBroken: true })
        {
            Close();
        }
    }

    public FaultReach ReachOf(Exception fault) => PostgreSqlFaults.ReachOf(fault);

    public Exception ToCaller(Exception fault) => PostgreSqlFaults.ToCaller(fault);

    public void Dispose() => Close();

    /// <summary>A connection is used only once it is known what its server may lack.</summary>
    private void See(SqlTables tables)
    {
        try
        {
            watch.See(tables);
            tables.OnPut = _put.Add;
        }
        catch
        {
            Close();
            throw;
        }
    }

    private void Close()
    {
        var tables = _tables;
        _tables = null;
        foreach (var statement in (SqlStatement?[])[_among, _alone, _sign])
        {
            statement?.Dispose();
        }

        tables?.Dispose();
    }

    /// <summary>
    /// Whether a commit whose reply was lost has happened. Its number stands in the same transaction: it is there if and only if the
    /// rest is. A server that is still at it holds the row's lock, for which this waits; after a crash, or at another server that
    /// took its place, the row says what is left. A transaction's id would not do: a server that crashed gives it away again.
    /// </summary>
    /// <exception cref="FaceLedgerException">
    /// It cannot be found out, as long as the server is away. Callers are told that the ledger failed, and send nothing. If it was
    /// committed after all, an intent stands that nobody sent: it is settled as one of a process that died, by asking the vendor.
    /// An outcome is noted once more, which changes nothing the second time.
    /// </exception>
    private bool WasCommitted()
    {
        var begun = Environment.TickCount64;
        while (true)
        {
            try
            {
                using var tables = database.OpenWriter();
                using var look = new SqlStatement(
                    tables.Session,
                    "SELECT n FROM written WHERE owner = @owner FOR UPDATE",
                    "@owner"
                );
                using var reader = look.Read(owner);
                return reader.Read() && reader.GetInt64(0) == _number;
            }
            catch (Exception e)
                when (PostgreSqlFaults.ReachOf(e) is FaultReach.Connection or FaultReach.Moment
                    && Environment.TickCount64 - begun < LongestLooking
                )
            {
                Thread.Sleep(LookAgain);
            }
            catch (Exception e)
            {
                throw new FaceLedgerException(
                    FaceLedgerFault.Unavailable,
                    "The ledger's database went away during a commit, and whether it happened is not known.",
                    e
                );
            }
        }
    }
}
