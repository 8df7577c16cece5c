using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;
using FaceEnroll.Cli.Tests.Support;

namespace FaceEnroll.Cli.Tests.Runs;

/// <summary>Whoever was erased, and is in a list once more.</summary>
[TestOf(typeof(DriveOptions))]
public sealed class ErasedAgainTests
{
    private static readonly string[] s_start = ["run", "start", "--manifest", "people.csv"];

    [Test]
    public async Task Start_TheSameListWithLeave_SaysThatAnotherNameIsNeeded_AndUnderThatEnrolls()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Tool.Write("people.csv", $"person,picture\nada,{bed.Picture("1.jpg")}\n");
        _ = await bed.Tool.RunAsync(s_start);
        _ = await bed.Tool.RunAsync("erase", "ada");
        Assert.That(bed.Faces("ada"), Is.Empty);

        var same = await bed.Tool.RunAsync([.. s_start, "--allow-erased"]);
        Assert.That(same.Error, Does.Contain("another --name"));
        Assert.That(bed.Faces("ada"), Is.Empty);

        var other = await bed.Tool.RunAsync([.. s_start, "--allow-erased", "--name", "again"]);
        Assert.That(other.ExitCode, Is.EqualTo(ExitCode.AllEnrolled), other.Error);
        Assert.That(other.Error, Does.Not.Contain("another --name"));
        Assert.That(bed.Faces("ada"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Resume_LeaveIsTakenBack_EnrollsNobodyWhoWasErased()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Tool.Write("people.csv", $"person,picture\nada,{bed.Picture("1.jpg")}\n");
        _ = await bed.Tool.RunAsync("erase", "ada");
        bed.Tool.Environment["FaceEnrollment__FinAuth__ApiSecret"] = "wrong";
        _ = await bed.Tool.RunAsync([.. s_start, "--allow-erased"]);
        bed.Tool.Environment["FaceEnrollment__FinAuth__ApiSecret"] = "sandbox-secret";
        var done = await bed.Tool.RunAsync("run", "resume", "people", "--allow-erased", "false");
        Assert.That(done.ExitCode, Is.EqualTo(ExitCode.SomeRefused), done.Error);
        Assert.That(bed.Faces("ada"), Is.Empty);
    }

    [Test]
    public async Task Erase_ItsReceiptIsEmptySinceAnEarlierOneWasKilled_WritesIt()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Tool.Write("gone.json", "");
        var erased = await bed.Tool.RunAsync("erase", "ada", "--receipt", "gone.json", "--registration", "FinAuth");
        Assert.That(erased.ExitCode, Is.EqualTo(ExitCode.SomeUnknown), erased.Error);
        Assert.That(erased.Error, Does.Contain("--registration FinAuth"));
        Assert.That(
            FaceErasureReceipt.FromJson(await File.ReadAllTextAsync(bed.Tool.File("gone.json"))).PersonId,
            Is.EqualTo("ada")
        );
    }
}
