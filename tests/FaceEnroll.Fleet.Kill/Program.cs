using System.Globalization;
using FaceEnroll.Fleet.Kill;

// dotnet run -c Release --project tests/FaceEnroll.Fleet.Kill -- --items 5000 --kills 12 --seed 1 [--workers 3] [--rate 100]
// Workers of one fleet, each in a network namespace of its own where this is root, a server of PostgreSQL of
// their own, a sandbox process that fails now and then, and somebody who kills and stops workers and the server, and cuts links. The
// sandbox's store is the truth.
switch (args.FirstOrDefault())
{
    case "sandbox":
        return await SandboxProcess.RunAsync(args.ElementAtOrDefault(1));
    case "worker":
        return await FleetWorker.RunAsync(args[1..]);
    default:
        var plan = new FleetPlan
        {
            Items = Argument("--items", 5_000),
            Kills = Argument("--kills", 12),
            Seed = Argument("--seed", 1),
            Workers = Argument("--workers", 3),
            Rate = Argument("--rate", 100),
        };
        using (var run = new FleetRun(plan))
        {
            return await run.RunAsync() ? 0 : 1;
        }
}

int Argument(string name, int standard)
{
    var at = Array.IndexOf(args, name);
    return at < 0 ? standard : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
}
