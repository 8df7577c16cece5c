using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>Libraries that are listed, described and made, at all vendors that have them.</summary>
public sealed class LibraryManagerTests : EraserFixture
{
    private IFaceLibraryManager Manager(FaceVendor vendor) => (IFaceLibraryManager)Client(vendor);

    private static bool CanCreate(FaceVendor vendor) => vendor is FaceVendor.TencentCloud or FaceVendor.FinAuth;

    [Test]
    public async Task List_IsWhatTheStoreHas([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        for (var i = 0; i < 7; i++)
        {
            Sandbox.Store.AddLibrary(vendor.InSandbox(), $"library{i}");
            Seed(vendor, "p1", 1, $"library{i}");
        }

        var listed = new List<string>();
        await foreach (var library in Manager(vendor).ListLibrariesAsync())
        {
            listed.Add(library.LibraryId);
        }

        Assert.That(listed, Is.EquivalentTo(Sandbox.Store.LibrariesAt(vendor.InSandbox())));
        Assert.That(Sandbox.Requests.Select(r => r.Signature!.Accepted), Is.All.True);
    }

    [Test]
    public async Task Describe_OneThatIsThere_AndOneThatIsNot([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        Sandbox.Store.AddLibrary(vendor.InSandbox(), "here");
        Seed(vendor, "p1", 1, "here");
        Assert.That((await Manager(vendor).DescribeLibraryAsync("here"))!.LibraryId, Is.EqualTo("here"));
        Assert.That(await Manager(vendor).DescribeLibraryAsync("not-here"), Is.Null);
    }

    [Test]
    public async Task Ensure_MakesIt_ThenFindsIt_AndCompares(
        [Values(FaceVendor.TencentCloud, FaceVendor.FinAuth)] FaceVendor vendor
    )
    {
        var request = new FaceLibraryRequest("staff") { DisplayName = "Staff", Description = "of the house" };
        var made = await Manager(vendor).EnsureLibraryAsync(request);
        Assert.That((made.WasCreated, made.Differences.Count), Is.EqualTo((true, 0)));
        var found = await Manager(vendor).EnsureLibraryAsync(request);
        Assert.That(
            (found.WasCreated, found.Differences.Count, found.Library.DisplayName),
            Is.EqualTo((false, 0, "Staff"))
        );
        request.DisplayName = "Visitors";
        var other = await Manager(vendor).EnsureLibraryAsync(request);
        Assert.That(other.Differences, Is.EqualTo(new[] { "DisplayName" }));
        Assert.That(Sent(vendor == FaceVendor.TencentCloud ? "CreateGroup" : "create"), Is.EqualTo(1));
    }

    [Test]
    public async Task Ensure_LostAnswer_IsSettledByReading(
        [Values(FaceVendor.TencentCloud, FaceVendor.FinAuth)] FaceVendor vendor,
        [Values(SandboxMoment.BeforeStoring, SandboxMoment.BeforeReplying)] SandboxMoment moment
    )
    {
        var operation = vendor == FaceVendor.TencentCloud ? "CreateGroup" : "create";
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Reset(moment), operation: operation);
        var result = await Manager(vendor).EnsureLibraryAsync(new FaceLibraryRequest("staff"));
        Assert.That(result.Library.LibraryId, Is.EqualTo("staff"));
        Assert.That(Sandbox.Store.LibrariesAt(vendor.InSandbox()), Does.Contain("staff"));
    }

    [Test]
    public async Task Ensure_WhereTheApiMakesNone_FindsIt_OrSaysWhoDoes(
        [Values(FaceVendor.AlibabaIdVerification, FaceVendor.AlibabaGuardrails)] FaceVendor vendor
    )
    {
        Sandbox.Store.AddLibrary(vendor.InSandbox(), "here");
        Seed(vendor, "p1", 1, "here");
        var found = await Manager(vendor).EnsureLibraryAsync(new FaceLibraryRequest("here"));
        Assert.That(found.WasCreated, Is.False);
        var failure = await FailureAsync(Manager(vendor).EnsureLibraryAsync(new FaceLibraryRequest("not-here")));
        Assert.That(failure.Kind, Is.EqualTo(FaceEnrollmentErrorKind.LibraryNotFound));
        Assert.That(failure.Error.Purpose, Is.EqualTo(FaceOperationPurpose.Manage));
        Assert.That(
            CanCreate(vendor),
            Is.EqualTo(Client(vendor).Limits.Operations.HasFlag(FaceOperations.CreateLibraries))
        );
    }

    [Test]
    public async Task Ensure_BadInput_IsRefusedBeforeAnythingIsSent([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var bad = new[]
        {
            new FaceLibraryRequest(""),
            new FaceLibraryRequest(new string('x', 300)),
            new FaceLibraryRequest("ok") { ModelVersion = new string('9', 40) },
        };
        foreach (var request in bad)
        {
            var failure = await FailureAsync(Manager(vendor).EnsureLibraryAsync(request));
            Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
            Assert.That(failure.Message, Does.Contain(vendor.ToString()));
        }

        Assert.That(Sandbox.Requests, Is.Empty);
    }
}
