using System.Globalization;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using FaceEnroll.Torture.Deletions;

// dotnet run --project tests/FaceEnroll.Torture -- --count 20000 --seed 1 [--parallel 4] [--vendor FinAuth] [--deletions 4000]
var count = Argument("--count", 20_000);
var seed = Argument("--seed", 1);
var parallel = Argument("--parallel", Math.Max(4, Environment.ProcessorCount * 2));
var deletions = Argument("--deletions", count / 5);
var only = Array.IndexOf(args, "--vendor");
FaceVendor? vendor = only < 0 ? null : Enum.Parse<FaceVendor>(args[only + 1], ignoreCase: true);

ThreadPool.SetMinThreads(32, 32);
Console.WriteLine($"{count} enrollments and {deletions} steps with deletions, seed {seed}, {parallel} lanes at a time");
var run = new TortureRun(count, seed, parallel, vendor, deletions);
var rows = await run.RunAsync();
var deleted = await run.RunDeletionsAsync();
Report.Print(rows);
DeletionReport.Print(deleted);
Report.Print(run);
var isClean = Report.IsClean(rows) && deleted.All(static row => row.IsClean);
Console.WriteLine(
    isClean ? "No face twice, none lost, none deleted unasked." : "FAILED: see the columns that must be zero."
);
return isClean ? 0 : 1;

int Argument(string name, int standard)
{
    var at = Array.IndexOf(args, name);
    return at < 0 ? standard : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
}
