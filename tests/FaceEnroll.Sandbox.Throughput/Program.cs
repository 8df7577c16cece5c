using System.Diagnostics;
using FaceEnroll.Sandbox;
using FaceEnroll.Sandbox.Throughput;

// dotnet run -c Release --project tests/FaceEnroll.Sandbox.Throughput
// Prints how long the sandbox takes to start, and how fast it answers URL-only enrollments beside a bare Kestrel endpoint
// that drains the same body. Both serve from this process, in turns. Exit code 1 when either is short of its goal.
// "-- quick" takes two rounds, from which nothing can be concluded, and has no goal.
const int WarmUpRounds = 5;
var isQuick = args is ["quick"];
var allRounds = isQuick ? 2 : WarmUpRounds + 7;
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
var rounds =
    new List<((double Rate, double Cpu, double Bytes) Sandbox, (double Rate, double Cpu, double Bytes) Bare)>();
for (var round = 0; round < allRounds; round++)
{
    // Signed beforehand: the client's work is not measured.
    var requests = SignedRequests.Make(sandbox, picture, round, RequestsPerRound);
    var bareRound = await Load.RunAsync(bare.Url, requests, expected: "SucFaceNum");
    var sandboxRound = await Load.RunAsync(sandbox.Url, requests, expected: "\"SucFaceNum\":1");
    rounds.Add((sandboxRound, bareRound));
}

if (sandbox.Store.FaceCount != allRounds * RequestsPerRound)
{
    Console.WriteLine($"Stored {sandbox.Store.FaceCount} faces instead of {allRounds * RequestsPerRound}.");
    return 1;
}

var measured = rounds.Skip(isQuick ? 1 : WarmUpRounds).ToList();
var ratio = Median(measured.Select(r => r.Sandbox.Rate / r.Bare.Rate));
Console.WriteLine(
    $"start                      {start.TotalMilliseconds, 8:F0} ms, first answer after {firstAnswer.TotalMilliseconds:F0} ms"
);
Line("sandbox, URL-only enroll", [.. measured.Select(r => r.Sandbox)]);
Line("bare Kestrel, same body", [.. measured.Select(r => r.Bare)]);
Console.WriteLine($"ratio of rates (median)    {ratio, 8:F2}");
return isQuick || (start < longestStart && ratio >= LeastRatio) ? 0 : 1;

static void Line(string name, (double Rate, double Cpu, double Bytes)[] rounds) =>
    Console.WriteLine(
        $"{name, -26} {Median(rounds.Select(r => r.Rate)), 8:F0} /s; with its client {Median(rounds.Select(r => r.Cpu)):F1} us of processor time and {Median(rounds.Select(r => r.Bytes)):F0} bytes a call"
    );

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToList();
    return sorted[sorted.Count / 2];
}
