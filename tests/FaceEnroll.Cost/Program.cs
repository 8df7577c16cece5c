using FaceEnroll.Cost;

// dotnet FaceEnroll.Cost.dll measure [--guard]         one process: what a call costs, a line per row
// dotnet FaceEnroll.Cost.dll compare BASE.dll HERE.dll  two commits in turn, and the ratios round by round
return args switch
{
    ["measure", .. var rest] => await Measurement.RunAsync(withGuard: rest.Contains("--guard")),
    ["compare", var before, var after, .. var rest] => Comparison.Run(
        before,
        after,
        rest is [var n] ? int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) : 9
    ),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("measure [--guard] | compare BASE.dll HERE.dll [ROUNDS]");
    return 2;
}
