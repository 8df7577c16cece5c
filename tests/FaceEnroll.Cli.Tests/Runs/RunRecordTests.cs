using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Tests.Runs;

/// <summary>The commands that look into a run, or change what is recorded of it. They need no vendor.</summary>
public sealed class RunRecordTests
{
    [TestCase("status", "people")]
    [TestCase("watch", "people")]
    public async Task Look_AtARun_ExitsLikeIt(params string[] args)
    {
        var runs = new ScriptedRuns
        {
            Summaries = [Summaries.Of(FaceRunState.Running, pending: 3), Summaries.Of(enrolled: 2, refused: 1)],
        };
        using var bed = new ToolBed { Runs = runs }.WithLedger();

        var words = await bed.RunAsync(["run", .. args]);
        var json = await bed.RunAsync(["run", .. args, "--json"]);

        Assert.That(words.ExitCode, Is.EqualTo(ExitCode.SomeRefused), words.Error);
        Assert.That(words.Out, Does.Contain("Run people at FinAuth: completed"));
        Assert.That(json.Objects[^1].GetProperty("refused").GetInt64(), Is.EqualTo(1));
    }

    [TestCase("status")]
    [TestCase("watch")]
    [TestCase("pause")]
    [TestCase("cancel")]
    [TestCase("purge")]
    [TestCase("report")]
    [TestCase("retry")]
    [TestCase("resume")]
    public async Task Run_ThatIsNotThere_IsSaid(string command)
    {
        using var bed = new ToolBed { Runs = new ScriptedRuns() }
            .WithLedger()
            .WithVendor();

        var result = await bed.RunAsync("run", command, "person-7");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Error, Does.Contain("There is no such run").And.Not.Contain("person-7"));
    }

    [TestCase("pause", "Paused. Go on: faceenroll run resume people")]
    [TestCase("cancel", "Canceled.")]
    [TestCase("purge", "Removed.")]
    public async Task Change_ARun_IsDone(string command, string said)
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(enrolled: 1)] };
        using var bed = new ToolBed { Runs = runs }.WithLedger();

        var result = await bed.RunAsync("run", command, "people");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Error, Does.Contain(said));
        Assert.That(runs.Calls, Is.EqualTo([$"{command} people"]));
    }

    [TestCase("pause", "It was not running.")]
    [TestCase("cancel", "There was nothing to cancel.")]
    public async Task Change_NothingToDo_IsSaid(string command, string said)
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(enrolled: 1)], Answer = false };
        using var bed = new ToolBed { Runs = runs }.WithLedger();

        var result = await bed.RunAsync("run", command, "people");

        Assert.That(result.Error.Trim(), Is.EqualTo(said));
    }

    [Test]
    public async Task Purge_RunThatGoesOn_SaysWhyNot()
    {
        var runs = new ScriptedRuns
        {
            Summaries = [Summaries.Of(FaceRunState.Running, pending: 1)],
            Failure = new FaceRunException("A process drives the run."),
        };
        using var bed = new ToolBed { Runs = runs }.WithLedger();

        var result = await bed.RunAsync("run", "purge", "people");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Error.Trim(), Is.EqualTo("A process drives the run."));
    }

    [Test]
    public async Task Resume_ARun_KeepsItsRegistrationAndSettings()
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(enrolled: 1)] };
        using var bed = new ToolBed { Runs = runs }
            .WithLedger()
            .WithVendor();

        var result = await bed.RunAsync("run", "resume", "people");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(runs.Ran!.Registration, Is.EqualTo("FinAuth"));
        Assert.That(runs.Ran.Source, Is.Null);
    }

    [Test]
    public async Task Retry_Filters_ReachTheLedger()
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(refused: 3)] };
        using var bed = new ToolBed { Runs = runs }.WithLedger();

        var result = await bed.RunAsync(
            "run",
            "retry",
            "people",
            "--kind",
            "imagesource",
            "NoFace",
            "--code",
            "X",
            "--number",
            "3",
            "--number",
            "5"
        );

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Out.Trim(), Is.EqualTo("3 items will be tried again."));
        Assert.That(
            runs.Filter!.Kinds,
            Is.EqualTo([FaceEnrollmentErrorKind.ImageSource, FaceEnrollmentErrorKind.NoFace])
        );
        Assert.That(runs.Filter.VendorCode, Is.EqualTo("X"));
        Assert.That(runs.Filter.Numbers, Is.EqualTo([3L, 5L]));
    }

    [TestCase(true, ExitCode.AllEnrolled)]
    [TestCase(false, ExitCode.Usage)]
    public async Task Resolve_AnItem_SaysWhetherThereWasOne(bool answer, int exitCode)
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(undecidable: 1)], Answer = answer };
        using var bed = new ToolBed { Runs = runs }.WithLedger();

        var result = await bed.RunAsync(
            "run",
            "resolve",
            "people",
            "7",
            "--not-enrolled",
            "--by",
            "night shift",
            "--why",
            "looked"
        );

        Assert.That(result.ExitCode, Is.EqualTo(exitCode));
        Assert.That(runs.Calls, Is.EqualTo(["resolve people 7 False night shift looked"]));
    }

    [Test]
    public async Task List_Runs_AreRows()
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(enrolled: 1234)] };
        using var bed = new ToolBed { Runs = runs }.WithLedger();
        using var empty = new ToolBed { Runs = new ScriptedRuns() }.WithLedger();

        var words = await bed.RunAsync("run", "list");
        var json = await bed.RunAsync("run", "list", "--json");
        var none = await empty.RunAsync("run", "list");

        Assert.That(words.Out, Does.Match(@"people\s+2026-05-0\d \d\d:\d\d\s+completed\s+1,234"));
        Assert.That(json.Objects.Single().GetProperty("run").GetString(), Is.EqualTo("people"));
        Assert.That(none.Out, Is.Empty);
        Assert.That(none.Error.Trim(), Is.EqualTo("The ledger has no runs."));
    }

    [TestCase("Csv", "run", "report", "people")]
    [TestCase("Html", "run", "report", "people", "--format", "html")]
    [TestCase("JsonLines", "run", "report", "people", "--format", "jsonl", "--only", "refused")]
    public async Task Report_ToStandardOutput_IsNothingElse(string format, params string[] args)
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(enrolled: 1)] };
        using var bed = new ToolBed { Runs = runs }.WithLedger();

        var result = await bed.RunAsync(args);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Out, Is.EqualTo($"report of people as {format}, 0 pictures\n"));
        Assert.That(
            runs.Filter?.Statuses,
            args.Contains("--only") ? Is.EqualTo([FaceRunEntryStatus.Refused]) : Is.Null
        );
    }

    [TestCase("r.csv", "Csv")]
    [TestCase("r.ndjson", "JsonLines")]
    [TestCase("r.HTM", "Html")]
    public async Task Report_ToAFile_HasTheFormatOfItsName(string file, string format)
    {
        using var bed = new ToolBed
        {
            Runs = new ScriptedRuns { Summaries = [Summaries.Of(enrolled: 1)] },
        }.WithLedger();

        var result = await bed.RunAsync("run", "report", "people", "--output", file);

        Assert.That(result.Out, Is.Empty);
        Assert.That(await File.ReadAllTextAsync(bed.File(file)), Does.Contain($"as {format}"));
        Assert.That(Directory.GetFiles(bed.Folder), Has.Length.EqualTo(2), "the report and the ledger");
    }

    [Test]
    public async Task Report_Thumbnails_AreOfPicturesInTheFolder()
    {
        var runs = new ScriptedRuns
        {
            Summaries = [Summaries.Of(refused: 2)],
            Entries = [new FaceRunEntry(1, "a", "a.jpg"), new FaceRunEntry(2, "b", "missing.jpg")],
        };
        using var bed = new ToolBed { Runs = runs }.WithLedger();
        await File.WriteAllBytesAsync(bed.File("a.jpg"), TestPicture.Jpeg(400, 300));

        var result = await bed.RunAsync("run", "report", "people", "--format", "html", "--thumbnails");
        var refused = await bed.RunAsync("run", "report", "people", "--thumbnails");

        Assert.That(result.Out, Does.Contain("1 pictures"));
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.Usage));
    }
}
