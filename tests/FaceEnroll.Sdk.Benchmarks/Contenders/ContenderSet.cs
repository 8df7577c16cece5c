using FaceEnroll.Sdk.Benchmarks.Sink;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>One way to make a row's call.</summary>
internal sealed record Contender(string Name, Func<int, Task> CallAsync);

/// <summary>The four ways to make a row's call.</summary>
internal static class ContenderSet
{
    public const string Floor = "floor";
    public const string FloorAndHash = "floor+hash";
    public const string ByHand = "hand-written";
    public const string Ours = "ours";

    /// <param name="scenario">The row.</param>
    /// <param name="clients">The clients of the server to call.</param>
    /// <param name="recorded">What the hand-written client sent: the floor sends the same.</param>
    public static Contender[] Create(Scenario scenario, Clients clients, IReadOnlyList<RecordedRequest> recorded)
    {
        var picture = scenario.Length == 0 ? null : SamplePicture.Create(scenario.Length);
        RawRequest[] raw = [.. recorded.Select(r => new RawRequest(clients.Server, r))];
        var ours = clients.Ours(scenario);
        var contenders = new List<Contender> { new(Floor, _ => SendAsync(raw, clients.Http, null)) };
        if (scenario.Bench.MandatoryHash(raw) is { } hash)
        {
            contenders.Add(new(FloorAndHash, _ => SendAsync(raw, clients.Http, hash)));
        }

        contenders.Add(new(ByHand, call => SendByHandAsync(scenario, clients, picture, call)));
        contenders.Add(
            new(Ours, call => ours.EnrollAsync(new FaceEnrollmentRequest(Person(call), scenario.Image(picture))))
        );
        return scenario.InSequence == 1
            ? [.. contenders]
            : [.. contenders.Select(c => c with { CallAsync = call => RepeatAsync(c, call, scenario.InSequence) })];
    }

    public static async Task SendByHandAsync(Scenario scenario, Clients clients, byte[]? picture, int call)
    {
        if (scenario.FromFile)
        {
            picture = await File.ReadAllBytesAsync(SamplePicture.FileOf(scenario.Length));
        }

        await scenario.Bench.SendByHandAsync(clients.Http, clients.Server, Person(call), picture, scenario.Url);
    }

    private static async Task RepeatAsync(Contender contender, int call, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await contender.CallAsync(call + i);
        }
    }

    private static async Task SendAsync(RawRequest[] requests, HttpClient http, Action? hash)
    {
        hash?.Invoke();
        foreach (var request in requests)
        {
            await request.SendAsync(http);
        }
    }

    private static string Person(int call) => Keys.People[call % Keys.People.Length];
}
