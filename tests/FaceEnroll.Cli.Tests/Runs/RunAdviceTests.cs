using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;
using FaceEnroll.Cli.Tests.Support;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Tests.Runs;

/// <summary>What is advised works, and what cannot be written changes nothing of what is said.</summary>
[TestOf(typeof(NextCommands))]
[TestOf(typeof(RunSession))]
public sealed class RunAdviceTests
{
    /// <summary>What is said at the end of a run that was started with some options, and ended so.</summary>
    private static async Task<string> AdvisedAsync(FaceRunSummary end)
    {
        using var bed = new ToolBed { Runs = new ScriptedRuns { Summaries = [end] } }.WithVendor();
        _ = bed.Write("people.csv", "person,picture\n");
        return (await bed.RunAsync("run", "start", "--manifest", "people.csv", "--fit", "--rate", "4.5")).Error;
    }

    [Test]
    public async Task Start_DrivenInItsOwnWay_IsResumedInTheSame()
    {
        var advice = await AdvisedAsync(Summaries.Of(FaceRunState.Paused, enrolled: 1, pending: 2));
        Assert.That(advice, Does.Contain("faceenroll run resume people --fit --rate 4.5"));
    }

    [Test]
    public async Task Start_SomeAreRefused_AdvisesAReportWithoutOptionsThatItDoesNotHave()
    {
        var advice = await AdvisedAsync(Summaries.Of(enrolled: 1, refused: 1));
        Assert.That(advice, Does.Contain("faceenroll run report people. "));
    }

    [Test]
    public async Task Pause_WhileTheListIsRead_DoesNotAdviseToResumeWithoutIt()
    {
        using var bed = new ToolBed
        {
            Runs = new ScriptedRuns { Summaries = [Summaries.Of(FaceRunState.Running, pending: 2, isPlanned: false)] },
        }
            .WithVendor()
            .WithLedger();
        var result = await bed.RunAsync("run", "pause", "people");
        Assert.That(result.Error, Does.Contain("the command that began it").And.Not.Contain("resume"));
    }

    [Test]
    public async Task Start_ReportCannotBeWritten_EndsAsTheRunDid()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Tool.Write("people.csv", $"person,picture\nperson-1,{bed.Picture("1.jpg")}\n");
        _ = Directory.CreateDirectory(bed.Tool.File("people.html"));
        var result = await bed.Tool.RunAsync("run", "start", "--manifest", "people.csv", "--report", "people.html");
        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.AllEnrolled), result.Error);
        Assert.That(result.Error, Does.Contain("could not be written").And.Contain("faceenroll run report people"));
        Assert.That(bed.Faces(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task DryRun_ARateIsGiven_SaysHowLongItTakesAtThatRate()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Tool.Write(
            "people.csv",
            $"person,picture\nperson-1,{bed.Picture("1.jpg")}\nperson-2,{bed.Picture("2.jpg", 9)}\n"
        );
        string[] dry = ["run", "start", "--manifest", "people.csv", "--dry-run"];
        var plain = await bed.Tool.RunAsync([.. dry, "--rate", "0.5"]);
        Assert.That(plain.Out, Does.Match(@"time at least\s+4 s, at 0\.5/s"), plain.Error);
        var json = await bed.Tool.RunAsync([.. dry, "--rate", "0.5", "--json"]);
        Assert.That(json.Objects[^1].GetProperty("leastSeconds").GetDouble(), Is.EqualTo(4));
    }

    [Test]
    public async Task DryRun_WithoutALedger_MakesNone()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Tool.Write("people.csv", $"person,picture\nperson-1,{bed.Picture("1.jpg")}\n");
        var before = Directory.GetFileSystemEntries(bed.Tool.Folder).Order();
        var result = await bed.Tool.RunAsync("run", "start", "--manifest", "people.csv", "--dry-run");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(Directory.GetFileSystemEntries(bed.Tool.Folder).Order(), Is.EqualTo(before));
    }
}
