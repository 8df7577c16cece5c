using System.Diagnostics;
using System.Globalization;

namespace FaceEnroll.Ledger.Kill;

/// <summary>Starts the sandbox and the workers, kills and stops them, and compares in the end.</summary>
internal sealed class KillRun(KillPlan plan)
{
    private static readonly string[] s_keys = ["sandbox-key", "second-key", "third-key"];
    private readonly Random _random = new(plan.Seed);
    private readonly string _folder = Directory.CreateTempSubdirectory("faceenroll-kill").FullName;
    private readonly List<Child> _workers = [];
    private int _started;
    private int _killed;
    private int _stopped;
    private string _key = s_keys[0];

    public async Task<bool> RunAsync()
    {
        Console.WriteLine(
            $"{plan.Items} items, {plan.Kills} kills and stops, seed {plan.Seed}, {plan.Workers} workers at {plan.Rate} requests a second"
        );
        var watch = Stopwatch.StartNew();
        var manifest = Manifest.Write(_folder, plan.Items, plan.Seed);
        using var sandbox = new Child("sandbox");
        var url = (await sandbox.ReadLineAsync())!;
        try
        {
            await sandbox.TellAsync($"faults {plan.Seed.ToString(CultureInfo.InvariantCulture)}");
            foreach (var key in s_keys.Skip(1))
            {
                await sandbox.TellAsync($"key {key} secret-of-{key}");
            }

            await KillAsync(url);
            await EndAsync(url);
            var dump = Path.Combine(_folder, "dump.txt");
            await sandbox.TellAsync($"dump {dump}");
            var verdict = await KillVerdict.OfAsync(
                new Uri(url),
                _folder,
                manifest,
                await File.ReadAllLinesAsync(dump)
            );
            verdict.Print(watch.Elapsed, _killed, _stopped, _started);
            if (verdict.IsClean)
            {
                Directory.Delete(_folder, recursive: true);
            }
            else
            {
                Console.WriteLine($"The ledger is left in {_folder}.");
            }

            return verdict.IsClean;
        }
        finally
        {
            _workers.ForEach(w => w.Dispose());
        }
    }

    /// <summary>Kills and stops, each time another worker, until it was often enough.</summary>
    private async Task KillAsync(string url)
    {
        // So that the kills are spread over the run: its items at the pace of the one that drives, and some for what is lost.
        var pause = Math.Max(200, plan.Items * 1000.0 / plan.Rate / (plan.Kills + 1));
        for (var i = 0; i < plan.Workers; i++)
        {
            _workers.Add(Start(url));
        }

        for (var kill = 0; kill < plan.Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(pause * (0.5 + _random.NextDouble())));
            _key = s_keys[kill * s_keys.Length / plan.Kills];
            var chosen = _random.Next(_workers.Count);
            if (_workers[chosen].HasExited)
            {
                // Everything has its result already.
                _workers[chosen].Dispose();
                _workers[chosen] = Start(url);
            }
            else if (_random.Next(4) == 0)
            {
                _stopped++;
                await StopAsync(_workers[chosen]);
            }
            else
            {
                _killed++;
                _workers[chosen].Kill();
                _workers[chosen].Dispose();
                _workers[chosen] = Start(url);
            }
        }
    }

    /// <summary>It sleeps for up to longer than a signature lives.</summary>
    private async Task StopAsync(Child worker)
    {
        worker.Signal("STOP");
        await Task.Delay(_random.Next(500, 13_000));
        worker.Signal("CONT");
    }

    private async Task EndAsync(string url)
    {
        foreach (var worker in _workers)
        {
            await worker.WaitAsync();
        }

        Console.WriteLine($"the workers ended with {string.Join(", ", _workers.Select(w => w.ExitCode))}");

        // Whoever ended before the last kill may have left something to the others.
        using var last = Start(url);
        await last.WaitAsync();
        if (last.ExitCode != 0)
        {
            Console.WriteLine($"The last worker ended with {last.ExitCode}: {await last.ReadLineAsync()}");
        }
    }

    private Child Start(string url)
    {
        _started++;
        var secret = _key == s_keys[0] ? "sandbox-secret" : $"secret-of-{_key}";
        return new Child(
            "worker",
            url,
            _folder,
            _key,
            secret,
            plan.Rate.ToString(CultureInfo.InvariantCulture),
            _random.Next().ToString(CultureInfo.InvariantCulture),
            Path.Combine(_folder, $"told-{_started.ToString(CultureInfo.InvariantCulture)}.txt")
        );
    }
}
