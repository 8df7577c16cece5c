using FaceEnroll.Ledger.PostgreSql.Store;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Store;

/// <summary>The connection is lost in the middle of a commit: whether it happened is found out, and nothing is done twice.</summary>
[TestOf(typeof(PostgreSqlTransactions))]
public class LostCommitTests
{
    private CuttingProxy _proxy = null!;
    private TestDatabase _place = null!;
    private PostgreSqlLedgerStore _store = null!;

    [SetUp]
    public void Begin()
    {
        _proxy = new CuttingProxy(Servers.Shared.Folder);
        var through = new NpgsqlConnectionStringBuilder(Servers.Shared.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = _proxy.Port,
            SslMode = SslMode.Disable,
        };
        _place = new TestDatabase(through.ConnectionString);
        _place.Make();
        _store = _place.Store();
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _store.DisposeAsync();
        _place.Dispose();
        _proxy.Dispose();
    }

    [Test]
    public async Task NoteIntent_ConnectionIsCutAtTheCommit_IsNotedOnce([Values] bool hasReachedTheServer)
    {
        var first = Rows.Request("first");
        _ = await _store.NoteIntentAsync(Rows.Intent(first), default);
        if (hasReachedTheServer)
        {
            _proxy.CutAfter();
        }
        else
        {
            _proxy.CutBefore();
        }

        var second = Rows.Request("second");
        var answer = await _store.NoteIntentAsync(Rows.Intent(second), default);
        Assert.That(_proxy.Cuts, Is.EqualTo(1));
        Assert.That(answer.Verdict, Is.EqualTo(IntentVerdict.Noted), "done again, it would find itself open");
        var row = (await _store.FindAsync(second.CallId, default))!;
        Assert.That((row.Attempt, row.Version, row.Status), Is.EqualTo((1, 1, CallStatus.Intent)));
        Assert.That(_store.Commits, Is.EqualTo(2));
    }
}
