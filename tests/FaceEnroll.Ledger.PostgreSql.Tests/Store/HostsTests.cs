using FaceEnroll.Ledger.PostgreSql.Store;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Support;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Store;

/// <summary>Several hosts write at once: it is as if one wrote after the other.</summary>
[TestOf(typeof(PostgreSqlLedgerStore))]
[TestOf(typeof(PostgreSqlTransactions))]
[TestOf(typeof(PostgreSqlReaders))]
public class HostsTests
{
    private TestDatabase _place = null!;
    private readonly List<PostgreSqlLedgerStore> _hosts = [];

    [SetUp]
    public void Begin()
    {
        _place = new TestDatabase();
        _place.Make();
        for (var i = 0; i < 3; i++)
        {
            _hosts.Add(_place.Store());
        }
    }

    [TearDown]
    public async Task EndAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        _hosts.Clear();
        _place.Dispose();
    }

    /// <summary>Also for pictures that no index keeps apart: one person's call is open, whatever it is about.</summary>
    [Test]
    public async Task NoteIntent_OfOnePersonOnAllHosts_IsNotedOnce()
    {
        for (var round = 0; round < 100; round++)
        {
            var requests = _hosts.Select((_, i) => Rows.Request($"person{round}", $"picture{i}")).ToList();
            var answers = await Task.WhenAll(
                _hosts.Select((h, i) => h.NoteIntentAsync(Rows.Intent(requests[i]), default).AsTask())
            );
            Assert.That(
                answers.Select(a => a.Verdict).Order(),
                Is.EqualTo(new[] { IntentVerdict.Noted, IntentVerdict.Open, IntentVerdict.Open }.Order()),
                $"round {round}"
            );
        }
    }

    /// <summary>What no index and no row's lock shows: each looks at what the other changes.</summary>
    [Test]
    public async Task Write_EachReadsWhatTheOtherWrites_IsInSomeOrder()
    {
        for (var round = 0; round < 50; round++)
        {
            var (a, b) = (Rows.Person($"a{round}"), Rows.Person($"b{round}"));
            var both = await Task.WhenAll(
                _hosts[0].WriteAsync(t => PutUnless(t, other: b, own: a), default).AsTask(),
                _hosts[1].WriteAsync(t => PutUnless(t, other: a, own: b), default).AsTask()
            );
            Assert.That(both.Count(isPut => isPut), Is.EqualTo(1), $"round {round}");
        }

        static bool PutUnless(ILedgerTables tables, LedgerPerson other, LedgerPerson own)
        {
            if (tables.OfPerson(other).OpenId is not null)
            {
                return false;
            }

            tables.Put(Rows.Row(own.PersonId, CallStatus.Intent, PictureStatus.Open) with { Person = own });
            return true;
        }
    }

    [Test]
    public async Task NoteOutcome_ManyAtOnceOnAllHosts_AreAllKept()
    {
        var people = Enumerable
            .Range(0, 300)
            .Select(i => (Host: _hosts[i % 3], Request: Rows.Request($"p{i}")))
            .ToList();
        await Task.WhenAll(people.Select(p => p.Host.NoteIntentAsync(Rows.Intent(p.Request), default).AsTask()));
        var rows = await Task.WhenAll(
            people.Select(p =>
                p.Host.NoteOutcomeAsync(p.Request.CallId, 1, Rows.Outcome(CallStatus.NotEnrolled), default).AsTask()
            )
        );
        Assert.That(rows.Select(r => (r!.Status, r.Version)), Is.All.EqualTo((CallStatus.NotEnrolled, 2)));
        TestContext.Out.WriteLine($"{_hosts.Sum(h => h.Commits)} commits.");
    }

    [Test]
    public async Task Write_AHostWasStoppedInItsTransaction_WaitsForItOnlyAWhile([Values] bool alone)
    {
        var request = Rows.Request();
        _ = await _hosts[0].NoteIntentAsync(Rows.Intent(request), default);
        using var stopped = new PostgreSqlTransactions(_place.Database, "stopped", TestDatabase.Watch("stopped"));
        var tables = stopped.Begin(alone);
        tables.Put(tables.Find(request.CallId)! with { Reason = "stopped" });
        var row = await _hosts[1].NoteOutcomeAsync(request.CallId, 1, Rows.Outcome(CallStatus.NotEnrolled), default);
        Assert.That((row!.Status, row.Reason), Is.EqualTo((CallStatus.NotEnrolled, (string?)null)));
        var late = Assert.Catch(() =>
        {
            tables.Put(tables.Find(request.CallId)!);
            stopped.Commit();
        })!;
        Assert.That(stopped.ReachOf(late), Is.EqualTo(FaultReach.Connection), "what it had begun is undone");
    }

    /// <summary>The server ended the writer's session before it was needed again.</summary>
    [Test]
    public async Task Write_SessionsWereEnded_GoesOnOverOthers()
    {
        for (var round = 0; round < 3; round++)
        {
            _ = await _hosts[0].NoteIntentAsync(Rows.Intent(Rows.Request($"p{round}")), default);
            Assert.That(await _hosts[0].FindAsync(Rows.Request($"p{round}").CallId, default), Is.Not.Null);
            _ = _place.Scalar(
                "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'faces'"
            );
        }
    }

    [Test]
    public async Task Read_StepsThatFail_KeepNoConnection()
    {
        for (var i = 0; i < 200; i++)
        {
            Assert.ThrowsAsync<FormatException>(async () =>
                await _hosts[0].ReadAsync<int>(t => throw new FormatException(t.Find("none")?.Id), default)
            );
        }

        Assert.That(await _hosts[0].ReadAsync(t => t.Find("none"), default), Is.Null);
        var open = _place.Scalar(
            $"SELECT COUNT(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND query LIKE '%call%'"
        );
        Assert.That(open, Is.Zero);
    }
}
