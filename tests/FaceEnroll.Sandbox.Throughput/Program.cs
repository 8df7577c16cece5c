using System.Diagnostics;
using FaceEnroll.Sandbox;
using FaceEnroll.Sandbox.Throughput;

// dotnet run -c Release --project tests/FaceEnroll.Sandbox.Throughput
// Prints how long the sandbox takes to start, and how fast it answers URL-only enrollments beside a bare Kestrel endpoint
// that drains the same body. Both serve from this process, in turns. Exit code 1 when either is short of its goal.
const int WarmUpRounds = 5;
const int Rounds = WarmUpRounds + 7;
const int RequestsPerRound = 4000;
const double LeastRatio = 0.5;
var longestStart = TimeSpan.FromSeconds(1);

var watch = Stopwatch.StartNew();
await using var sandbox = await FaceEnrollSandbox.StartAsync();
var start = watch.Elapsed;
using (var http = new HttpClient())
{
    await http.GetStringAsync(new Uri(sandbox.Url, "/_sandbox/health"));
}

var firstAnswer = watch.Elapsed;
await using var bare = await BareKestrel.StartAsync();
var picture = sandbox.PublishPicture(Picture.Jpeg());
var rounds = new List<(double SandboxRate, double SandboxCpu, double BareRate, double BareCpu)>();
for (var round = 0; round < Rounds; round++)
{
    // Signed beforehand: the client's work is not measured.
    var requests = SignedRequests.Make(sandbox, picture, round, RequestsPerRound);
    var (bareRate, bareCpu) = await Load.RunAsync(bare.Url, requests, expected: "SucFaceNum");
    var (rate, cpu) = await Load.RunAsync(sandbox.Url, requests, expected: "\"SucFaceNum\":1");
    rounds.Add((rate, cpu, bareRate, bareCpu));
}

if (sandbox.Store.FaceCount != Rounds * RequestsPerRound)
{
    Console.WriteLine($"Stored {sandbox.Store.FaceCount} faces instead of {Rounds * RequestsPerRound}.");
    return 1;
}

var measured = rounds.Skip(WarmUpRounds).ToList();
var ratio = Median(measured.Select(r => r.SandboxRate / r.BareRate));
Console.WriteLine(
    $"start                      {start.TotalMilliseconds, 8:F0} ms, first answer after {firstAnswer.TotalMilliseconds:F0} ms"
);
Line("sandbox, URL-only enroll", measured.Select(r => r.SandboxRate), measured.Select(r => r.SandboxCpu));
Line("bare Kestrel, same body", measured.Select(r => r.BareRate), measured.Select(r => r.BareCpu));
Console.WriteLine($"ratio of rates (median)    {ratio, 8:F2}");
return start < longestStart && ratio >= LeastRatio ? 0 : 1;

static void Line(string name, IEnumerable<double> rates, IEnumerable<double> cpu) =>
    Console.WriteLine($"{name, -26} {Median(rates), 8:F0} /s {Median(cpu), 8:F1} us of processor time with its client");

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToList();
    return sorted[sorted.Count / 2];
}
