using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;

namespace FaceEnroll.Cli.Tests.Configuration;

/// <summary>The key that hides people in the ledger comes from the environment.</summary>
[TestOf(typeof(LedgerChoice))]
public sealed class LedgerKeyTests
{
    private const string Variable = "FaceEnrollTool__PersonIdKey";
    private static readonly string s_key = Convert.ToBase64String(new byte[32]);

    [Test]
    public async Task Start_WithAKey_NamesNobodyWhoIsIn_AndIsReadWithItOnly()
    {
        await using var bed = await SandboxBed.StartAsync();
        bed.Tool.Environment[Variable] = s_key;
        _ = bed.Tool.Write("people.csv", $"person,picture\nada-lovelace,{bed.Picture("1.jpg")}\n");
        var done = await bed.Tool.RunAsync("run", "start", "--manifest", "people.csv");
        Assert.That(done.ExitCode, Is.EqualTo(ExitCode.AllEnrolled), done.Error);
        var report = await bed.Tool.RunAsync("run", "report", "people", "--format", "csv");
        Assert.That(report.Out, Does.Contain("hmac:").And.Not.Contain("ada-lovelace"), report.Error);

        var audit = await bed.Tool.RunAsync("audit", "--run", "people", "--library", "sandbox-library");
        Assert.That(audit.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(audit.Error, Does.Contain("--manifest"), "nobody is said to be missing");

        bed.Tool.Environment.Remove(Variable);
        var without = await bed.Tool.RunAsync("run", "status", "people");
        Assert.That(without.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(without.Error, Does.Contain("PersonIdKey"));
        Assert.That(bed.Faces("ada-lovelace"), Has.Count.EqualTo(1));
    }
}
