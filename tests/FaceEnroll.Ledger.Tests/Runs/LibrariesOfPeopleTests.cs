using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>Where a person carries its own groups, a list cannot put a face into a group that the person is not in.</summary>
[TestOf(typeof(ItemSender))]
public class LibrariesOfPeopleTests
{
    private RunBed _bed = null!;

    [SetUp]
    public async Task BeginAsync() => _bed = await RunBed.StartAsync();

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    private static FaceRunItem Item(string person, string picture, string library) =>
        new(person, picture) { LibraryId = library, Name = "Ada" };

    private static async Task<string[]> ToldAsync(IFaceRuns runs, string run) =>
        [
            .. (await runs.GetEntriesAsync(run).ToListAsync())
                .OrderBy(e => e.Number)
                .Select(e => $"{e.PersonId} {e.LibraryId} {e.Status}"),
        ];

    [TestCase(FaceVendor.TencentCloud)]
    [TestCase(FaceVendor.AlibabaGuardrails)]
    public async Task Run_APersonIsMadeInOneLibrary_AndNamedForAnother_IsRefusedThere(FaceVendor vendor)
    {
        _bed.Sandbox.Store.AddLibrary(vendor.InSandbox(), "one");
        _bed.Sandbox.Store.AddLibrary(vendor.InSandbox(), "two");
        var run = RunBed.Run(
            "groups",
            Item("adam", "1", "one"),
            Item("adam", "1", "two"),
            Item("bea", "2", "one"),
            Item("bea", "3", "two"),
            Item("bea", "4", "one")
        );
        run.CreatePersons = true;
        var runs = _bed.Runs(vendor);
        _ = await runs.RunAsync(run);
        Assert.That(
            await ToldAsync(runs, "groups"),
            Is.EqualTo(
                new[]
                {
                    "adam one Enrolled",
                    "adam two Refused",
                    "bea one Enrolled",
                    "bea two Refused",
                    "bea one Enrolled",
                }
            )
        );
        Assert.That(_bed.Sandbox.Store.FaceCount, Is.EqualTo(3));
    }

    [Test]
    public async Task Run_APersonIsMadeElsewhereMeanwhile_IsNotTakenForOneOfTheLibrary()
    {
        _bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "one");
        _bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "two");
        var run = RunBed.Run("unknown", Item("adam", "1", "two"), Item("adam", "2", "two"));
        run.OpenPicture = item =>
        {
            if (item.Picture == "2")
            {
                _bed.Sandbox.Store.AddPerson(SandboxVendor.TencentCloud, "adam", "one");
            }

            return RunBed.Open(item);
        };
        var runs = _bed.Runs();
        _ = await runs.RunAsync(run);
        Assert.That(await ToldAsync(runs, "unknown"), Is.EqualTo(new[] { "adam two Refused", "adam two Refused" }));
        Assert.That(_bed.Sandbox.Store.FaceCount, Is.Zero);
    }

    [Test]
    public async Task Run_PeopleAreThere_OnlyThoseInTheNamedLibraryAreEnrolled()
    {
        _bed.AddPeople(1);
        const string There = FaceEnrollSandboxOptions.DefaultLibraryId;
        _bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "elsewhere");
        var person = RunBed.Person(1);
        var runs = _bed.Runs();
        _ = await runs.RunAsync(
            RunBed.Run("named", Item(person, "1", "elsewhere"), Item(person, "2", There), Item("nobody", "3", There))
        );
        Assert.That(
            await ToldAsync(runs, "named"),
            Is.EqualTo(new[] { $"{person} elsewhere Refused", $"{person} {There} Enrolled", $"nobody {There} Refused" })
        );
        Assert.That(_bed.Sandbox.Store.FaceCount, Is.EqualTo(1));
    }
}
