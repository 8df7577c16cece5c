using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Tests.Runs;

/// <summary>Starting and stopping, with runs that go as the test says.</summary>
public sealed class RunStartTests
{
    private static readonly string[] s_start = ["run", "start", "--manifest", "people.csv"];

    [Test]
    public async Task Start_AllOptions_ReachTheRun()
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(enrolled: 1)] };
        using var bed = Bed(runs);

        var result = await bed.RunAsync([
            .. s_start,
            .. new[] { "--name", "spring", "--library", "l", "--create-persons", "--concurrency", "3" },
            .. new[] { "--attempts", "2", "--registration", "FinAuth" },
        ]);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(runs.Ran!.Name, Is.EqualTo("spring"));
        Assert.That(runs.Ran.Registration, Is.EqualTo("FinAuth"));
        Assert.That(runs.Ran.LibraryId, Is.EqualTo("l"));
        Assert.That(runs.Ran.CreatePersons, Is.True);
        Assert.That(runs.Ran.Concurrency, Is.EqualTo(3));
        Assert.That(runs.Ran.MaxAttempts, Is.EqualTo(2));
        Assert.That(runs.Ran.Source, Is.Not.Null);
    }

    [TestCase("people.csv", "people")]
    [TestCase("spring intake (2).jsonl", "spring-intake--2-")]
    [TestCase("名单.csv", "run")]
    public async Task Start_NoName_IsTheListsName(string file, string name)
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(enrolled: 1)] };
        using var bed = Bed(runs);
        _ = bed.Write(file, "person,picture\n");

        _ = await bed.RunAsync("run", "start", "--manifest", file);

        Assert.That(runs.Ran!.Name, Is.EqualTo(name));
    }

    [Test]
    public async Task Start_SomeRefused_SaysHowManyAndWhy()
    {
        var runs = new ScriptedRuns
        {
            Summaries = [Summaries.Of(enrolled: 5, already: 4, refused: 3, undecidable: 2)],
            Entries =
            [
                Entry(1, FaceRunEntryStatus.Refused, FaceEnrollmentErrorKind.NoFace, "NO_FACE_FOUND"),
                Entry(2, FaceRunEntryStatus.Refused, FaceEnrollmentErrorKind.NoFace, "NO_FACE_FOUND"),
                Entry(3, FaceRunEntryStatus.Refused, FaceEnrollmentErrorKind.ImageSource, null),
                Entry(4, FaceRunEntryStatus.Undecidable, FaceEnrollmentErrorKind.Timeout, null),
                Entry(5, FaceRunEntryStatus.Enrolled, FaceEnrollmentErrorKind.None, null),
            ],
        };
        using var bed = Bed(runs);

        var result = await bed.RunAsync(s_start);

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.SomeUnknown));
        Assert.That(result.Out, Does.Match(@"enrolled\s+5\n"));
        Assert.That(result.Out, Does.Match(@"already in\s+4\n"));
        Assert.That(result.Out, Does.Match(@"refused\s+3\n"));
        Assert.That(result.Out, Does.Match(@"undecidable\s+2\n"));
        Assert.That(result.Out, Does.Contain("2 refused: NoFace (NO_FACE_FOUND)"));
        Assert.That(result.Out, Does.Contain("1 refused: ImageSource\n").And.Contain("1 undecidable: Timeout\n"));
        Assert.That(result.Error, Does.Contain("run resolve people NUMBER"));
        Assert.That(result.Error + result.Out, Does.Not.Contain("person-").And.Not.Contain("secret-of-the-test"));
    }

    [Test]
    public async Task Start_Blocked_SaysWhyAndExitsWithFour()
    {
        var runs = new ScriptedRuns
        {
            Summaries = [Summaries.Of(FaceRunState.Blocked, enrolled: 1, pending: 9, reason: "the bill is not paid")],
        };
        using var bed = Bed(runs);

        var result = await bed.RunAsync([.. s_start, "--ledger", "other.ledger"]);

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Blocked));
        Assert.That(result.Out, Does.Contain("blocked; the bill is not paid"));
        Assert.That(result.Error, Does.Contain("faceenroll run resume people --ledger other.ledger"));
    }

    [Test]
    public async Task Start_Json_EachLineIsAnObject()
    {
        var runs = new ScriptedRuns
        {
            Summaries =
            [
                Summaries.Of(FaceRunState.Running, pending: 3, isPlanned: false),
                Summaries.Of(FaceRunState.Running, enrolled: 1, pending: 2),
                Summaries.Of(enrolled: 2, refused: 1),
            ],
        };
        using var bed = Bed(runs);

        var result = await bed.RunAsync([.. s_start, "--json"]);

        var objects = result.Objects;
        Assert.That(objects.Select(o => o.GetProperty("event").GetString()), Has.Exactly(1).EqualTo("end"));
        Assert.That(objects, Has.Count.GreaterThan(2));
        Assert.That(objects[^1].GetProperty("enrolled").GetInt64(), Is.EqualTo(2));
        Assert.That(objects[^1].GetProperty("exitCode").GetInt32(), Is.EqualTo(ExitCode.SomeRefused));
        Assert.That(objects[^1].GetProperty("state").GetString(), Is.EqualTo("Completed"));
    }

    [Test]
    public async Task Start_CtrlC_StopsTheRunAndSaysHowToGoOn()
    {
        var interruption = new Interruption();
        var runs = new ScriptedRuns
        {
            Summaries = [Summaries.Of(FaceRunState.Running, enrolled: 1, pending: 2)],
            Meanwhile = async token =>
            {
                interruption.Press();
                // The run ends by itself, once what runs has ended.
                await Task.WhenAny(Task.Delay(Timeout.Infinite, token));
            },
        };
        using var bed = Bed(runs);

        var result = await bed.RunAsync(interruption, s_start);

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Canceled));
        Assert.That(result.Error, Does.Contain("Stopping").And.Contain("faceenroll run resume people"));
        Assert.That(result.Out, Does.Match(@"not tried\s+2\n"));
    }

    [Test]
    public async Task Start_CtrlCTwice_EndsAtOnce()
    {
        var interruption = new Interruption();
        var forever = new TaskCompletionSource();
        var runs = new ScriptedRuns
        {
            Summaries = [Summaries.Of(FaceRunState.Running, pending: 2)],
            Meanwhile = _ =>
            {
                interruption.Press();
                interruption.Press();
                return forever.Task;
            },
        };
        using var bed = Bed(runs);

        var result = await bed.RunAsync(interruption, s_start);
        forever.SetResult();

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Canceled));
        Assert.That(result.Error, Does.EndWith("Ended at once." + Environment.NewLine));
    }

    [Test]
    public async Task Start_LedgerFailsOnTheWay_IsUnknownAndSaysHowToGoOn()
    {
        var failure = new FaceLedgerException(FaceLedgerFault.DiskFull, "The disk is full.");
        var begun = new ScriptedRuns
        {
            Summaries = [Summaries.Of(FaceRunState.Running, enrolled: 1, pending: 1)],
            Failure = failure,
        };
        var atOnce = new ScriptedRuns { Failure = failure };
        using var late = Bed(begun);
        using var early = Bed(atOnce);

        var lateResult = await late.RunAsync(s_start);
        var earlyResult = await early.RunAsync(s_start);

        Assert.That(lateResult.ExitCode, Is.EqualTo(ExitCode.SomeUnknown));
        Assert.That(lateResult.Error, Does.Contain("The disk is full.").And.Contain("the same command again"));
        Assert.That(earlyResult.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(earlyResult.Error.Trim(), Is.EqualTo("The disk is full."));
    }

    [Test]
    public async Task Start_SomethingUnforeseen_SaysNothingOfIt()
    {
        var runs = new ScriptedRuns { Failure = new NotSupportedException("person-7 in /home/secret") };
        using var bed = Bed(runs);

        var result = await bed.RunAsync(s_start);

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Error, Does.Contain("NotSupportedException").And.Not.Contain("person-7"));
    }

    [Test]
    public async Task Start_DryRun_SaysWhatWouldBe()
    {
        var runs = new ScriptedRuns
        {
            Check = new FaceRunCheck
            {
                Total = 10,
                WouldSend = 7,
                AlreadyEnrolled = 2,
                Refused = 1,
                PictureBytes = 2048,
                Calls = 14,
                LeastTime = TimeSpan.FromSeconds(90),
            },
            Entries = [Entry(4, FaceRunEntryStatus.Refused, FaceEnrollmentErrorKind.ImageInvalid, null)],
        };
        using var bed = Bed(runs);

        var words = await bed.RunAsync([.. s_start, "--dry-run"]);
        var json = await bed.RunAsync([.. s_start, "--dry-run", "--json"]);

        Assert.That(words.ExitCode, Is.EqualTo(ExitCode.SomeRefused));
        Assert.That(words.Out, Does.Contain("item 4: ImageInvalid").And.Contain("7 (2 KiB)").And.Contain("1 min 30 s"));
        Assert.That(json.Objects[0].GetProperty("event").GetString(), Is.EqualTo("refused"));
        Assert.That(json.Objects[^1].GetProperty("wouldSend").GetInt64(), Is.EqualTo(7));
    }

    [Test]
    public async Task Start_Report_IsWrittenForItsOwnerOnly()
    {
        var runs = new ScriptedRuns { Summaries = [Summaries.Of(enrolled: 1)] };
        using var bed = Bed(runs);

        var result = await bed.RunAsync([.. s_start, "--report", "r.html"]);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(await File.ReadAllTextAsync(bed.File("r.html")), Does.StartWith("report of people as Html"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(
                File.GetUnixFileMode(bed.File("r.html")),
                Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite)
            );
        }
    }

    private static ToolBed Bed(ScriptedRuns runs)
    {
        var bed = new ToolBed { Runs = runs }.WithVendor();
        _ = bed.Write("people.csv", "person,picture\n");
        return bed;
    }

    private static FaceRunEntry Entry(
        long number,
        FaceRunEntryStatus status,
        FaceEnrollmentErrorKind kind,
        string? code
    ) =>
        new(number, $"person-{number}", $"person-{number}.jpg")
        {
            Status = status,
            Kind = kind,
            VendorCode = code,
        };
}
