using System.Diagnostics;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Hosting;

/// <summary>How a ledger is opened, and what it finds beside it.</summary>
[TestOf(typeof(OpenLedger))]
[TestOf(typeof(LedgerOwner))]
public class OpenLedgerTests
{
    private LedgerBed _bed = null!;

    [SetUp]
    public async Task BeginAsync() => _bed = await LedgerBed.StartAsync();

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    private IReadOnlyList<string> OwnerFiles =>
        Directory.GetFiles(Path.GetDirectoryName(_bed.Options.File)!, "*-owner-*");

    /// <summary>The calls' own time is a second; the opening waits for two.</summary>
    [Test]
    public async Task Enroll_FileIsLockedAtItsFirstUse_EndsInItsTime()
    {
        _bed.Options.BusyTimeout = TimeSpan.FromSeconds(2);
        using var other = new OtherWriter(_bed.Options.File);
        other.Run("BEGIN EXCLUSIVE");
        var client = _bed.Client(FaceVendor.TencentCloud, o => o.Timeout = TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();
        var calls = Enumerable
            .Range(0, 6)
            .Select(i => Task.Run(() => client.EnrollAsync(LedgerBed.Request($"person{i}"))))
            .ToList();
        foreach (var call in calls)
        {
            Assert.CatchAsync<FaceEnrollmentException>(() => call);
        }

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
        other.Unlock();
    }

    [Test]
    public void Open_OwnersThatWereKilled_AreSweptAway()
    {
        var dead = Leave(TimeSpan.FromHours(1));
        using var lives = Hold(TimeSpan.FromHours(1), out var living);
        var young = Leave(TimeSpan.Zero);
        var strange = _bed.Options.File + "-owner-notes.txt";
        File.WriteAllText(strange, "mine");
        File.SetLastWriteTimeUtc(strange, DateTime.UtcNow.AddHours(-1));

        var own = _bed.Options.File + "-owner-" + _bed.Open.Owner.Id;
        Assert.That(OwnerFiles, Is.EquivalentTo(new[] { living, young, strange, own }));
        Assert.That(File.Exists(dead), Is.False);
    }

    /// <summary>Its own time does not end with the others'; the failure is the opening's, and is shared.</summary>
    [Test]
    public async Task GetStore_OpeningFails_IsSharedAndTriedAgain()
    {
        _bed.Options.BusyTimeout = TimeSpan.FromSeconds(1);
        var other = new OtherWriter(_bed.Options.File);
        other.Run("BEGIN EXCLUSIVE");
        var all = Enumerable.Range(0, 5).Select(_ => _bed.Open.GetStoreAsync(default).AsTask()).ToList();
        var watch = Stopwatch.StartNew();
        var faults = all.ConvertAll(one => Assert.ThrowsAsync<FaceLedgerException>(() => one)!);
        Assert.That(faults.Select(f => f.Fault), Is.All.EqualTo(FaceLedgerFault.Busy));
        Assert.That(faults.Distinct().Count(), Is.EqualTo(1), "there was one opening");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(4)));
        other.Unlock();
        other.Dispose();
        Assert.That(await _bed.Open.GetStoreAsync(default), Is.Not.Null);
    }

    [Test]
    public async Task Open_NewLedger_SaysSoOnce()
    {
        var logger = new ListLogger<OpenLedger>();
        for (var i = 0; i < 2; i++)
        {
            await using var open = new OpenLedger(
                new SqlitePlace(Microsoft.Extensions.Options.Options.Create(_bed.Options), logger)
            );
            await open.GetStoreAsync(default);
        }

        Assert.That(logger.Messages, Has.Count.EqualTo(1));
        Assert.That(
            logger.Messages[0],
            Is.EqualTo(
                "Information: There was no ledger, and a new one was made: faces.ledger. "
                    + "What was enrolled before is not known to it."
            )
        );
    }

    [Test]
    public void Open_MustExist_DoesNotMakeOne()
    {
        _bed.Options.MustExist = true;
        var fault = Assert.ThrowsAsync<FaceLedgerException>(async () => await _bed.Open.GetStoreAsync(default))!;
        Assert.That(fault.Fault, Is.EqualTo(FaceLedgerFault.Missing));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(_bed.Options.File)!), Is.Empty);
    }

    private string Leave(TimeSpan age)
    {
        Hold(age, out var file).Dispose();
        return file;
    }

    private FileStream Hold(TimeSpan age, out string file)
    {
        file = _bed.Options.File + "-owner-" + Guid.NewGuid().ToString("N");
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow - age);
        return new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }
}
