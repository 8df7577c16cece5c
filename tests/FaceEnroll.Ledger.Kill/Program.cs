using System.Globalization;
using FaceEnroll.Ledger.Kill;

// dotnet run -c Release --project tests/FaceEnroll.Ledger.Kill -- --items 20000 --kills 50 --seed 1 [--workers 3] [--rate 200]
// With the variable KILL_DATABASE, a connection string, the ledger is in that database of PostgreSQL, which must have none.
// Worker processes on one ledger, a sandbox process that fails now and then, and somebody who kills and stops the workers.
// The sandbox's store is the truth.
switch (args.FirstOrDefault())
{
    case "sandbox":
        return await SandboxProcess.RunAsync();
    case "worker":
        return await WorkerProcess.RunAsync(args[1..]);
    default:
        var plan = new KillPlan
        {
            Items = Argument("--items", 20_000),
            Kills = Argument("--kills", 50),
            Seed = Argument("--seed", 1),
            Workers = Argument("--workers", 3),
            Rate = Argument("--rate", 200),
        };
        return await new KillRun(plan).RunAsync() ? 0 : 1;
}

int Argument(string name, int standard)
{
    var at = Array.IndexOf(args, name);
    return at < 0 ? standard : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
}
