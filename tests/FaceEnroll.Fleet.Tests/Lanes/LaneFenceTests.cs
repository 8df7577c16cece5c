using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Ledger.PostgreSql.Lanes;
using FaceEnroll.Ledger.PostgreSql.Store;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Tests.Support;

namespace FaceEnroll.Fleet.Tests.Lanes;

/// <summary>Only a lane's owner of now sends its items.</summary>
[TestOf(typeof(SqlLanes))]
[TestOf(typeof(PostgreSqlLedgerStore))]
public class LaneFenceTests
{
    private const int People = 200;

    private TestDatabase _place = null!;
    private PostgreSqlLedgerStore _store = null!;
    private long _run;

    [SetUp]
    public async Task BeginAsync()
    {
        _place = new TestDatabase();
        _place.Make();
        _store = _place.Store();
        _run = await _store.WriteAsync(
            t =>
            {
                var run = RunSteps.Begin(
                    t,
                    new RunRow
                    {
                        Name = "run",
                        Registration = "FinAuth",
                        Account = "account",
                    }
                );
                _ = RunSteps.Append(t, run.Id, [.. Enumerable.Range(0, People).Select(i => New($"person{i}"))]);
                return run.Id;
            },
            default
        );
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _store.DisposeAsync();
        _place.Dispose();
    }

    private static ItemRow New(string person) =>
        new()
        {
            Id = default,
            Key = RunItemRules.KeyOf(person, "picture", null),
            PersonId = person,
            Picture = "picture",
        };

    private static int LaneOf(string person) =>
        (int)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(person))) % SqlLanes.Count);

    private async Task<LaneClaim> TakeAsync(int lane, string owner) =>
        await _store.WriteAsync(t => SqlLanes.Take((SqlTables)t, lane, owner), default);

    private async Task<IntentVerdict> NoteAsync(ItemRow item, LaneClaim claim)
    {
        var intent = new NewIntent
        {
            Request = Rows.Request(item.PersonId),
            Owner = claim.Owner,
            NoAttemptAfter = Rows.End,
            Ticket = "{}",
            SeenIntents = 0,
            Item = item.Id,
            ItemPerson = Rows.Request(item.PersonId).Person,
            Claim = claim,
        };
        return (await _store.NoteIntentAsync(intent, default)).Verdict;
    }

    private async Task<IReadOnlyList<ItemRow>> PendingAsync(int lane) =>
        await _store.ReadAsync(t => SqlLanes.Pending((SqlTables)t, _run, lane, 0, 1000), default);

    [Test]
    public async Task Pending_OfAllLanes_IsEachItemOnceInTheLaneOfItsPerson()
    {
        var seen = new List<string>();
        for (var lane = 0; lane < SqlLanes.Count; lane++)
        {
            var items = await PendingAsync(lane);
            Assert.That(items.Select(i => LaneOf(i.PersonId)), Is.All.EqualTo(lane));
            Assert.That(items.Select(i => i.Id.Number), Is.Ordered);
            seen.AddRange(items.Select(i => i.PersonId));
        }

        Assert.That(seen, Is.EquivalentTo(Enumerable.Range(0, People).Select(i => $"person{i}")));
    }

    [Test]
    public async Task NoteIntent_LaneWasTakenByAnother_IsRefusedAndNothingIsNoted()
    {
        var lane = LaneOf("person0");
        var item = (await PendingAsync(lane))[0];
        var old = await TakeAsync(lane, "old");
        var now = await TakeAsync(lane, "new");
        Assert.That(await NoteAsync(item, old), Is.EqualTo(IntentVerdict.LaneLost));
        Assert.That(await _store.FindAsync(Rows.Request(item.PersonId).CallId, default), Is.Null);
        Assert.That(await NoteAsync(item, now), Is.EqualTo(IntentVerdict.Noted));
    }

    /// <summary>The same process has lost it meanwhile, and has it once more: what it began before is not of this turn.</summary>
    [Test]
    public async Task NoteIntent_ByAnEarlierTurnOfTheSameProcess_IsRefused()
    {
        var lane = LaneOf("person0");
        var item = (await PendingAsync(lane))[0];
        var first = await TakeAsync(lane, "me");
        _ = await TakeAsync(lane, "me");
        Assert.That(await NoteAsync(item, first), Is.EqualTo(IntentVerdict.LaneLost));
    }

    [Test]
    public async Task NoteIntent_ClaimOfAnotherLane_IsRefused()
    {
        var lane = LaneOf("person0");
        var claim = await TakeAsync((lane + 1) % SqlLanes.Count, "me");
        Assert.That(await NoteAsync((await PendingAsync(lane))[0], claim), Is.EqualTo(IntentVerdict.LaneLost));
    }

    [Test]
    public async Task Release_OfAnOldTurn_LeavesTheNewOne()
    {
        var old = await TakeAsync(3, "old");
        var now = await TakeAsync(3, "new");
        Assert.That(await _store.WriteAsync(t => SqlLanes.Release((SqlTables)t, old), default), Is.Zero);
        Assert.That(_place.Scalar("SELECT owner FROM lane WHERE n = 3"), Is.EqualTo("new"));
        Assert.That(await _store.WriteAsync(t => SqlLanes.Release((SqlTables)t, now), default), Is.EqualTo(1));
    }
}
