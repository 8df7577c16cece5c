using System.Globalization;
using FaceEnroll.Ledger.Measure;

// dotnet run -c Release --project tests/FaceEnroll.Ledger.Measure -- plan [--items 1000000]
// dotnet run -c Release --project tests/FaceEnroll.Ledger.Measure -- overhead [--items 20000]
switch (args.FirstOrDefault())
{
    case "plan":
        await PlanFigures.RunAsync(Argument("--items", 1_000_000));
        return 0;
    case "overhead":
        await OverheadFigures.RunAsync(Argument("--items", 20_000));
        return 0;
    default:
        Console.Error.WriteLine("plan or overhead?");
        return 1;
}

int Argument(string name, int standard)
{
    var at = Array.IndexOf(args, name);
    return at < 0 ? standard : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
}
