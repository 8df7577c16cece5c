using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Tests.Support;

namespace FaceEnroll.Ledger.Tests.Sqlite;

/// <summary>What is done to a file before it is a ledger, and what is not done to other files.</summary>
[TestOf(typeof(LedgerFile))]
[TestOf(typeof(SqliteDatabase))]
[TestOf(typeof(SqliteSchema))]
public class LedgerFileTests
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Wide = Own | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(1);
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Begin() => _folder = new TemporaryFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    private string File => _folder.File("faces.ledger");

    private void Run(string sql)
    {
        using var other = new OtherWriter(File);
        other.Run(sql);
    }

    [TestCase("CREATE TABLE theirs (a); PRAGMA user_version = 1", FaceLedgerFault.NotALedger)]
    [TestCase("PRAGMA application_id = 1; CREATE TABLE theirs (a)", FaceLedgerFault.NotALedger)]
    [TestCase(
        "CREATE TABLE ours (a); PRAGMA application_id = 0x46454C47; PRAGMA user_version = 99",
        FaceLedgerFault.NewerVersion
    )]
    public void Open_IsNotOurs_NoByteOfItChanges(string sql, FaceLedgerFault expected)
    {
        Run(sql);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(File, Wide);
        }

        var before = System.IO.File.ReadAllBytes(File);
        var fault = Assert.Throws<FaceLedgerException>(() => SqliteLedgerStore.Open(File, s_wait))!.Fault;
        Assert.That(fault, Is.EqualTo(expected));
        Assert.That(System.IO.File.ReadAllBytes(File), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(_folder.Path), Has.Length.EqualTo(1), "nothing lies beside it");
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(System.IO.File.GetUnixFileMode(File), Is.EqualTo(Wide));
        }
    }

    /// <summary>Its log holds what is not in the file yet, as after a crash.</summary>
    [Test]
    public void Open_SomebodyElsesDatabaseWithALog_NoByteOfBothChanges()
    {
        var theirs = _folder.File("theirs");
        using (var other = new OtherWriter(theirs))
        {
            other.Run("PRAGMA journal_mode = WAL");
            other.Run("CREATE TABLE theirs (a)");
            System.IO.File.Copy(theirs, File);
            System.IO.File.Copy(theirs + "-wal", File + "-wal");
        }

        var before = (System.IO.File.ReadAllBytes(File), System.IO.File.ReadAllBytes(File + "-wal"));
        var fault = Assert.Throws<FaceLedgerException>(() => SqliteLedgerStore.Open(File, s_wait))!.Fault;
        Assert.That(fault, Is.EqualTo(FaceLedgerFault.NotALedger));
        Assert.That(System.IO.File.ReadAllBytes(File), Is.EqualTo(before.Item1));
        Assert.That(System.IO.File.ReadAllBytes(File + "-wal"), Is.EqualTo(before.Item2));
    }

    [TestCase(false, TestName = "Open_EmptyFileOfAWiderMode_IsReadByNobodyElse")]
    [TestCase(true, TestName = "Open_LedgerOfAWiderMode_IsReadByNobodyElse")]
    public async Task Open_WiderMode_IsReadByNobodyElse(bool isLedger)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Pass("Windows has no such modes.");
            return;
        }

        await System.IO.File.WriteAllTextAsync(File, "");
        if (isLedger)
        {
            await SqliteLedgerStore.Open(File, s_wait).DisposeAsync();
        }

        System.IO.File.SetUnixFileMode(File, Wide);
        await using var store = SqliteLedgerStore.Open(File, s_wait);
        await store.NoteIntentAsync(Rows.Intent(Rows.Request()), default);
        var files = Directory.GetFiles(_folder.Path);
        Assert.That(files, Has.Length.EqualTo(3), "the ledger, its log and its index");
        Assert.That(
            files.Select(f => OperatingSystem.IsWindows() ? default : System.IO.File.GetUnixFileMode(f)),
            Is.All.EqualTo(Own)
        );
    }

    /// <summary>As the page on the ledger says.</summary>
    [Test]
    public async Task Open_CopyMadeBySqlite_IsWhole()
    {
        var copy = _folder.File("copy.ledger");
        await using (var store = SqliteLedgerStore.Open(File, s_wait))
        {
            await store.NoteIntentAsync(Rows.Intent(Rows.Request()), default);
            Run($"VACUUM INTO '{copy}'");
        }

        await using var restored = SqliteLedgerStore.Open(copy, s_wait, mustExist: true);
        Assert.That((await restored.LookUpAsync(Rows.Request(), default)).Open!.Status, Is.EqualTo(CallStatus.Intent));
    }

    [Test]
    public async Task Open_TheFileWasMovedAwayAndItsLogIsThere_TouchesNothing()
    {
        var log = File + "-wal";
        await System.IO.File.WriteAllTextAsync(log, "what is not in the file yet");
        var e = Assert.Throws<FaceLedgerException>(() => SqliteLedgerStore.Open(File, s_wait));
        Assert.That(e!.Fault, Is.EqualTo(FaceLedgerFault.Replaced));
        Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { log }));
        Assert.That(await System.IO.File.ReadAllTextAsync(log), Is.EqualTo("what is not in the file yet"));
    }

    [Test]
    public async Task Open_MustExist_MakesNone()
    {
        Fails(FaceLedgerFault.Missing);
        Assert.That(Directory.GetFiles(_folder.Path), Is.Empty);
        await System.IO.File.WriteAllTextAsync(File, "");
        Fails(FaceLedgerFault.Missing);
        Assert.That(new FileInfo(File).Length, Is.Zero);
        await SqliteLedgerStore.Open(File, s_wait).DisposeAsync();
        await using var store = SqliteLedgerStore.Open(File, s_wait, mustExist: true);
        Assert.That(store.IsNew, Is.False);

        void Fails(FaceLedgerFault expected) =>
            Assert.That(
                Assert.Throws<FaceLedgerException>(() => SqliteLedgerStore.Open(File, s_wait, mustExist: true))!.Fault,
                Is.EqualTo(expected)
            );
    }

    [TestCase(DriveType.Network, false)]
    [TestCase(DriveType.Fixed, true)]
    [TestCase(DriveType.Unknown, true)]
    [TestCase(DriveType.Ram, true)]
    public void Prepare_KindOfDrive_OnlyANetworksIsRefused(DriveType kind, bool isTaken)
    {
        FaceLedgerFault? fault = null;
        try
        {
            LedgerFile.Prepare(
                File,
                driveOf: folder =>
                {
                    Assert.That(folder, Is.EqualTo(_folder.Path));
                    return kind;
                }
            );
        }
        catch (FaceLedgerException e)
        {
            fault = e.Fault;
        }

        Assert.That(fault, Is.EqualTo(isTaken ? null : FaceLedgerFault.NetworkFileSystem));
        Assert.That(System.IO.File.Exists(File), Is.EqualTo(isTaken), "nothing is made on a network's file system");
    }

    [Test]
    public void Prepare_KindOfDriveIsNotTold_TakesIt() =>
        Assert.That(
            LedgerFile.Prepare(File, driveOf: _ => throw new IOException("nobody knows")),
            Is.EqualTo(Path.GetFullPath(File))
        );
}
