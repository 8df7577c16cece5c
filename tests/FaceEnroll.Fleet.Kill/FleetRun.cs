using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using Npgsql;

namespace FaceEnroll.Fleet.Kill;

/// <summary>Starts the server, the sandbox and the workers, kills and stops them, and compares in the end.</summary>
internal sealed class FleetRun : IDisposable
{
    private readonly FleetPlan _plan;
    private readonly Random _random;
    private readonly string _folder = Directory.CreateTempSubdirectory("faceenroll-fleet-kill").FullName;
    private readonly Network? _network;
    private readonly PostgreSqlServer _server;
    private readonly List<(Child Process, string Owner)> _workers = [];
    private readonly Usage _ofWorkers = new();
    private readonly Usage _ofServer = new();
    private readonly List<double> _takeovers = [];
    private int _started;
    private int _killed;
    private int _stopped;
    private int _serverKilled;
    private int _cut;
    private int _ended;

    public FleetRun(FleetPlan plan)
    {
        _plan = plan;
        _random = new Random(plan.Seed);
        _network = Network.TryMake(plan.Workers);
        _server = new PostgreSqlServer(_network?.Address);
        var reached = new NpgsqlConnectionStringBuilder(_server.ConnectionString);
        reached.Host = _network?.Address ?? reached.Host;
        Environment.SetEnvironmentVariable(WorkerProcess.Database, reached.ConnectionString);
    }

    public async Task<bool> RunAsync()
    {
        Console.WriteLine(
            $"{_plan.Items} items, {_plan.Kills} kills and stops, seed {_plan.Seed}, {_plan.Workers} workers at {_plan.Rate} requests a second together, "
                + (_network is null ? "on the loopback" : "in network namespaces")
        );
        var watch = Stopwatch.StartNew();
        var manifest = Manifest.Write(_folder, _plan.Items, _plan.Seed);
        using var sandbox = _network is null ? new Child("sandbox") : new Child("sandbox", _network.Address);
        var url = (await sandbox.ReadLineAsync())!;
        await sandbox.TellAsync($"faults {_plan.Seed.ToString(CultureInfo.InvariantCulture)}");
        for (var i = 0; i < _plan.Workers; i++)
        {
            _workers.Add(await StartAsync(url, i));
        }

        await KillAsync(url);
        await EndAsync(url);
        var (dump, arrivals) = (Path.Combine(_folder, "dump.txt"), Path.Combine(_folder, "arrivals.txt"));
        await sandbox.TellAsync($"dump {dump}");
        await sandbox.TellAsync($"arrivals {arrivals}");
        // Nothing is sent there: only the ledger is read.
        var read = new UriBuilder(url) { Host = "127.0.0.1" }.Uri;
        var verdict = await KillVerdict.OfAsync(read, _folder, manifest, await File.ReadAllLinesAsync(dump));
        verdict.Print(watch.Elapsed, _killed, _stopped, _started);
        var most = int.Parse(await File.ReadAllTextAsync(arrivals), CultureInfo.InvariantCulture);
        var (uses, all) = Uses.Read(_folder, "uses-*");
        var isClean = verdict.IsClean && all > _plan.Items && uses <= _plan.Rate;
        Console.WriteLine($"most permits used in any sliding second {uses}, allowed {_plan.Rate}; {all} in all");
        Print(most, isClean);
        return isClean;
    }

    public void Dispose()
    {
        _workers.ForEach(w => w.Process.Dispose());
        _server.Dispose();
        _network?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Print(int most, bool isClean)
    {
        string Each(Usage usage) => (usage.Seconds * 1000 / _plan.Items).ToString("0.00", CultureInfo.InvariantCulture);
        string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine(
            $"server killed {_serverKilled}, links cut {_cut}, workers that ended by themselves when they woke {_ended}"
        );
        Console.WriteLine($"most arrivals at the vendor in any sliding second {most}");
        Console.WriteLine(
            $"seconds until others had a lost host's lanes: {string.Join(", ", _takeovers.Select(Text))}"
        );
        Console.WriteLine(
            $"processor milliseconds an item: workers {Each(_ofWorkers)}, PostgreSQL {Each(_ofServer)}; "
                + $"most MB of a worker {_ofWorkers.Megabytes.ToString("0", CultureInfo.InvariantCulture)}"
        );
        Console.WriteLine(isClean ? "The fleet kept its word." : "FAILED.");
    }

    /// <summary>Kills and stops until it was often enough.</summary>
    private async Task KillAsync(string url)
    {
        var pause = Math.Max(500, _plan.Items * 1000.0 / _plan.Rate / (_plan.Kills + 1));
        for (var kill = 0; kill < _plan.Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(pause * (0.5 + _random.NextDouble())));
            Look();
            await ReplaceEndedAsync(url);
            var chosen = _random.Next(_workers.Count);
            switch (_random.Next(10))
            {
                case < 2:
                    _serverKilled++;
                    _server.Kill();
                    await Task.Delay(_random.Next(3000));
                    _server.Start();
                    break;
                case < 4:
                    await StopAsync(_workers[chosen]);
                    break;
                case < 6 when _network is not null:
                    await CutAsync(chosen);
                    break;
                default:
                    await KillAsync(chosen, url);
                    break;
            }
        }
    }

    private async Task KillAsync(int chosen, string url)
    {
        var (process, owner) = _workers[chosen];
        _killed++;
        if (!process.HasExited)
        {
            process.Kill();
        }

        await TakenAsync(owner);
        _workers[chosen] = await StartAsync(url, chosen);
        process.Dispose();
    }

    /// <summary>It sleeps for longer than a lease, a signature, and the others' patience.</summary>
    private async Task StopAsync((Child Process, string Owner) worker)
    {
        if (worker.Process.HasExited)
        {
            return;
        }

        _stopped++;
        worker.Process.Signal("STOP");
        var begun = Stopwatch.StartNew();
        await TakenAsync(worker.Owner);
        var sleep = TimeSpan.FromMilliseconds(_random.Next(11_000, 20_000)) - begun.Elapsed;
        await Task.Delay(sleep > TimeSpan.Zero ? sleep : TimeSpan.Zero);
        worker.Process.Signal("CONT");
    }

    /// <summary>It reaches nobody: not the others, not the database, not the vendor.</summary>
    private async Task CutAsync(int chosen)
    {
        _cut++;
        _network!.Set(chosen, isUp: false);
        var begun = Stopwatch.StartNew();
        await TakenAsync(_workers[chosen].Owner);
        var time = TimeSpan.FromMilliseconds(_random.Next(3_000, 20_000)) - begun.Elapsed;
        await Task.Delay(time > TimeSpan.Zero ? time : TimeSpan.Zero);
        _network.Set(chosen, isUp: true);
    }

    /// <summary>Waits until a lost host owns no lane any more.</summary>
    private async Task TakenAsync(string owner)
    {
        var begun = Stopwatch.StartNew();
        while (await LanesOfAsync(owner) != 0)
        {
            if (begun.Elapsed > TimeSpan.FromMinutes(1))
            {
                Console.WriteLine("Nobody took the lanes for a minute.");
                break;
            }

            await Task.Delay(50);
        }

        _takeovers.Add(begun.Elapsed.TotalSeconds);
    }

    private async Task<long> LanesOfAsync(string owner)
    {
        try
        {
            await using var connection = new NpgsqlConnection(_server.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                "SELECT COUNT(*) FROM faceenroll.lane WHERE owner = @owner",
                connection
            );
            _ = command.Parameters.AddWithValue("@owner", owner);
            return (long)(await command.ExecuteScalarAsync())!;
        }
        catch (NpgsqlException)
        {
            // The pool still had a connection to the server that was killed.
            return -1;
        }
    }

    private async Task EndAsync(string url)
    {
        var limit = Stopwatch.StartNew();
        while (!_workers.TrueForAll(w => w.Process is { HasExited: true, ExitCode: 0 }))
        {
            Look();
            await ReplaceEndedAsync(url);
            await Task.Delay(500);
            if (limit.Elapsed > TimeSpan.FromMinutes(10))
            {
                Console.WriteLine("The workers do not end.");
                return;
            }
        }
    }

    /// <summary>Who was taken for dead ends when it wakes, and something starts it again.</summary>
    private async Task ReplaceEndedAsync(string url)
    {
        for (var i = 0; i < _workers.Count; i++)
        {
            if (_workers[i].Process is { HasExited: true, ExitCode: not 0 })
            {
                _ended++;
                var ended = _workers[i].Process;
                _workers[i] = await StartAsync(url, i);
                ended.Dispose();
            }
        }
    }

    private void Look()
    {
        _workers.ForEach(w => _ofWorkers.Look(w.Process.Id));
        _ofServer.LookWithChildren(_server.ProcessId);
    }

    private async Task<(Child Process, string Owner)> StartAsync(string url, int place)
    {
        _started++;
        // Who is taken for dead says so with all it has.
        var worker = new Child(
            _network?.NamespaceOf(place),
            isQuiet: true,
            "worker",
            url,
            _folder,
            _plan.Rate.ToString(CultureInfo.InvariantCulture),
            _random.Next().ToString(CultureInfo.InvariantCulture),
            Path.Combine(_folder, $"told-{_started.ToString(CultureInfo.InvariantCulture)}.txt"),
            _network?.AddressOf(place) ?? "127.0.0.1"
        );
        return (worker, await worker.ReadLineAsync() ?? "");
    }
}
