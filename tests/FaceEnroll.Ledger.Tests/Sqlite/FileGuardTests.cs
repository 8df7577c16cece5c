using System.Diagnostics;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceEnroll.Ledger.Tests.Sqlite;

/// <summary>A file that is taken away under a running process must not split the ledger.</summary>
[TestOf(typeof(FileGuard))]
[Platform(Exclude = "Win", Reason = "Windows lets nobody delete or rename an open database.")]
public class FileGuardTests
{
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(1);
    private TemporaryFolder _folder = null!;
    private SqliteLedgerStore _store = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _folder = new TemporaryFolder();
        _store = SqliteLedgerStore.Open(File, s_wait);
        await _store.NoteIntentAsync(Rows.Intent(Rows.Request("first")), default);
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private string File => _folder.File("faces.ledger");

    private static void Move(string from, string to)
    {
        foreach (var end in new[] { "", "-wal", "-shm" })
        {
            if (System.IO.File.Exists(from + end))
            {
                System.IO.File.Move(from + end, to + end);
            }
        }
    }

    private void IsRefused(string person)
    {
        var writing = Assert.ThrowsAsync<FaceLedgerException>(async () =>
            await _store.NoteIntentAsync(Rows.Intent(Rows.Request(person)), default)
        )!;
        Assert.That(writing.Fault, Is.EqualTo(FaceLedgerFault.Replaced));
        var reading = Assert.ThrowsAsync<FaceLedgerException>(async () =>
            await _store.LookUpAsync(Rows.Request("first"), default)
        )!;
        Assert.That(reading.Fault, Is.EqualTo(FaceLedgerFault.Replaced));
    }

    [Test]
    public async Task Write_FileIsMovedAway_IsRefusedUntilItIsBack()
    {
        Move(File, _folder.File("elsewhere"));
        IsRefused("second");
        await SqliteLedgerStore.Open(File, s_wait).DisposeAsync();
        IsRefused("third");
        System.IO.File.Delete(File);
        Move(_folder.File("elsewhere"), File);
        var answer = await _store.NoteIntentAsync(Rows.Intent(Rows.Request("second")), default);
        Assert.That(answer.Verdict, Is.EqualTo(IntentVerdict.Noted), "the refused write left nothing");
        Assert.That(await _store.ListAsync([CallStatus.Intent], 9, default), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Write_FileIsDeletedAndMadeAnew_IsRefused()
    {
        foreach (var file in Directory.GetFiles(_folder.Path))
        {
            System.IO.File.Delete(file);
        }

        await using var other = SqliteLedgerStore.Open(File, s_wait);
        IsRefused("second");
        Assert.That(
            (await other.NoteIntentAsync(Rows.Intent(Rows.Request("second")), default)).Verdict,
            Is.EqualTo(IntentVerdict.Noted)
        );
    }

    [Test]
    public void Write_EveryOfABatch_IsRefused()
    {
        Move(File, _folder.File("elsewhere"));
        var works = Enumerable
            .Range(0, 300)
            .Select(i => _store.NoteIntentAsync(Rows.Intent(Rows.Request($"{i}")), default).AsTask())
            .ToList();
        Assert.That(
            works.Select(w => Assert.ThrowsAsync<FaceLedgerException>(() => w)!.Fault),
            Is.All.EqualTo(FaceLedgerFault.Replaced)
        );
    }

    /// <summary>Two processes with two ledgers would enroll the same picture twice.</summary>
    [Test]
    public async Task Enroll_FileIsReplacedUnderARunningProcess_SendsNothing()
    {
        await using var bed = await LedgerBed.StartAsync();
        const FaceVendor Tencent = FaceVendor.TencentCloud;
        bed.Sandbox.AddPerson(Tencent, "person1");
        var client = bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request("person1", 9));
        Move(bed.Options.File, _folder.File("elsewhere"));
        await using var open = new OpenLedger(
            new SqlitePlace(Microsoft.Extensions.Options.Options.Create(bed.Options))
        );
        using var http = SdkClients.Http();
        var second = SdkClients.Create(
            Tencent,
            bed.Sandbox,
            http,
            o => o.Ledger = new FaceLedger(open, NullLogger<FaceLedger>.Instance)
        );
        await second.EnrollAsync(LedgerBed.Request("person1", 1));
        var refused = Assert.CatchAsync<FaceEnrollmentException>(() =>
            client.EnrollAsync(LedgerBed.Request("person1", 1))
        )!;
        Assert.That(refused.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That((refused.InnerException as FaceLedgerException)?.Fault, Is.EqualTo(FaceLedgerFault.Replaced));
        Assert.That(bed.Stored(Tencent, "person1"), Is.EqualTo(1));
    }

    [Test]
    public void Look_CostsLittle()
    {
        using var guard = new SqliteDatabase(File, s_wait).OpenGuard();
        guard.ThrowIfReplaced();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 10_000; i++)
        {
            guard.ThrowIfReplaced();
        }

        TestContext.Out.WriteLine($"{watch.Elapsed.TotalMicroseconds / 10_000:F1} microseconds a look.");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }
}
