using System.Diagnostics;
using FaceEnroll.Ledger.PostgreSql.Failover;
using FaceEnroll.Ledger.PostgreSql.Store;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Failover;

/// <summary>A real standby takes over that lacks the latest commits.</summary>
[TestOf(typeof(ServerWatch))]
[TestOf(typeof(ServerName))]
[TestOf(typeof(RecentCalls))]
[TestOf(typeof(PostgreSqlLedgerStore))]
public class FailoverTests
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(3);

    private PostgreSqlServer _primary = null!;
    private PostgreSqlServer? _standby;
    private TestDatabase _place = null!;
    private PostgreSqlLedgerStore _first = null!;
    private PostgreSqlLedgerStore _second = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        (_primary, _standby) = (new PostgreSqlServer(), null);
        _place = new TestDatabase(_primary.ConnectionString);
        _place.Make();
        (_first, _second) = (_place.Store(s_quiet), _place.Store(s_quiet));
        await _first.LookAsync();
        await _second.LookAsync();
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        _place.Dispose();
        _standby?.Dispose();
        _primary.Dispose();
    }

    private void TakeOver()
    {
        _primary.Kill();
        _standby!.TakeOver();
    }

    private static LedgerRequest Request(string person, string picture = "a") => Rows.Request(person, picture);

    private static async Task EnrollAsync(PostgreSqlLedgerStore store, LedgerRequest request)
    {
        _ = await store.NoteIntentAsync(Rows.Intent(request), default);
        var row = await store.NoteOutcomeAsync(request.CallId, 1, Rows.Outcome(CallStatus.Enrolled), default);
        Assert.That(row!.Status, Is.EqualTo(CallStatus.Enrolled));
    }

    private async Task<CallStatus?> StatusAsync(LedgerRequest request) =>
        (await _second.FindAsync(request.CallId, default))?.Status;

    [Test]
    public async Task Failover_HostsLive_WhatTheyNotedIsThereAgainBeforeAnythingIsSent()
    {
        var (kept, enrolled, open) = (Request("kept"), Request("enrolled"), Request("open"));
        await EnrollAsync(_first, kept);
        _standby = new PostgreSqlServer(_primary);
        await EnrollAsync(_first, enrolled);
        _ = await _first.NoteIntentAsync(Rows.Intent(open), default);
        TakeOver();
        Assert.That(await StatusAsync(kept), Is.EqualTo(CallStatus.Enrolled));
        Assert.That(
            (await StatusAsync(enrolled), await StatusAsync(open)),
            Is.EqualTo((default(CallStatus?), default(CallStatus?))),
            "the standby lacks them"
        );

        // The other host knows nothing of them, and would send both again.
        var again = Task.WhenAll(
            _second.NoteIntentAsync(Rows.Intent(enrolled), default).AsTask(),
            _second.NoteIntentAsync(Rows.Intent(open), default).AsTask()
        );
        // As its beats do.
        await _first.LookAsync();
        Assert.That(
            (await again).Select(a => a.Verdict),
            Is.EqualTo(new[] { IntentVerdict.Recorded, IntentVerdict.Open })
        );
        Assert.That(
            (await StatusAsync(enrolled), await StatusAsync(open)),
            Is.EqualTo(((CallStatus?)CallStatus.Enrolled, (CallStatus?)CallStatus.Intent))
        );

        // The send that was under way when it happened.
        _ = await _first.NoteOutcomeAsync(open.CallId, 1, Rows.Outcome(CallStatus.Enrolled), default);
        Assert.That(await StatusAsync(open), Is.EqualTo(CallStatus.Enrolled));
    }

    [Test]
    public async Task Failover_NothingWasLost_IsNoticedAllTheSame()
    {
        _standby = new PostgreSqlServer(_primary);
        TakeOver();
        var begun = Stopwatch.StartNew();
        var answer = await _second.NoteIntentAsync(Rows.Intent(Request("later")), default);
        Assert.That(answer.Verdict, Is.EqualTo(IntentVerdict.Noted));
        Assert.That(begun.Elapsed, Is.GreaterThan(s_quiet - TimeSpan.FromMilliseconds(500)), "it kept still first");
        Assert.That(_place.Scalar("SELECT COUNT(*) FROM server"), Is.EqualTo(2));
    }

    /// <summary>A host that begins only now has nothing to write again, but waits for those that have.</summary>
    [Test]
    public async Task Failover_HostBeginsAfterIt_KeepsStillToo()
    {
        _standby = new PostgreSqlServer(_primary);
        TakeOver();
        await _first.LookAsync();
        await using var late = _place.Store(s_quiet);
        var begun = Stopwatch.StartNew();
        _ = await late.NoteIntentAsync(Rows.Intent(Request("late")), default);
        Assert.That(begun.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(1)));
    }

    /// <summary>A host that slept for longer than the others waited.</summary>
    [Test]
    public async Task Failover_HostComesTooLate_IsAlarmedAndNobodyGuesses()
    {
        var (lost, other) = (Request("person", "a"), Request("person", "b"));
        _standby = new PostgreSqlServer(_primary);
        _ = await _first.NoteIntentAsync(Rows.Intent(lost), default);
        TakeOver();
        Assert.That(
            (await _second.NoteIntentAsync(Rows.Intent(other), default)).Verdict,
            Is.EqualTo(IntentVerdict.Noted)
        );
        await _first.LookAsync();
        var row = (await _second.FindAsync(lost.CallId, default))!;
        Assert.That((row.Status, row.IsAlarmed), Is.EqualTo((CallStatus.Undecidable, true)));
        Assert.That(await StatusAsync(other), Is.EqualTo(CallStatus.Intent));
    }

    /// <summary>The same server, which only crashed, has everything: nobody waits.</summary>
    [Test]
    public async Task Failover_ServerOnlyCrashed_GoesOnAtOnce()
    {
        await EnrollAsync(_first, Request("before"));
        _primary.Kill();
        _primary.Start();
        _ = await _first.NoteIntentAsync(Rows.Intent(Request("after")), default);
        Assert.That(_place.Scalar("SELECT COUNT(*) FROM server"), Is.EqualTo(1));
    }
}
