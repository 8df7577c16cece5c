using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;

namespace FaceEnroll.Cli.Tests.Sandbox;

/// <summary>A whole run with nothing configured, from the command line to the report.</summary>
public sealed class SandboxRunTests
{
    [Test]
    public async Task Run_NothingGiven_IsADemoOfFortyPictures()
    {
        using var bed = new ToolBed();
        // What is configured is for the real vendors: it must not matter here.
        _ = bed.Write(
            "faceenroll.json",
            """{ "FaceEnrollment": { "FinAuth": { "Endpoint": "http://127.0.0.1:9" } } }"""
        );

        var result = await bed.RunAsync("run", "start", "--sandbox");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.SomeRefused), result.Error);
        Assert.That(result.Out, Does.Match(@"items\s+40\n"));
        Assert.That(result.Out, Does.Match(@"enrolled\s+37\n"));
        Assert.That(result.Out, Does.Match(@"twice in the list\s+1\n"));
        Assert.That(result.Out, Does.Match(@"refused\s+2\n"));
        Assert.That(result.Error, Does.Contain("SANDBOX").And.Contain("Nothing real is enrolled"));
        Assert.That(result.Error, Does.Not.Contain("demo-"));
        Assert.That(Directory.GetFiles(bed.Folder), Has.Length.EqualTo(1), "nothing is left behind");
    }

    [Test]
    public async Task Run_AFolder_IsEnrolledAtEachVendor([Values] FaceVendor vendor, [Values] bool createsPersons)
    {
        using var bed = new ToolBed();
        _ = Directory.CreateDirectory(bed.File("photos/bob"));
        await File.WriteAllBytesAsync(bed.File("photos/ann.jpg"), TestPicture.Jpeg(480, 640, 1));
        await File.WriteAllBytesAsync(bed.File("photos/bob/1.jpg"), TestPicture.Jpeg(480, 640, 2));
        await File.WriteAllBytesAsync(bed.File("photos/bob/2.jpg"), TestPicture.Jpeg(480, 640, 3));
        // Tencent Cloud wants names of people that are made, which a folder has not.
        var makes = createsPersons && vendor != FaceVendor.TencentCloud;

        var result = await bed.RunAsync([
            .. new[] { "run", "start", "--folder", "photos", "--sandbox", "--json", "--registration", $"{vendor}" },
            .. makes ? ["--create-persons"] : Array.Empty<string>(),
        ]);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        var end = result.Objects[^1];
        Assert.That(end.GetProperty("run").GetString(), Is.EqualTo("photos"));
        Assert.That(end.GetProperty("vendor").GetString(), Is.EqualTo($"{vendor}"));
        Assert.That(end.GetProperty("enrolled").GetInt64(), Is.EqualTo(3));
    }

    [Test]
    public async Task Run_WithALedger_IsKnownToTheOtherCommands()
    {
        using var bed = new ToolBed();

        var first = await bed.RunAsync(
            "run",
            "start",
            "--sandbox",
            "--ledger",
            "x.ledger",
            "--report",
            "r.html",
            "--thumbnails"
        );
        var status = await bed.RunAsync("run", "status", "demo", "--ledger", "x.ledger", "--json");
        var list = await bed.RunAsync("run", "list", "--ledger", "x.ledger");
        var report = await bed.RunAsync(
            "run",
            "report",
            "demo",
            "--only",
            "Refused",
            "--format",
            "jsonl",
            "--ledger",
            "x.ledger"
        );
        var retry = await bed.RunAsync("run", "retry", "demo", "--kind", "NoFace", "--ledger", "x.ledger");
        var reopened = await bed.RunAsync("run", "status", "demo", "--ledger", "x.ledger");
        var cancel = await bed.RunAsync("run", "cancel", "demo", "--ledger", "x.ledger");
        var purge = await bed.RunAsync("run", "purge", "demo", "--ledger", "x.ledger");
        var gone = await bed.RunAsync("run", "status", "demo", "--ledger", "x.ledger");

        Assert.That(first.Error, Does.Contain("faceenroll run report demo --ledger x.ledger"));
        Assert.That(await File.ReadAllTextAsync(bed.File("r.html")), Does.Contain("data:image/jpeg"));
        Assert.That(status.ExitCode, Is.EqualTo(ExitCode.SomeRefused), status.Error);
        Assert.That(status.Objects[^1].GetProperty("enrolled").GetInt64(), Is.EqualTo(37));
        Assert.That(list.Out, Does.Contain("demo"));
        Assert.That(report.Objects, Has.Count.EqualTo(2));
        Assert.That(retry.Out, Does.StartWith("1 item "));
        Assert.That(reopened.ExitCode, Is.EqualTo(ExitCode.SomeUnknown), "an item waits to be tried again");
        Assert.That(cancel.Error, Does.Contain("Canceled."));
        Assert.That(purge.ExitCode, Is.Zero, purge.Error);
        Assert.That(gone.ExitCode, Is.EqualTo(ExitCode.Usage));
    }

    [Test]
    public async Task Run_Dry_SendsNothing()
    {
        using var bed = new ToolBed();

        var result = await bed.RunAsync("run", "start", "--sandbox", "--dry-run", "--registration", "AdvanceAI");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.SomeRefused), result.Error);
        Assert.That(result.Out, Does.Match(@"would be sent\s+38 "));
        Assert.That(result.Out, Does.Match(@"twice in the list\s+1\n"));
        Assert.That(result.Out, Does.Match(@"would be refused\s+1\n"));
    }

    [Test]
    public async Task Run_Fit_TakesWhatWasTooLarge()
    {
        using var bed = new ToolBed();
        _ = Directory.CreateDirectory(bed.File("photos"));
        await File.WriteAllBytesAsync(bed.File("photos/ann.jpg"), TestPicture.Jpeg(4200, 5200));

        var plain = await bed.RunAsync("run", "start", "--folder", "photos", "--sandbox");
        var fitted = await bed.RunAsync("run", "start", "--folder", "photos", "--sandbox", "--fit");

        Assert.That(plain.ExitCode, Is.EqualTo(ExitCode.SomeRefused), plain.Out + plain.Error);
        Assert.That(fitted.ExitCode, Is.Zero, fitted.Out + fitted.Error);
    }
}
