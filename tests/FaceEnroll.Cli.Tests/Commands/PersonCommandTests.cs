using System.Globalization;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;
using FaceEnroll.Sandbox;

namespace FaceEnroll.Cli.Tests.Commands;

/// <summary>The commands about one person, at a sandbox that is configured like a vendor.</summary>
public sealed class PersonCommandTests
{
    [Test]
    public async Task Enroll_Twice_SendsOnce()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Picture("a.jpg");

        var first = await bed.Tool.RunAsync("enroll", "person-7", "a.jpg");
        var second = await bed.Tool.RunAsync("enroll", "person-7", "a.jpg", "--json");

        Assert.That(first.ExitCode, Is.Zero, first.Error);
        Assert.That(first.Out, Does.StartWith("picture 1: enrolled, face "));
        Assert.That(second.Objects.Single().GetProperty("fromLedger").GetBoolean(), Is.True);
        Assert.That(bed.Faces("person-7"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Enroll_NoFace_IsRefused()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Picture("a.jpg");
        bed.Sandbox.Verdicts.ForPerson("person-7", SandboxVerdict.NoFace);

        var result = await bed.Tool.RunAsync("enroll", "person-7", "a.jpg");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.SomeRefused));
        Assert.That(result.Out, Does.StartWith("picture 1: not enrolled: NoFace"));
        Assert.That(result.Error, Does.Contain("NoFace").And.Not.Contain("person-7"));
        Assert.That(result.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Enroll_AnswerLost_IsUnknown()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Picture("a.jpg");
        bed.Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var result = await bed.Tool.RunAsync("enroll", "person-7", "a.jpg");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.SomeUnknown), result.Error);
        Assert.That(result.Error, Does.Not.Contain("person-7"));
    }

    [Test]
    public async Task Enroll_WrongKeys_IsBlockedAndSaysNoSecret()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Picture("a.jpg");
        bed.Tool.Environment["FaceEnrollment__FinAuth__ApiSecret"] = "wrong-secret";

        var result = await bed.Tool.RunAsync("enroll", "person-7", "a.jpg");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Blocked), result.Error);
        Assert.That(result.Error, Does.Contain("Authentication").And.Not.Contain("wrong-secret"));
    }

    [Test]
    public async Task Enroll_NoLedgerCanBeMade_IsSaidBeforeAnythingIsSent()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Picture("a.jpg");

        var result = await bed.Tool.RunAsync("enroll", "person-7", "a.jpg", "--ledger", "missing/x.ledger");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage), result.Error);
        Assert.That(result.Error, Does.Contain("folder").And.EndWith("Nothing was sent." + Environment.NewLine));
        Assert.That(bed.Faces(), Is.Empty);
    }

    [Test]
    public async Task ListAndDelete_Faces_AreThoseOfThePerson()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = await bed.Tool.RunAsync("enroll", "person-7", bed.Picture("a.jpg", 1));
        _ = await bed.Tool.RunAsync("enroll", "person-7", bed.Picture("b.jpg", 2));
        _ = await bed.Tool.RunAsync("enroll", "person-8", bed.Picture("c.jpg", 3));

        var listed = await bed.Tool.RunAsync("list", "person-7", "--json");
        var face = listed.Objects[0].GetProperty("faceId").GetString()!;
        var deleted = await bed.Tool.RunAsync("delete", "person-7", face, "no-such-face");
        var table = await bed.Tool.RunAsync("list", "person-7");
        var nobody = await bed.Tool.RunAsync("list", "person-9");

        Assert.That(listed.Objects, Has.Count.EqualTo(2), listed.Error);
        Assert.That(deleted.ExitCode, Is.Zero, deleted.Error);
        Assert.That(deleted.Out, Does.Contain($"{face}: deleted").And.Contain("no-such-face: was not there"));
        Assert.That(table.Out.TrimEnd().Split('\n'), Has.Length.EqualTo(2), "a heading and a face");
        Assert.That(nobody.Out, Is.Empty);
        Assert.That(nobody.Error.Trim(), Is.EqualTo("The vendor holds no face of this person."));
    }

    [Test]
    public async Task Erase_AndVerify_WritesTheReceiptForItsOwner()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = await bed.Tool.RunAsync("enroll", "person-7", bed.Picture("a.jpg"));

        var erased = await bed.Tool.RunAsync("erase", "person-7", "--receipt", "gone.json");
        var again = await bed.Tool.RunAsync("erase", "person-7", "--receipt", "gone.json");
        var another = await bed.Tool.RunAsync("erase", "person-8", "--verify", "gone.json");
        var verified = await bed.Tool.RunAsync("erase", "person-7", "--verify", "gone.json");
        var receipt = FaceErasureReceipt.FromJson(await File.ReadAllTextAsync(bed.Tool.File("gone.json")));

        Assert.That(erased.ExitCode, Is.EqualTo(ExitCode.SomeUnknown), erased.Error);
        Assert.That(erased.Out, Does.StartWith("Pending: 1 face deleted."));
        Assert.That(erased.Error, Does.Contain("--verify").And.Not.Contain("person-7"));
        Assert.That(again.Error, Does.Contain("is there already"));
        Assert.That(another.Error, Does.Contain("of another person"));
        Assert.That(verified.ExitCode, Is.EqualTo(ExitCode.SomeUnknown), "it is too early");
        Assert.That(receipt.VerifiedAt, Is.Not.Null);
        Assert.That(bed.Faces(), Is.Empty);
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(
                File.GetUnixFileMode(bed.Tool.File("gone.json")),
                Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite)
            );
        }
    }

    [Test]
    public async Task Erase_ThatFails_LeavesNoReceipt()
    {
        await using var bed = await SandboxBed.StartAsync();

        var result = await bed.Tool.RunAsync(
            "erase",
            "person-7",
            "--library",
            "no-such-library",
            "--receipt",
            "gone.json"
        );

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(File.Exists(bed.Tool.File("gone.json")), Is.False);
    }

    [Test]
    public async Task Role_ThatAVendorHasNot_IsSaid()
    {
        using var bed = new ToolBed();
        bed.Environment["FaceEnrollment__AdvanceAI__AccessKey"] = "0123456789";
        bed.Environment["FaceEnrollment__AdvanceAI__SecretKey"] = "0123456789";
        bed.Environment["FaceEnrollment__AdvanceAI__LibraryId"] = "staff";
        bed.Environment["FaceEnrollment__AdvanceAI__Region"] = "Singapore";

        var result = await bed.RunAsync("list", "person-7");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Error, Does.Contain("AdvanceAI").And.Not.Contain("person-7"));
        Assert.That(result.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Reconcile_ATicket_AsksTheVendor()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Picture("a.jpg");
        var ticket = new FaceEnrollmentTicket
        {
            OperationId = "1",
            Vendor = FaceVendor.FinAuth,
            Registration = "FinAuth",
            Account = "FinAuth",
            Endpoint = bed.Sandbox.Url.GetLeftPart(UriPartial.Authority),
            Operation = "AddFace",
            PersonId = "person-7",
            LibraryId = FaceEnrollSandboxOptions.DefaultLibraryId,
            CreatedAt = DateTimeOffset.UtcNow.AddHours(-1),
            NoAttemptAfter = DateTimeOffset.UtcNow.AddMinutes(-50),
            SignatureValidity = TimeSpan.FromSeconds(100),
            ImageSha256 =
            [
                Convert.ToHexStringLower(
                    System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(bed.Tool.File("a.jpg")))
                ),
            ],
        };
        _ = bed.Tool.Write("ticket.json", ticket.ToJson());
        _ = bed.Tool.Write("other.json", "{}");

        var asked = await bed.Tool.RunAsync("reconcile", "ticket.json", "--picture", "a.jpg");
        var json = await bed.Tool.RunAsync("reconcile", "ticket.json", "--json");
        var wrong = await bed.Tool.RunAsync("reconcile", "other.json");

        Assert.That(asked.ExitCode, Is.EqualTo(ExitCode.SomeRefused).Or.EqualTo(ExitCode.SomeUnknown), asked.Error);
        Assert.That(asked.Out, Does.StartWith("No"));
        Assert.That(json.Objects.Single().GetProperty("status").GetString(), Is.Not.Null);
        Assert.That(wrong.Error.Trim(), Is.EqualTo("The file is no ticket of an enrollment."));
    }

    [Test]
    public async Task Probe_AVendor_IsHealthyOrNot()
    {
        await using var bed = await SandboxBed.StartAsync();

        var healthy = await bed.Tool.RunAsync("probe");
        bed.Tool.Environment["FaceEnrollment__FinAuth__Endpoint"] = "http://127.0.0.1:9";
        var away = await bed.Tool.RunAsync("probe", "--json");

        Assert.That(healthy.ExitCode, Is.Zero, healthy.Error);
        Assert.That(healthy.Out, Does.Match(@"healthy\s+yes"));
        Assert.That(away.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(away.Objects.Single().GetProperty("healthy").GetBoolean(), Is.False);
    }

    [Test]
    public async Task Audit_AListAndARun_FindWhatDiffers()
    {
        await using var bed = await SandboxBed.StartAsync();
        _ = bed.Tool.Write(
            "people.csv",
            string.Create(
                CultureInfo.InvariantCulture,
                $"person,picture\nperson-1,{bed.Picture("1.jpg", 1)}\nperson-2,{bed.Picture("2.jpg", 2)}\n"
            )
        );
        _ = await bed.Tool.RunAsync("run", "start", "--manifest", "people.csv");
        string[] audit = ["audit", "--library", FaceEnrollSandboxOptions.DefaultLibraryId];

        var same = await bed.Tool.RunAsync([.. audit, "--manifest", "people.csv"]);
        var sameRun = await bed.Tool.RunAsync([.. audit, "--run", "people"]);
        _ = bed.Sandbox.Store.Delete(SandboxVendor.FinAuth, bed.Faces("person-1")[0].FaceId);
        var differs = await bed.Tool.RunAsync([.. audit, "--manifest", "people.csv", "--json"]);
        var differsRun = await bed.Tool.RunAsync([.. audit, "--run", "people"]);

        Assert.That(same.ExitCode, Is.Zero, same.Out + same.Error);
        Assert.That(sameRun.ExitCode, Is.Zero, sameRun.Out + sameRun.Error);
        Assert.That(differs.ExitCode, Is.EqualTo(ExitCode.SomeRefused));
        Assert.That(differs.Objects.Single().GetProperty("finding").GetString(), Is.EqualTo("MissingThere"));
        Assert.That(differsRun.Out, Does.StartWith("MissingThere: person-1 "));
        Assert.That(differsRun.Error, Does.Not.Contain("person-1"));
    }
}
