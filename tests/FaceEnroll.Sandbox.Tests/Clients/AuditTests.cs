using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Kind = FaceEnroll.Sdk.FaceAuditFindingKind;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>The audit against the sandbox: what was changed there behind the host's back, it finds, and nothing else.</summary>
public sealed class AuditTests : SdkFixture
{
    private const string Crowd = "crowd";
    private static readonly TimeSpan s_moreThanAYear = TimeSpan.FromDays(367);

    private static readonly FaceVendor[] s_listing = [.. Vendors.Where(v => v != FaceVendor.AdvanceAI)];

    private IFaceEnrollmentClient Lister(FaceVendor vendor) =>
        Client(
            vendor,
            options =>
            {
                options.ListPageSize = 10;
                options.RequestsPerSecond = 1_000_000;
            }
        );

    /// <summary>Puts people in, and gives the host's records of them.</summary>
    private List<FaceEntry> Seed(FaceVendor vendor, int people) =>
        [.. Enumerable.Range(0, people).Select(i => Add(vendor, $"p{i}", i))];

    private FaceEntry Add(FaceVendor vendor, string person, int picture) =>
        new(person, Sandbox.Store.AddFace(vendor.InSandbox(), Crowd, person, BitConverter.GetBytes(picture)).FaceId);

    private async Task<List<FaceAuditFinding>> FindAsync(
        FaceVendor vendor,
        IEnumerable<FaceEntry> believed,
        FaceAuditReport? report = null,
        string library = Crowd
    )
    {
        var directory = (IFaceDirectory)Lister(vendor);
        return await FaceAudit.CompareAsync(directory, library, believed.ToAsyncEnumerable(), report).ToListAsync();
    }

    private static IEnumerable<(Kind, string?, string?)> Texts(IEnumerable<FaceAuditFinding> findings) =>
        findings.Select(f => (f.Kind, f.Entry.PersonId, f.Entry.FaceId));

    [Test]
    public async Task Compare_ChangesBehindTheHostsBack_AreFound([ValueSource(nameof(s_listing))] FaceVendor vendor)
    {
        var believed = Seed(vendor, 35);
        Assert.That(await FindAsync(vendor, believed), Is.Empty);

        Sandbox.Store.Delete(vendor.InSandbox(), believed[3].FaceId!);
        Sandbox.Store.DeletePerson(vendor.InSandbox(), "p20");
        var second = Add(vendor, "p5", 100);
        var stranger = Add(vendor, "stranger", 101);

        var report = new FaceAuditReport();
        var found = await FindAsync(vendor, believed, report);
        var expected = new List<(Kind, string?, string?)>
        {
            (Kind.MissingThere, "p3", believed[3].FaceId),
            (Kind.MissingThere, "p20", believed[20].FaceId),
            (Kind.UnknownHere, "p5", second.FaceId),
            (Kind.UnknownHere, "stranger", stranger.FaceId),
        };
        if (vendor == FaceVendor.AlibabaGuardrails)
        {
            expected.Add((Kind.PersonWithoutFaces, "p3", null));
        }

        Assert.That(Texts(found), Is.EquivalentTo(expected));
        Assert.That((report.Believed, report.MissingThere, report.UnknownHere), Is.EqualTo((35, 2, 2)));
        Assert.That(Sandbox.Requests.Select(r => r.Signature!.Accepted), Is.All.True);
    }

    /// <summary>What a result told is what the host believes, also where the vendor gives no face id.</summary>
    [Test]
    public async Task Compare_AfterEnrollments_FindsNothing([ValueSource(nameof(s_listing))] FaceVendor vendor)
    {
        var result = await EnrollAsync(Lister(vendor), Portrait.Bytes);
        FaceEntry[] believed = [new(Person, result.Images[0].FaceId)];
        Assert.That(result.Images[0].FaceId is null, Is.EqualTo(vendor == FaceVendor.AlibabaIdVerification));
        const string Library = FaceEnrollSandboxOptions.DefaultLibraryId;
        Assert.That(await FindAsync(vendor, believed, library: Library), Is.Empty);

        Sandbox.Store.Delete(vendor.InSandbox(), Faces(vendor).Single().FaceId);
        var found = await FindAsync(vendor, believed, library: Library);
        Assert.That(Texts(found), Does.Contain((Kind.MissingThere, Person, believed[0].FaceId)));
    }

    /// <summary>Two vendors delete what nobody used for a year. One of them then answers as for an empty library.</summary>
    [Test]
    public async Task Compare_UnusedForAYear_SaysSo(
        [Values(FaceVendor.TencentCloud, FaceVendor.AlibabaGuardrails)] FaceVendor vendor
    )
    {
        var believed = Seed(vendor, 12);
        Sandbox.StepClock(s_moreThanAYear);
        Assert.That(Sandbox.Store.DeleteUnused(), Is.EqualTo(12));
        Sandbox.StepClock(-s_moreThanAYear);

        var found = await FindAsync(vendor, believed);
        var expected = vendor == FaceVendor.TencentCloud ? Kind.LibraryMissing : Kind.LibraryEmpty;
        Assert.That((found[0].Kind, found[0].Entry.LibraryId), Is.EqualTo((expected, Crowd)));
        Assert.That(found[0].Detail, Does.Contain("365 days"));
        Assert.That(Texts(found.Skip(1)), Is.EqualTo(believed.Select(e => (Kind.MissingThere, e.PersonId, e.FaceId))));
    }

    [Test]
    public async Task Compare_ALibraryThatNeverWas_IsMissingOrEmpty([ValueSource(nameof(s_listing))] FaceVendor vendor)
    {
        var found = await FindAsync(vendor, [new FaceEntry("p", "1")], library: "nowhere");
        var tellsApart = vendor is FaceVendor.TencentCloud or FaceVendor.FinAuth;
        Assert.That(
            found.Select(f => f.Kind),
            Is.EqualTo(new[] { tellsApart ? Kind.LibraryMissing : Kind.LibraryEmpty, Kind.MissingThere })
        );
    }

    /// <summary>A list that the vendor bounds is not the end of the library.</summary>
    [Test]
    public async Task Compare_AListThatIsNotWhole_SaysNothingMissing()
    {
        var believed = Seed(FaceVendor.FinAuth, 1100);
        var stranger = Add(FaceVendor.FinAuth, "stranger", 2000);
        Sandbox.BoundsFinAuthListStart = true;
        var report = new FaceAuditReport();
        var failure = await FailureAsync(FindAsync(FaceVendor.FinAuth, believed.Skip(1), report));
        Assert.That(failure, Is.TypeOf<FaceListIncompleteException>());
        Assert.That((report.UnknownHere, report.MissingThere, report.IsComplete), Is.EqualTo((1, 0, false)));
        Sandbox.BoundsFinAuthListStart = false;
        Assert.That(
            Texts(await FindAsync(FaceVendor.FinAuth, believed)),
            Is.EqualTo(new[] { (Kind.UnknownHere, "stranger", stranger.FaceId) })
        );
    }
}
