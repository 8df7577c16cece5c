using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;

namespace FaceEnroll.Cli.Tests.Help;

/// <summary>What cannot be used is said in one line that repeats nothing personal.</summary>
public sealed class UsageTests
{
    [TestCase("no such command. Did you mean 'list'?", "lst", "person-7")]
    [TestCase("an argument too many", "list", "person-7", "person-8")]
    [TestCase("no option --libary here. Did you mean '--library'?", "list", "person-7", "--libary", "x")]
    [TestCase("no option --libary here", "enroll", "--libary", "person-7", "a.jpg")]
    [TestCase("--secret-key is no option: keys come from environment variables", "probe", "--secret-key=person-7")]
    [TestCase("--api-secret is no option", "probe", "--api-secret", "person-7")]
    [TestCase("no such option", "list", "person-7", "-person-7")]
    [TestCase("argument missing", "list")]
    [TestCase("--rate takes a number above zero", "run", "start", "--folder", ".", "--rate", "person-7")]
    [TestCase(
        "--concurrency takes a whole number from 1 to 1024",
        "run",
        "start",
        "--folder",
        ".",
        "--concurrency",
        "1025"
    )]
    [TestCase("--attempts takes a whole number from 1 to 100", "run", "start", "--folder", ".", "--attempts", "0")]
    [TestCase("--manifest and --folder exclude each other", "run", "start", "--manifest", "a.csv", "--folder", ".")]
    [TestCase("--pictures goes with --manifest", "run", "start", "--pictures", ".")]
    [TestCase("Give a list with --manifest", "run", "start")]
    [TestCase("--manifest names no file", "run", "start", "--manifest", "person-7.csv")]
    [TestCase("--folder names none", "run", "start", "--folder", "person-7")]
    [TestCase("--vendor takes one of TencentCloud", "init", "--vendor", "person-7")]
    [TestCase("1 to 100 ASCII letters", "run", "start", "--folder", ".", "--name", "person 7")]
    [TestCase("--thumbnails goes with --report", "run", "start", "--folder", ".", "--thumbnails")]
    [TestCase("ends with none of", "run", "start", "--folder", ".", "--report", "person-7.pdf")]
    [TestCase("no such folder for the report", "run", "start", "--folder", ".", "--report", "person-7/r.csv")]
    [TestCase("there is none of that name", "run", "list", "--ledger", "postgres:PERSON-7")]
    [TestCase("There is no ledger", "run", "list")]
    [TestCase("No vendor is configured", "run", "start", "--folder", ".")]
    [TestCase("Picture 1: there is no such file", "enroll", "person-7", "person-7.jpg")]
    [TestCase("PERSON is empty", "list", "")]
    [TestCase("either --enrolled or --not-enrolled", "run", "resolve", "people", "7", "--by", "me", "--why", "seen")]
    [TestCase(
        "numbers of items, from 1",
        "run",
        "resolve",
        "people",
        "person-7",
        "--enrolled",
        "--by",
        "me",
        "--why",
        "seen"
    )]
    [TestCase("--kind takes some of", "run", "retry", "people", "--kind", "person-7")]
    [TestCase("--registration names the vendor", "run", "start", "--sandbox", "--registration", "person-7")]
    [TestCase("--config names none", "probe", "--config", "person-7.json")]
    [TestCase("Give pictures, or a list", "check")]
    [TestCase("Give one of --manifest, --folder and --run", "audit", "--library", "staff")]
    [TestCase("--keep goes with --verify", "erase", "person-7", "--keep", "f1")]
    [TestCase("--verify names no file", "erase", "person-7", "--verify", "person-7.json", "--registration", "FinAuth")]
    [TestCase("TICKETFILE names no file", "reconcile", "person-7.json")]
    public async Task Line_ThatCannotBeUsed_IsOneLineAndExitCodeOne(string expected, params string[] args)
    {
        using var bed = new ToolBed();

        var result = await bed.RunAsync(args);

        Assert.That(result.Error, Does.Contain(expected));
        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(result.Error, Does.Not.Contain("erson-7").And.Not.Contain("PERSON-7").And.Not.Contain("   at "));
        Assert.That(result.Out, Is.Empty);
    }

    [Test]
    public async Task Argument_ThatBeginsWithAnAt_IsNoResponseFile()
    {
        using var bed = new ToolBed().WithVendor();
        _ = bed.Write("args", "other");

        var result = await bed.RunAsync("enroll", "@args", "a.jpg");

        Assert.That(result.Error, Does.Contain("Picture 1: there is no such file."));
    }

    [Test]
    public async Task Argument_BehindTwoHyphens_MayBeginWithOne()
    {
        using var bed = new ToolBed().WithVendor();

        var result = await bed.RunAsync("enroll", "--", "--person", "a.jpg");

        Assert.That(result.Error, Does.Contain("Picture 1: there is no such file."));
    }
}
