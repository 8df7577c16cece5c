using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Tests.Support;

namespace FaceEnroll.Ledger.Tests.PowerLoss;

/// <summary>
/// The power fails, and of what was written since the last sync anything may be on the disk. What a commit promised must be there,
/// and nothing half. That the system's sync keeps its word is taken for granted.
/// </summary>
[TestOf(typeof(SqliteLedgerStore))]
public class PowerLossTests
{
    private const int Seed = 7;
    private const int Sector = 512;

    private TemporaryFolder _folder = null!;
    private LedgerTrace _trace = null!;
    private Random _random = null!;
    private int _states;

    [OneTimeSetUp]
    public async Task RecordAsync()
    {
        _folder = new TemporaryFolder();
        _trace = await LedgerTrace.RunAsync(_folder.File("faces.ledger"), Seed, steps: 60);
    }

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        await _trace.DisposeAsync();
        _folder.Dispose();
    }

    [SetUp]
    public void Begin() => (_random, _states) = (new Random(Seed), 0);

    [TearDown]
    public void Tell() => TestContext.Out.WriteLine($"{_states} states of the disk.");

    /// <summary>Moments between which one log was written on, with the moment before them.</summary>
    private List<(Moment Before, List<Moment> All)> Logs
    {
        get
        {
            var logs = new List<(Moment Before, List<Moment> All)>();
            var before = _trace.Moments[0];
            foreach (var moment in _trace.Moments.Where(m => m.End > 0))
            {
                if (logs.Count == 0 || logs[^1].All[0].Salt != moment.Salt)
                {
                    logs.Add((before, []));
                }

                logs[^1].All.Add(moment);
                before = moment;
            }

            return logs;
        }
    }

    /// <summary>What the whole commits in the first bytes of a log promise.</summary>
    private static Moment Promised((Moment Before, List<Moment> All) log, int bytes) =>
        log.All.LastOrDefault(m => m.End <= bytes) ?? log.Before;

    /// <summary>How much is as it was written: what lay there before may be the same.</summary>
    private static int Same(byte[] found, byte[] written) => found.AsSpan().CommonPrefixLength(written);

    private async Task HoldsAsync(byte[] main, byte[] wal, string what, params string[] promised)
    {
        _states++;
        var found = await Recovered.OpenAsync(main, wal, _trace.Requests);
        Assert.That(found.Broken, Is.Empty, what);
        Assert.That(promised.Contains(found.Rows), Is.True, $"{what}: other rows than promised");
        Assert.That(found.Sent, Is.Empty, what);
    }

    [Test]
    public void Trace_HasWhatItIsMeantToTry()
    {
        Assert.That(Logs, Has.Count.GreaterThanOrEqualTo(3), "logs that replace each other");
        Assert.That(_trace.Requests, Has.Count.GreaterThan(15));
        Assert.That(_trace.Moments.Select(m => m.Rows).Distinct().Count(), Is.GreaterThan(45));
        Assert.That(_trace.Moments[^1].Rows, Does.Contain("run_count|1|2|"), "items were enrolled");
    }

    [Test]
    public async Task Log_CutAtEachFrame_HoldsWhatWasPromised()
    {
        foreach (var log in Logs)
        {
            var last = log.All[^1];
            for (var end = 0; end <= last.End; end += end == 0 ? WalBytes.Header : WalBytes.FrameSize(last.Wal))
            {
                await HoldsAsync(log.All[0].Main, last.Wal[..end], $"cut at {end}", Promised(log, end).Rows);
            }
        }
    }

    [Test]
    public async Task Log_CutAnywhere_HoldsWhatWasPromised()
    {
        foreach (var log in Logs)
        {
            var last = log.All[^1];
            for (var i = 0; i < 60; i++)
            {
                var end = _random.Next(last.End);
                // The file may be longer, with nothing in it, or with whatever lay there.
                var tail = new byte[_random.Next(3) * 5000];
                if (_random.Next(2) == 0)
                {
                    _random.NextBytes(tail);
                }

                byte[] wal = [.. last.Wal[..end], .. tail];
                await HoldsAsync(log.All[0].Main, wal, $"cut at {end}", Promised(log, Same(wal, last.Wal)).Rows);
            }
        }
    }

    /// <summary>A log is written over an earlier one, whose frames lie behind it.</summary>
    [Test]
    public async Task Log_OverAnEarlierOne_HoldsWhatWasPromised()
    {
        var logs = Logs;
        for (var n = 1; n < logs.Count; n++)
        {
            var (old, last) = (logs[n].Before.Wal, logs[n].All[^1]);
            for (var i = 0; i < 40; i++)
            {
                var end = _random.Next(Math.Min(last.End, old.Length) + 1);
                byte[] wal = [.. last.Wal[..end], .. old[end..]];
                var promised = Promised(logs[n], Same(wal, last.Wal));
                await HoldsAsync(logs[n].All[0].Main, wal, $"cut at {end}", promised.Rows);
            }
        }
    }

    /// <summary>Of the commit that was under way, any sectors are there.</summary>
    [Test]
    public async Task Commit_ItsSectorsInAnyOrder_IsThereOrNot()
    {
        foreach (var log in Logs)
        {
            for (var i = 1; i < log.All.Count; i++)
            {
                var (done, next) = (log.All[i - 1], log.All[i]);
                var wal = new byte[next.End];
                done.Wal.AsSpan(0, Math.Min(done.Wal.Length, wal.Length)).CopyTo(wal);
                for (var at = done.End / Sector * Sector; at < next.End; at += Sector)
                {
                    if (_random.Next(4) > 0)
                    {
                        var length = Math.Min(Sector, next.End - at);
                        next.Wal.AsSpan(at, length).CopyTo(wal.AsSpan(at));
                    }
                }

                await HoldsAsync(log.All[0].Main, wal, $"commit {i}", done.Rows, next.Rows);
            }
        }
    }

    /// <summary>The log is copied into the file, whose pages come there in any order. Until then the log is whole.</summary>
    [Test]
    public async Task File_PartlyWritten_HoldsWhatWasPromised()
    {
        var partly = 0;
        foreach (var log in Logs)
        {
            for (var i = 1; i < log.All.Count; i++)
            {
                var (older, newer) = (log.All[i - 1], log.All[i]);
                if (older.Main.AsSpan().SequenceEqual(newer.Main))
                {
                    continue;
                }

                partly++;
                for (var round = 0; round < 25; round++)
                {
                    var main = new byte[_random.Next(2) == 0 ? newer.Main.Length : older.Main.Length];
                    for (var at = 0; at < main.Length; at += 4096)
                    {
                        var from = at >= older.Main.Length || _random.Next(2) == 0 ? newer.Main : older.Main;
                        from.AsSpan(at, 4096).CopyTo(main.AsSpan(at));
                    }

                    await HoldsAsync(main, newer.Wal[..newer.End], $"round {round}", newer.Rows);
                    var last = log.All[^1];
                    var end = _random.Next(newer.End, last.End + 1);
                    await HoldsAsync(main, last.Wal[..end], $"cut at {end}", Promised(log, end).Rows);
                }
            }
        }

        Assert.That(partly, Is.GreaterThan(0));
    }

    /// <summary>The file is as it was before the log was copied into it, and the log goes on.</summary>
    [Test]
    public async Task File_OlderThanItsLog_HoldsWhatWasPromised()
    {
        foreach (var log in Logs)
        {
            var last = log.All[^1];
            foreach (var older in log.All.DistinctBy(m => Convert.ToHexString(m.Main)))
            {
                await HoldsAsync(older.Main, last.Wal[..last.End], "older file", last.Rows);
            }
        }
    }

    /// <summary>The new log's header is not there yet, and frames of it are; or the reverse.</summary>
    [Test]
    public async Task Log_HeaderAndFirstFramesInAnyOrder_HoldsWhatWasPromised()
    {
        var logs = Logs;
        for (var n = 1; n < logs.Count; n++)
        {
            var (old, first) = (logs[n].Before, logs[n].All[0]);
            if (old.Wal.Length <= first.End)
            {
                continue;
            }

            byte[] headerOnly = [.. first.Wal[..WalBytes.Header], .. old.Wal[WalBytes.Header..]];
            await HoldsAsync(first.Main, headerOnly, "header only", old.Rows);
            byte[] framesOnly =
            [
                .. old.Wal[..WalBytes.Header],
                .. first.Wal[WalBytes.Header..first.End],
                .. old.Wal[first.End..],
            ];
            await HoldsAsync(first.Main, framesOnly, "frames only", old.Rows);
        }
    }
}
