using System.Globalization;
using System.Text;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;
using FaceEnroll.Sandbox;

namespace FaceEnroll.Cli.Tests.Runs;

/// <summary>Runs on a real ledger, at a sandbox that is configured like a vendor.</summary>
public sealed class RealRunTests
{
    private const int People = 60;
    private const int EnoughToStop = 5;

    [Test]
    public async Task Start_StoppedInTheMiddle_GoesOnAndSendsNothingTwice()
    {
        await using var bed = await SandboxBed.StartAsync();
        WriteList(bed, People);
        bed.Sandbox.Faults.Next(
            SandboxVendor.FinAuth,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(50)),
            count: People
        );
        using var interruption = new Interruption();
        var running = bed.Tool.RunAsync(interruption, "run", "start", "--manifest", "people.csv", "--concurrency", "2");
        while (bed.Faces().Count < EnoughToStop && !running.IsCompleted)
        {
            await Task.Yield();
        }

        interruption.Press();
        var stopped = await running;
        var status = await bed.Tool.RunAsync("run", "status", "people");
        var resumed = await bed.Tool.RunAsync("run", "resume", "people");

        Assert.That(stopped.ExitCode, Is.EqualTo(ExitCode.Canceled), stopped.Error);
        Assert.That(stopped.Error, Does.Contain("faceenroll run resume people"));
        Assert.That(status.ExitCode, Is.EqualTo(ExitCode.SomeUnknown), status.Out);
        Assert.That(resumed.ExitCode, Is.Zero, resumed.Out + resumed.Error);
        Assert.That(bed.Faces(), Has.Count.EqualTo(People));
        Assert.That(bed.Sandbox.DuplicateDeliveries, Is.Empty);
    }

    [Test]
    public async Task Start_WithALongerList_AddsWhatIsNew()
    {
        await using var bed = await SandboxBed.StartAsync();
        WriteList(bed, 3);
        var first = await bed.Tool.RunAsync("run", "start", "--manifest", "people.csv");
        WriteList(bed, 5);

        var second = await bed.Tool.RunAsync("run", "start", "--manifest", "people.csv", "--json");

        Assert.That(first.ExitCode, Is.Zero, first.Error);
        Assert.That(second.ExitCode, Is.Zero, second.Error);
        Assert.That(second.Objects[^1].GetProperty("total").GetInt64(), Is.EqualTo(5));
        Assert.That(bed.Faces(), Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Start_WrongKeys_IsBlocked()
    {
        await using var bed = await SandboxBed.StartAsync();
        WriteList(bed, 3);
        bed.Tool.Environment["FaceEnrollment__FinAuth__ApiSecret"] = "wrong-secret";

        var result = await bed.Tool.RunAsync("run", "start", "--manifest", "people.csv");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Blocked), result.Out + result.Error);
        Assert.That(result.Out + result.Error, Does.Not.Contain("wrong-secret").And.Not.Contain("person-"));
    }

    [Test]
    public async Task Start_AListThatIsWrong_IsRefusedBeforeAnythingIsSent()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Tool.Write("people.csv", "somebody;picture\nperson-7;a.jpg\n");

        var result = await bed.Tool.RunAsync("run", "start", "--manifest", "people.csv");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Error, Does.Not.Contain("person-7"));
        Assert.That(bed.Sandbox.Requests, Is.Empty);
    }

    private static void WriteList(SandboxBed bed, int people)
    {
        var list = new StringBuilder("person,picture\n");
        for (var i = 0; i < people; i++)
        {
            _ = list.Append(CultureInfo.InvariantCulture, $"person-{i},")
                .Append(bed.Picture($"{i}.jpg", (byte)(i * 4)))
                .Append('\n');
        }

        _ = bed.Tool.Write("people.csv", list.ToString());
    }
}
