using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>Where a person carries its own groups, a list cannot put a face into a group that the person is not in.</summary>
[TestOf(typeof(PersonPlaces))]
public class LibrariesOfPeopleTests : RunFixture
{
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
        Bed.Sandbox.Store.AddLibrary(vendor.InSandbox(), "one");
        Bed.Sandbox.Store.AddLibrary(vendor.InSandbox(), "two");
        var run = RunBed.Run(
            "groups",
            Item("adam", "1", "one"),
            Item("adam", "1", "two"),
            Item("bea", "2", "one"),
            Item("bea", "3", "two"),
            Item("bea", "4", "one")
        );
        run.CreatePersons = true;
        var runs = Bed.Runs(vendor);
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
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(3));
    }

    [Test]
    public async Task Run_APersonIsMadeElsewhereMeanwhile_IsNotTakenForOneOfTheLibrary()
    {
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "one");
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "two");
        var run = RunBed.Run("unknown", Item("adam", "1", "two"), Item("adam", "2", "two"));
        run.OpenPicture = item =>
        {
            if (item.Picture == "2")
            {
                Bed.Sandbox.Store.AddPerson(SandboxVendor.TencentCloud, "adam", "one");
            }

            return RunBed.Open(item);
        };
        var runs = Bed.Runs();
        _ = await runs.RunAsync(run);
        Assert.That(await ToldAsync(runs, "unknown"), Is.EqualTo(new[] { "adam two Refused", "adam two Refused" }));
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.Zero);
    }

    [Test]
    public async Task Run_PeopleAreThere_OnlyThoseInTheNamedLibraryAreEnrolled()
    {
        Bed.AddPeople(1);
        const string There = FaceEnrollSandboxOptions.DefaultLibraryId;
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "elsewhere");
        var person = RunBed.Person(1);
        var runs = Bed.Runs();
        _ = await runs.RunAsync(
            RunBed.Run("named", Item(person, "1", "elsewhere"), Item(person, "2", There), Item("nobody", "3", There))
        );
        Assert.That(
            await ToldAsync(runs, "named"),
            Is.EqualTo(new[] { $"{person} elsewhere Refused", $"{person} {There} Enrolled", $"nobody {There} Refused" })
        );
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(1));
    }
}
