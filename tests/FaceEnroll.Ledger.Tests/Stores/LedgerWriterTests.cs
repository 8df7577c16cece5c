using System.Diagnostics;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Support;

namespace FaceEnroll.Ledger.Tests.Stores;

/// <summary>What becomes of changes that wait together.</summary>
[TestOf(typeof(LedgerWriter))]
[TestOf(typeof(LedgerWork))]
[TestOf(typeof(SqliteFaults))]
public class LedgerWriterTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Begin() => _folder = new TemporaryFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    private string File => _folder.File("faces.ledger");

    private LedgerWriter Writer(TimeSpan busyTimeout)
    {
        var database = new SqliteDatabase(LedgerFile.Prepare(File), busyTimeout);
        return new LedgerWriter(new SqliteTransactions(database.OpenWriter(), database.OpenGuard()));
    }

    /// <summary>Each of them is either done or canceled, whenever the token ends.</summary>
    [Test]
    public async Task Run_CanceledWhileABatchIsLookedThrough_Ends()
    {
        using var writer = Writer(TimeSpan.FromSeconds(5));
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            using var canceled = new CancellationTokenSource();
            using var gate = new ManualResetEventSlim();
            var first = writer.RunAsync(
                _ =>
                {
                    gate.Wait();
                    return 0;
                },
                default
            );
            Thread.SpinWait(2000);
            var works = Enumerable.Range(0, 250).Select(_ => writer.RunAsync(_ => 1, canceled.Token)).ToList();
            var commits = writer.Commits;
            gate.Set();
            SpinWait.SpinUntil(() => writer.Commits != commits);
            Thread.SpinWait(random.Next(0, 400));
            await canceled.CancelAsync();
            await first;
            await Task.WhenAny(Task.WhenAll(works), Task.Delay(TimeSpan.FromSeconds(2)));
            Assert.That(works.Count(w => !w.IsCompleted), Is.Zero, $"round {round}");
        }
    }

    [Test]
    public async Task Run_CanceledWhileAnotherProcessWrites_IsNotDone()
    {
        using var writer = Writer(TimeSpan.FromSeconds(30));
        using var other = new OtherWriter(File);
        other.Lock();
        using var canceled = new CancellationTokenSource();
        var isDone = false;
        var work = writer.RunAsync(_ => isDone = true, canceled.Token);
        await Task.Delay(300);
        await canceled.CancelAsync();
        other.Unlock();
        Assert.CatchAsync<OperationCanceledException>(() => work);
        Assert.That(isDone, Is.False);
        Assert.That(await writer.RunAsync(_ => 7, default), Is.EqualTo(7), "the writer goes on");
    }

    [Test]
    public async Task Run_OneRowCannotBeRead_TheOthersAreDone()
    {
        await using var store = SqliteLedgerStore.Open(File, TimeSpan.FromSeconds(5));
        var bad = (await store.NoteIntentAsync(Rows.Intent(Rows.Request("bad")), default)).Noted!;
        using (var other = new OtherWriter(File))
        {
            other.Run("UPDATE call SET unattributed = 'x'");
        }

        var good = new List<CallRow>();
        for (var i = 0; i < 50; i++)
        {
            good.Add((await store.NoteIntentAsync(Rows.Intent(Rows.Request($"{i}")), default)).Noted!);
        }

        var works = good.ConvertAll(g =>
            store.NoteOutcomeAsync(g.Id, 1, Rows.Outcome(CallStatus.Enrolled), default).AsTask()
        );
        works.Insert(25, store.NoteOutcomeAsync(bad.Id, 1, Rows.Outcome(CallStatus.Enrolled), default).AsTask());
        await Task.WhenAny(Task.WhenAll(works));
        await Task.WhenAll(works.Select(w => Task.WhenAny(w)));
        Assert.That(works.Select((w, i) => w.IsFaulted ? i : -1).Where(i => i >= 0), Is.EqualTo(new[] { 25 }));
    }

    [Test]
    public async Task Dispose_FileIsLocked_WaitsOnce()
    {
        var store = SqliteLedgerStore.Open(File, TimeSpan.FromSeconds(1));
        using var other = new OtherWriter(File);
        other.Lock();
        var works = Enumerable
            .Range(0, 1500)
            .Select(i => store.NoteIntentAsync(Rows.Intent(Rows.Request($"{i}")), default).AsTask())
            .ToList();
        var watch = Stopwatch.StartNew();
        await store.DisposeAsync();
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)), "there are six batches");
        other.Unlock();
        foreach (var work in works)
        {
            Assert.That(Assert.ThrowsAsync<FaceLedgerException>(() => work)!.Fault, Is.EqualTo(FaceLedgerFault.Busy));
        }
    }
}
