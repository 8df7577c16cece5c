using System.Diagnostics;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Tests.Crashes;

/// <summary>Processes that are killed, and processes at once; the sandbox's store is the truth.</summary>
[TestOf(typeof(FaceLedger))]
[TestOf(typeof(LedgerOwner))]
public class CrashTests
{
    private TemporaryFolder _folder = null!;
    private FaceEnrollSandbox _sandbox = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _folder = new TemporaryFolder();
        _sandbox = await FaceEnrollSandbox.StartAsync();
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    private string Ledger => _folder.File("faces.ledger");

    private Process Start(string step, int people) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet"
                    ? host
                    : "dotnet",
                ["exec", typeof(CrashTests).Assembly.Location, _sandbox.Url.ToString(), Ledger, step, $"{people}"]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;

    private int Stored(string person) =>
        _sandbox
            .Store.FacesAt(SandboxVendor.TencentCloud, person)
            .Count(f =>
                f.PictureSha256.Equals(UniquePicture.Hash(LedgerBed.Picture()), StringComparison.OrdinalIgnoreCase)
            );

    [Test]
    public async Task Enroll_ProcessWasKilledAtAnyStep_RepeatsWithoutEnrollingTwice(
        [ValueSource(typeof(Enroller), nameof(Enroller.Steps))] string step
    )
    {
        var person = Enroller.Person(1);
        _sandbox.AddPerson(FaceVendor.TencentCloud, person);
        using (var killed = Start(step, people: 1))
        {
            await killed.WaitForExitAsync();
            Assert.That(killed.ExitCode, Is.Not.Zero, "it died");
        }

        Assert.That(Stored(person), Is.EqualTo(step is "sent" or "closed" ? 1 : 0), "what it had done");
        Assert.That(
            Directory.GetFiles(_folder.Path, "*-owner-*"),
            Has.Length.EqualTo(1),
            "the dead process left its file behind"
        );
        var time = new ShiftedTime();
        await using var services = Enroller.Services(_sandbox.Url, Ledger, Enroller.Lives, o => o.TimeProvider = time);
        var client = services.GetRequiredService<IFaceEnrollmentClient>();
        if (step == "noted")
        {
            // It may have been sent just before the process died, and may still land.
            var open = Assert.CatchAsync<FaceEnrollmentException>(() => client.EnrollAsync(LedgerBed.Request(person)))!;
            Assert.That(open.Error.RetryAfter, Is.GreaterThan(TimeSpan.Zero));
            time.By = TimeSpan.FromMinutes(12);
            _sandbox.StepClock(time.By);
        }

        var result = await client.EnrollAsync(LedgerBed.Request(person));
        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(result.Images[0].FromLedger, Is.EqualTo(step is "sent" or "closed"));
        Assert.That(Stored(person), Is.EqualTo(1));
        Assert.That(
            Directory.GetFiles(_folder.Path, "*-owner-*"),
            Has.Length.EqualTo(step is "noted" or "sent" ? 1 : 2),
            "whoever met the dead process's call has taken its file away"
        );
    }

    [Test]
    public async Task Enroll_SeveralProcessesAtOnce_EnrollEachPersonOnce()
    {
        const int People = 30;
        for (var i = 1; i <= People; i++)
        {
            _sandbox.AddPerson(FaceVendor.TencentCloud, Enroller.Person(i));
        }

        var processes = Enumerable.Range(0, 3).Select(_ => Start(Enroller.Lives, People)).ToList();
        var said = await Task.WhenAll(processes.Select(p => p.StandardOutput.ReadToEndAsync()));
        foreach (var process in processes)
        {
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Zero);
            process.Dispose();
        }

        var lines = said.SelectMany(s => s.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        TestContext.Out.WriteLine($"{lines.Count(l => l.Trim() == "sent")} sent, {lines.Count} answers.");
        Assert.That(lines.Count(l => l.Trim() == "sent"), Is.EqualTo(People));
        Assert.That(lines, Has.Count.EqualTo(3 * People));
        Assert.That(Enumerable.Range(1, People).Select(i => Stored(Enroller.Person(i))), Is.All.EqualTo(1));
        Assert.That(Directory.GetFiles(_folder.Path, "*-owner-*"), Is.Empty, "they ended in good order");
    }

    [Test]
    public void Owner_IsAliveAsLongAsItsProcess()
    {
        using var one = new LedgerOwner(Ledger);
        var two = new LedgerOwner(Ledger);
        Assert.That((one.IsAlive(one.Id), one.IsAlive(two.Id)), Is.EqualTo((true, true)));
        two.Dispose();
        Assert.That(one.IsAlive(two.Id), Is.False);
        Assert.That(one.IsAlive("../../etc/passwd"), Is.False, "what is no id of a process is no file");
    }
}
