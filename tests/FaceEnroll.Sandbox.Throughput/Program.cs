using System.Diagnostics;
using FaceEnroll.Sandbox;
using FaceEnroll.Sandbox.Throughput;

// dotnet run -c Release --project tests/FaceEnroll.Sandbox.Throughput
// Prints how long the sandbox takes to start, and how fast it answers URL-only enrollments beside a bare Kestrel endpoint
// that drains the same body. Both serve from this process, in turns. Two kinds of calls that are refused on the way show
// what the parts cost. Exit code 1 when start or ratio is short of its goal.
// "-- quick" takes two rounds, from which nothing can be concluded, and has no goal.
const int RequestsPerRound = 2000;
const double LeastRatio = 0.5;
var isQuick = args is ["quick"];
var (warmUpRounds, measuredRounds) = isQuick ? (2, 2) : (10, 21);
var allRounds = warmUpRounds + measuredRounds;
var longestStart = TimeSpan.FromSeconds(1);
(Kind Kind, string Name, string Expected)[] kinds =
[
    (Kind.Enroll, "sandbox, URL-only enroll", "\"SucFaceNum\":1"),
    (Kind.UnknownPerson, "  the same, unknown person", "PersonIdNotExist"),
    (Kind.Unsigned, "  the same, unsigned", "AuthFailure.InvalidAuthorization"),
    (Kind.Bare, "bare Kestrel, same body", "SucFaceNum"),
];

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
var measured = kinds.ToDictionary(kind => kind.Kind, _ => new List<Measured>());
for (var round = 0; round < allRounds; round++)
{
    foreach (var (kind, _, expected) in kinds)
    {
        // Signed beforehand: the client's work is not measured.
        var requests = SignedRequests.Make(sandbox, picture, kind, round, RequestsPerRound);
        var result = await Load.RunAsync(kind == Kind.Bare ? bare.Url : sandbox.Url, requests, expected);
        if (round >= warmUpRounds)
        {
            measured[kind].Add(result);
        }
    }
}

if (sandbox.Store.FaceCount != allRounds * RequestsPerRound)
{
    Console.WriteLine($"Stored {sandbox.Store.FaceCount} faces instead of {allRounds * RequestsPerRound}.");
    return 1;
}

Console.WriteLine(
    $"start                      {start.TotalMilliseconds, 8:F0} ms, first answer after {firstAnswer.TotalMilliseconds:F0} ms"
);
foreach (var (kind, name, _) in kinds)
{
    Console.WriteLine(
        $"{name, -26} {Median(kind, r => r.Rate), 8:F0} /s; with its client {Median(kind, r => r.Cpu), 5:F1} us of processor time and {Median(kind, r => r.Bytes):F0} bytes a call"
    );
}

var ratio = Ratio(r => r.Rate);
Console.WriteLine($"ratio of rates (median)    {ratio, 8:F2}");
Console.WriteLine($"ratio of processor times   {Ratio(r => r.Cpu), 8:F2}");
return isQuick || (start < longestStart && ratio >= LeastRatio) ? 0 : 1;

double Median(Kind kind, Func<Measured, double> value) => MedianOf(measured[kind].Select(value));

// Round by round, as other work on the machine comes and goes.
double Ratio(Func<Measured, double> value) =>
    MedianOf(measured[Kind.Enroll].Zip(measured[Kind.Bare], (enroll, plain) => value(enroll) / value(plain)));

static double MedianOf(IEnumerable<double> values)
{
    var sorted = values.Order().ToList();
    return sorted[sorted.Count / 2];
}
