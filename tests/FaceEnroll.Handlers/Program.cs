using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Handlers;

// dotnet run -c Release --project tests/FaceEnroll.Handlers -- [--pairwise] [--filter TEXT] [--parallel 6] [--seed 1] [--examples 5]
var seed = Argument("--seed", 1);
var parallel = Argument("--parallel", 6);
var at = Array.IndexOf(args, "--filter");
var filter = at < 0 ? "" : args[at + 1];

ThreadPool.SetMinThreads(32, 32);
var cells = (args.Contains("--pairwise") ? Matrix.Pairwise(seed) : Matrix.All())
    .Where(cell => cell.ToString().Contains(filter, StringComparison.OrdinalIgnoreCase))
    .ToList();
Console.WriteLine($"{cells.Count} cells, {parallel} at a time");
var start = Stopwatch.GetTimestamp();
var done = 0;
var results = await Matrix.RunAsync(
    cells,
    parallel,
    seed,
    _ =>
    {
        if (++done % 2000 == 0)
        {
            Console.WriteLine($"{done}, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        }
    }
);
MatrixReport.Print(results, Argument("--examples", 5));
Console.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
return results.All(static result => result.IsClean) ? 0 : 1;

int Argument(string name, int standard)
{
    var found = Array.IndexOf(args, name);
    return found < 0 ? standard : int.Parse(args[found + 1], CultureInfo.InvariantCulture);
}
