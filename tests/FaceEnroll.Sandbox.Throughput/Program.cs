using System.Diagnostics;
using FaceEnroll.Sandbox;
using FaceEnroll.Sandbox.Throughput;

// dotnet run -c Release --project tests/FaceEnroll.Sandbox.Throughput
// Prints how long the sandbox takes to start, and how fast it answers URL-only enrollments beside a bare Kestrel endpoint
// that drains the same body. Both serve from this process, in turns. Exit code 1 when either is short of its goal.
const int Rounds = 7;
const int RequestsPerRound = 4000;
const double LeastRatio = 0.5;
var longestStart = TimeSpan.FromSeconds(1);

var watch = Stopwatch.StartNew();
await using var sandbox = await FaceEnrollSandbox.StartAsync();
using (var http = new HttpClient())
{
    await http.GetStringAsync(new Uri(sandbox.Url, "/_sandbox/health"));
}

var start = watch.Elapsed;
await using var bare = await BareKestrel.StartAsync();
var picture = sandbox.PublishPicture(Picture.Jpeg());
var rates = new List<(double Sandbox, double Bare)>();
for (var round = 0; round < Rounds; round++)
{
    // Signed beforehand: the client's work is not measured.
    var requests = SignedRequests.Make(sandbox, picture, round, RequestsPerRound);
    var ofBare = await Load.RateAsync(bare.Url, requests, expected: "SucFaceNum");
    var ofSandbox = await Load.RateAsync(sandbox.Url, requests, expected: "\"SucFaceNum\":1");
    rates.Add((ofSandbox, ofBare));
}

if (sandbox.Store.FaceCount != Rounds * RequestsPerRound)
{
    Console.WriteLine($"Stored {sandbox.Store.FaceCount} faces instead of {Rounds * RequestsPerRound}.");
    return 1;
}

// The first rounds warm up.
var measured = rates.Skip(2).ToList();
var sandboxRate = Median(measured.Select(r => r.Sandbox));
var bareRate = Median(measured.Select(r => r.Bare));
var ratio = Median(measured.Select(r => r.Sandbox / r.Bare));
Console.WriteLine($"start to first answer      {start.TotalMilliseconds, 8:F0} ms");
Console.WriteLine($"sandbox, URL-only enroll   {sandboxRate, 8:F0} /s");
Console.WriteLine($"bare Kestrel, same body    {bareRate, 8:F0} /s");
Console.WriteLine($"ratio (median of rounds)   {ratio, 8:F2}");
return start < longestStart && ratio >= LeastRatio ? 0 : 1;

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToList();
    return sorted[sorted.Count / 2];
}
