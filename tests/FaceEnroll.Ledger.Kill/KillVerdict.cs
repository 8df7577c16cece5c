using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Kill;

/// <summary>The ledger's report against the sandbox's store.</summary>
internal sealed class KillVerdict
{
    private readonly SortedDictionary<FaceRunEntryStatus, int> _statuses = [];

    /// <summary>Pictures that are in more than once.</summary>
    public int Twice { get; private set; }

    /// <summary>Items that the report does not have, or that have no result.</summary>
    public int Lost { get; private set; }

    /// <summary>Items whose result is not what the store says.</summary>
    public int Wrong { get; private set; }

    /// <summary>People whose pictures are not in the manifest's order.</summary>
    public int OutOfOrder { get; private set; }

    public int Undecidable { get; private set; }

    /// <summary>People who walked in and were told that they are in, and are not.</summary>
    public int NotTrue { get; private set; }

    public int Stored { get; private set; }

    public int Told { get; private set; }

    public bool IsClean => Twice + Lost + Wrong + OutOfOrder + Undecidable + NotTrue == 0;

    public static async Task<KillVerdict> OfAsync(Uri url, string folder, Manifest manifest, string[] dump)
    {
        var verdict = new KillVerdict { Stored = dump.Length };
        var stored = dump.GroupBy(face => face, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);
        verdict.Twice = stored.Values.Count(n => n > 1);
        await verdict.CompareAsync(url, folder, manifest, stored);
        verdict.CompareOrder(manifest, dump);
        var told = Directory.GetFiles(folder, "told-*").SelectMany(File.ReadAllLines).Distinct().ToList();
        verdict.Told = told.Count;
        // A line may be cut where its process was killed.
        verdict.NotTrue = told.Count(t => t.Split(' ') is [_, { Length: 64 }] && !stored.ContainsKey(t));
        return verdict;
    }

    public void Print(TimeSpan time, int killed, int stopped, int started)
    {
        foreach (var (status, count) in _statuses)
        {
            Console.WriteLine($"  {status, -20} {count, 8}");
        }

        Console.WriteLine($"  {"faces in the store", -20} {Stored, 8}");
        Console.WriteLine($"  {"told to walk-ins", -20} {Told, 8}");
        Console.WriteLine(
            FormattableString.Invariant(
                $"{killed} killed, {stopped} stopped, {started} processes, {time.TotalSeconds:0} s"
            )
        );
        Console.WriteLine(
            $"stored twice {Twice}, lost {Lost}, wrong in the report {Wrong}, order broken {OutOfOrder}, undecidable {Undecidable}, told wrongly {NotTrue}"
        );
        Console.WriteLine(
            IsClean ? "Nothing twice, nothing lost, nothing wrong." : "FAILED: all of these must be zero."
        );
    }

    private async Task CompareAsync(Uri url, string folder, Manifest manifest, Dictionary<string, int> stored)
    {
        await using var services = WorkerProcess.Services(url, folder, "sandbox-key", "sandbox-secret", rate: 1);
        var left = manifest.Lines.Keys.ToHashSet();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var entry in services.GetRequiredService<IFaceRuns>().GetEntriesAsync(WorkerProcess.Run))
        {
            _ = left.Remove(entry.Line);
            _statuses[entry.Status] = _statuses.GetValueOrDefault(entry.Status) + 1;
            var (person, hash) = manifest.Lines[entry.Line];
            var face = $"{person} {hash}";
            var isIn = hash.Length > 0 && stored.ContainsKey(face);
            _ = entry.Status != FaceRunEntryStatus.Repeated && told.Add(face);
            switch (entry.Status)
            {
                case FaceRunEntryStatus.Enrolled:
                    // The run enrolls each picture once.
                    Wrong += isIn && seen.Add(face) ? 0 : 1;
                    break;
                case FaceRunEntryStatus.AlreadyEnrolled:
                    Wrong += isIn ? 0 : 1;
                    break;
                case FaceRunEntryStatus.Repeated:
                    // The line before it has the result, whatever that is.
                    Wrong += told.Contains(face) ? 0 : 1;
                    break;
                case FaceRunEntryStatus.Refused:
                    Wrong += isIn ? 1 : 0;
                    break;
                case FaceRunEntryStatus.Undecidable:
                    Undecidable++;
                    break;
                default:
                    Lost++;
                    break;
            }
        }

        Lost += left.Count;
    }

    private void CompareOrder(Manifest manifest, string[] dump)
    {
        var came = dump.Select(face => face.Split(' ')).ToLookup(f => f[0], f => f[1], StringComparer.Ordinal);
        foreach (var person in manifest.Lines.Values.Where(l => l.Hash.Length > 0).GroupBy(l => l.Person))
        {
            var due = person.Select(l => l.Hash).Distinct().ToList();
            var order = came[person.Key]
                .Select(h => due.FindIndex(d => d.Equals(h, StringComparison.OrdinalIgnoreCase)));
            OutOfOrder += order.SequenceEqual(order.Order()) ? 0 : 1;
        }
    }
}
