using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Tests.Sqlite;

/// <summary>What only a file can do, or suffer.</summary>
[TestOf(typeof(SqliteLedgerStore))]
[TestOf(typeof(SqliteDatabase))]
[TestOf(typeof(LedgerWriter))]
[TestOf(typeof(SqliteSchema))]
[TestOf(typeof(LedgerFile))]
[TestOf(typeof(SqliteFaults))]
public class SqliteLedgerStoreTests
{
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(1);
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Begin() => _folder = new TemporaryFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    private string File => _folder.File("faces.ledger");

    private SqliteLedgerStore Open() => SqliteLedgerStore.Open(File, s_wait);

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Run(string sql)
    {
        using var connection = Connect();
        SqliteSchema.Run(connection, sql);
    }

    private void Fails(FaceLedgerFault fault) =>
        Assert.That(Assert.Throws<FaceLedgerException>(() => Open())!.Fault, Is.EqualTo(fault));

    [Test]
    public async Task Open_Again_HoldsWhatWasNoted()
    {
        await using (var first = Open())
        {
            await first.NoteIntentAsync(Rows.Intent(Rows.Request()), default);
        }

        await using var second = Open();
        Assert.That((await second.LookUpAsync(Rows.Request(), default)).Open!.Status, Is.EqualTo(CallStatus.Intent));
    }

    [Test]
    public async Task Open_Twice_IsOneLedger()
    {
        await using var one = Open();
        await using var two = Open();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i =>
                    (i % 2 == 0 ? one : two)
                        .NoteIntentAsync(Rows.Intent(Rows.Request($"{i / 2}"), owner: $"{i}"), default)
                        .AsTask()
                )
        );
        Assert.That(answers.Count(a => a.Verdict == IntentVerdict.Noted), Is.EqualTo(20), "one of each two");
    }

    [Test]
    public async Task Write_ManyAtOnce_AreCommittedTogether()
    {
        await using var store = Open();
        await Task.WhenAll(
            Enumerable
                .Range(0, 1000)
                .Select(i => store.NoteIntentAsync(Rows.Intent(Rows.Request($"{i}")), default).AsTask())
        );
        TestContext.Out.WriteLine($"1000 intents in {store.Commits} commits.");
        Assert.That(store.Commits, Is.LessThan(500));
        Assert.That(await store.ListAsync([CallStatus.Intent], 2000, default), Has.Count.EqualTo(1000));
    }

    [Test]
    public async Task Write_OneOfABatchFails_TheOthersAreDone()
    {
        await using var store = Open();
        var good = Enumerable
            .Range(0, 20)
            .Select(i => store.NoteIntentAsync(Rows.Intent(Rows.Request($"{i}")), default).AsTask())
            .ToList();
        var bad = store.NoteOutcomeAsync("nobody's", 1, Rows.Outcome(CallStatus.Enrolled), default).AsTask();
        good.AddRange(
            Enumerable
                .Range(20, 20)
                .Select(i => store.NoteIntentAsync(Rows.Intent(Rows.Request($"{i}")), default).AsTask())
        );
        Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.That((await Task.WhenAll(good)).Select(a => a.Verdict), Is.All.EqualTo(IntentVerdict.Noted));
    }

    [Test]
    public async Task Write_CanceledBeforeItsTurn_IsNotDone()
    {
        await using var store = Open();
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(async () =>
            await store.NoteIntentAsync(Rows.Intent(Rows.Request()), canceled.Token)
        );
        Assert.That((await store.LookUpAsync(Rows.Request(), default)).Intents, Is.Zero);
    }

    [Test]
    public async Task Write_AnotherWriterIsBusy_Waits()
    {
        await using var store = SqliteLedgerStore.Open(File, TimeSpan.FromSeconds(30));
        using var other = Connect();
        SqliteSchema.Run(other, "BEGIN IMMEDIATE");
        var noting = store.NoteIntentAsync(Rows.Intent(Rows.Request()), default).AsTask();
        await Task.Delay(300);
        Assert.That(noting.IsCompleted, Is.False);
        SqliteSchema.Run(other, "COMMIT");
        Assert.That((await noting).Verdict, Is.EqualTo(IntentVerdict.Noted));
    }

    [Test]
    public async Task Write_AnotherWriterStaysBusy_IsAClearError()
    {
        await using var store = Open();
        using var other = Connect();
        SqliteSchema.Run(other, "BEGIN IMMEDIATE");
        var fault = Assert.ThrowsAsync<FaceLedgerException>(async () =>
            await store.NoteIntentAsync(Rows.Intent(Rows.Request()), default)
        );
        Assert.That(fault!.Fault, Is.EqualTo(FaceLedgerFault.Busy));
        SqliteSchema.Run(other, "COMMIT");
        Assert.That(
            (await store.NoteIntentAsync(Rows.Intent(Rows.Request()), default)).Verdict,
            Is.EqualTo(IntentVerdict.Noted),
            "the ledger goes on"
        );
    }

    [Test]
    public async Task Write_DiskIsFull_IsAClearErrorAndLosesNothing()
    {
        await using (var store = Open())
        {
            await store.NoteIntentAsync(Rows.Intent(Rows.Request("first")), default);
        }

        var database = new SqliteDatabase(File, s_wait);
        using var connection = database.OpenWriter();
        SqliteSchema.Run(connection, "PRAGMA max_page_count = 1");
        using var guard = database.OpenGuard();
        using var full = new LedgerWriter(new SqliteTransactions(connection, guard));
        var big = Rows.Row("big", CallStatus.Enrolled, PictureStatus.Enrolled) with
        {
            Ticket = new string('x', 100_000),
        };
        var fault = Assert.ThrowsAsync<FaceLedgerException>(() =>
            full.RunAsync(
                t =>
                {
                    t.Put(big);
                    return 0;
                },
                default
            )
        );
        Assert.That(fault!.Fault, Is.EqualTo(FaceLedgerFault.DiskFull));
        Assert.That(
            await full.RunAsync(t => (t.Find("big"), t.List([CallStatus.Intent], 9).Count), default),
            Is.EqualTo(((CallRow?)null, 1))
        );
    }

    [Test]
    public async Task Open_NewerVersion_IsRefused()
    {
        await Open().DisposeAsync();
        Run("PRAGMA user_version = 99");
        var fault = Assert.Throws<FaceLedgerException>(() => Open())!;
        Assert.That(fault.Fault, Is.EqualTo(FaceLedgerFault.NewerVersion));
        Assert.That(fault.Message, Does.Contain("99").And.Contains($"{SqliteSchema.Current}"));
    }

    [Test]
    public void Open_SomebodyElsesDatabase_IsRefusedAndLeftAlone()
    {
        Run("CREATE TABLE theirs (a); PRAGMA user_version = 1");
        Fails(FaceLedgerFault.NotALedger);
        Run("INSERT INTO theirs VALUES (1)");
    }

    [Test]
    public void Open_FileOfAnotherKind_IsRefusedAndLeftAlone()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));
        Fails(FaceLedgerFault.NotALedger);
        Assert.That(System.IO.File.ReadAllText(File), Is.EqualTo(new string('x', 5000)));
    }

    [Test]
    public async Task Open_DamagedFile_IsAClearError()
    {
        await using (var store = Open())
        {
            for (var i = 0; i < 50; i++)
            {
                await store.NoteIntentAsync(Rows.Intent(Rows.Request($"{i}")), default);
            }
        }

        await using (var file = new FileStream(File, FileMode.Open))
        {
            // The header stays as it is, and all pages behind the first are overwritten.
            file.Position = 4096;
            file.Write(
                new byte[(int)(file.Length - 4096)]
                    .Select(_ => (byte)0xAA)
                    .ToArray()
            );
        }

        await using var damaged = Open();
        var fault = Assert.ThrowsAsync<FaceLedgerException>(async () =>
            await damaged.NoteIntentAsync(Rows.Intent(Rows.Request("1")), default)
        );
        Assert.That(fault!.Fault, Is.EqualTo(FaceLedgerFault.Corrupt));
        fault = Assert.ThrowsAsync<FaceLedgerException>(async () =>
            await damaged.LookUpAsync(Rows.Request("1"), default)
        );
        Assert.That(fault!.Fault, Is.EqualTo(FaceLedgerFault.Corrupt));
    }

    [Test]
    public void Open_FolderIsMissing_SaysSo()
    {
        var fault = Assert.Throws<FaceLedgerException>(() =>
            SqliteLedgerStore.Open(_folder.File("no/faces.ledger"), s_wait)
        )!;
        Assert.That(fault.Fault, Is.EqualTo(FaceLedgerFault.CannotOpen));
        Assert.That(fault.Message, Does.Contain("folder does not exist"));
    }

    [TestCase(8, FaceLedgerFault.ReadOnly)]
    [TestCase(14, FaceLedgerFault.CannotOpen)]
    [TestCase(10, FaceLedgerFault.Failed)]
    public void Fault_OtherResultCodes_HaveTheirKind(int code, FaceLedgerFault expected) =>
        Assert.That(SqliteFaults.Of(new SqliteException("what", code)).Fault, Is.EqualTo(expected));

    [Test]
    public async Task File_IsReadByNobodyElse()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Pass("Windows has no such modes.");
        }

        await using var store = Open();
        await store.NoteIntentAsync(Rows.Intent(Rows.Request()), default);
        var files = Directory.GetFiles(_folder.Path);
        Assert.That(files, Has.Length.EqualTo(3), "the ledger, its log and its index");
        Assert.That(
            files.Select(f => OperatingSystem.IsWindows() ? default : System.IO.File.GetUnixFileMode(f)),
            Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite)
        );
    }

    [Test]
    public async Task Open_IsDurable()
    {
        await using var store = Open();
        using var connection = new SqliteDatabase(File, s_wait).OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM pragma_journal_mode, pragma_synchronous";
        using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        Assert.That((reader.GetString(0), reader.GetInt32(1)), Is.EqualTo(("wal", 2)), "2 is FULL");
    }

    [Test]
    public async Task Statements_All_FindTheirRowsByAnIndex()
    {
        await using var store = Open();
        using var connection = Connect();
        foreach (
            var sql in new[]
            {
                "SELECT attempt FROM call WHERE account = 'a' AND library = '' AND person = 'p'",
                "SELECT status FROM picture WHERE account = 'a' AND library = '' AND person = 'p' AND source = 's'",
                "SELECT id FROM call WHERE id = 'i'",
                "SELECT n FROM picture WHERE call = 'i' ORDER BY n",
                "SELECT id FROM call WHERE status IN (1) AND status <> 3 AND status <> 4 ORDER BY ask_at LIMIT 9",
                "SELECT id FROM call WHERE run = 1 AND item = 2 AND run > 0 LIMIT 1",
                "SELECT n FROM item WHERE run = 1 AND n = 2",
                "SELECT n FROM item WHERE run = 1 AND status = 0 AND n > 2 ORDER BY n LIMIT 9",
                "SELECT n FROM item WHERE run = 1 AND status = 1 AND n > 2 ORDER BY n LIMIT 9",
                "SELECT n FROM item WHERE run = 1 AND item_key = 'k'",
                "SELECT n FROM run_count WHERE run = 1 AND status IN (0, 1)",
            }
        )
        {
            using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                Assert.That(reader.GetString(3), Does.StartWith("SEARCH"), sql);
            }
        }
    }

    [Test]
    public async Task Dispose_WhatWasPromised_IsWritten()
    {
        var store = Open();
        var noting = store.NoteIntentAsync(Rows.Intent(Rows.Request()), default).AsTask();
        await store.DisposeAsync();
        Assert.That((await noting).Verdict, Is.EqualTo(IntentVerdict.Noted));
        Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.LookUpAsync(Rows.Request(), default));
        Assert.ThrowsAsync<ObjectDisposedException>(async () =>
            await store.NoteIntentAsync(Rows.Intent(Rows.Request()), default)
        );
        await store.DisposeAsync();
    }
}
