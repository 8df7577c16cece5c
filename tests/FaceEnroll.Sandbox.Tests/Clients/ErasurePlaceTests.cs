using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>Where an erasure looks for a person again, and with whose keys.</summary>
public sealed class ErasurePlaceTests : EraserFixture
{
    [TestCaseSource(nameof(WithPeople))]
    public async Task NoneNamed_LandedInAnotherLibrary_IsErasedThere(FaceVendor vendor)
    {
        var person = $"elsewhere-{vendor}".ToLowerInvariant();
        Sandbox.Store.AddLibrary(vendor.InSandbox(), Second);
        Seed(vendor, person, 1);
        var receipt = await Eraser(vendor).ErasePersonAsync(person);
        Assert.That(receipt.LibraryIds, Is.EqualTo([Library]));
        Seed(vendor, person, 1, Second);

        Clock.Pass(Window);
        receipt = await Eraser(vendor).VerifyErasureAsync(Saved(receipt));

        Assert.That(There(vendor, person), Is.Empty);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
        Assert.That(receipt.LibraryIds, Is.EqualTo([Library, Second]));
    }

    [TestCaseSource(nameof(WithPeople))]
    public async Task NoneNamed_NowInSeveral_IsLeftAndSaid(FaceVendor vendor)
    {
        var person = $"several-{vendor}".ToLowerInvariant();
        Sandbox.Store.AddLibrary(vendor.InSandbox(), Second);
        var receipt = await Eraser(vendor).ErasePersonAsync(person);
        Sandbox.Store.AddPerson(vendor.InSandbox(), person, Library, Second);
        Seed(vendor, person, 1, Second);

        Clock.Pass(Window);
        receipt = await Eraser(vendor).VerifyErasureAsync(Saved(receipt), []);

        Assert.That(There(vendor, person), Has.Count.EqualTo(1), "Nobody said that it is to go from all libraries.");
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Assert.That(receipt.RemainsIn, Is.EquivalentTo([Library, Second]));
        Assert.That(
            receipt.Reasons,
            Has.Some.Contains(nameof(IFaceEraser.ErasePersonFromAllLibrariesAsync)),
            string.Join(" ", receipt.Reasons)
        );
    }

    [TestCaseSource(nameof(WithPeople))]
    public async Task FromOneOfSeveral_TellsThatThePersonRemains(FaceVendor vendor)
    {
        var person = $"remains-{vendor}".ToLowerInvariant();
        Sandbox.Store.AddLibrary(vendor.InSandbox(), Second);
        Seed(vendor, person, 1);
        Seed(vendor, person, 1, Second);

        var receipt = await Eraser(vendor).ErasePersonAsync(person, Library);
        Clock.Pass(Window);
        var verified = await Eraser(vendor).VerifyErasureAsync(Saved(receipt));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(There(vendor, person), Has.Count.EqualTo(2));
            Assert.That(receipt.RemainsIn, Is.EqualTo([Second]));
            Assert.That(verified.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", verified.Reasons));
            Assert.That(verified.RemainsIn, Is.EqualTo([Second]));
            Assert.That(verified.Reasons, Has.Some.Contains("not erased from: 1"));
            Assert.That(
                receipt.Faces.Select(f => f.Operation).Distinct(),
                Is.EqualTo([
                    Sandbox.Requests.Last(r => r.Operation!.StartsWith("Delete", StringComparison.Ordinal)).Operation,
                ])
            );
        }
    }

    [Test]
    public async Task MadeAnewInSeveral_AllItsFacesAreKept_Completes()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaGuardrails;
        Sandbox.Store.AddLibrary(Vendor.InSandbox(), Second);
        Seed(Vendor, "anew", 1);
        var client = Client(Vendor);
        var receipt = await ((IFaceEraser)client).ErasePersonAsync("anew", Library);
        Clock.Pass(Window);
        await ((IFacePersonProvisioner)client).CreatePersonAsync(new FacePersonRequest("anew", Library, Second));
        var added = await client.EnrollAsync(new FaceEnrollmentRequest("anew", FaceImage.FromBytes(Picture(1))));
        Clock.Pass(Window);

        receipt = await ((IFaceEraser)client).VerifyErasureAsync(Saved(receipt), [added.Images[0].FaceId!]);

        Assert.That(There(Vendor, "anew"), Has.Count.EqualTo(1));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
    }

    [TestCaseSource(nameof(WithPeople))]
    public async Task NoneNamed_BackInSeveral_CompletesOnceTheFacesAreNamed(FaceVendor vendor)
    {
        var person = $"back-{vendor}".ToLowerInvariant();
        Sandbox.Store.AddLibrary(vendor.InSandbox(), Second);
        Seed(vendor, person, 1);
        var receipt = await Eraser(vendor).ErasePersonAsync(person);
        Sandbox.Store.AddPerson(vendor.InSandbox(), person, Library, Second);
        Seed(vendor, person, 1, Second);
        Clock.Pass(Window);

        var asked = await Eraser(vendor).VerifyErasureAsync(Saved(receipt));
        var named = await Eraser(vendor).VerifyErasureAsync(Saved(asked), There(vendor, person));

        Assert.That(asked.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        Assert.That(named.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", named.Reasons));
    }

    [TestCaseSource(nameof(WithPeople))]
    public async Task ADeletionOfThePersonThatWasRefused_IsInTheReceipt(FaceVendor vendor)
    {
        var person = $"refused-{vendor}".ToLowerInvariant();
        Sandbox.Store.AddPerson(vendor.InSandbox(), person, Library);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.HttpStatus(403), 100, ErasePerson(vendor));

        var receipt = await Eraser(vendor).ErasePersonAsync(person);

        Assert.That(
            (receipt.Person, receipt.PersonOperation),
            Is.EqualTo((FaceDeletionOutcome.NotApplied, ErasePerson(vendor)))
        );
        Assert.That(receipt.Reasons, Has.Some.StartsWith("The person may be there still"));
    }

    [Test]
    public async Task AllLibraries_OneIsGoneSince_ItsFacesAreGone()
    {
        const FaceVendor Vendor = FaceVendor.FinAuth;
        Sandbox.Store.AddLibrary(Vendor.InSandbox(), Second);
        Seed(Vendor, "freed", 1);
        var second = Seed(Vendor, "freed", 1, Second).Single();
        Sandbox.Faults.Next(Vendor.InSandbox(), SandboxFault.HttpStatus(403), 100, "delete");
        var receipt = await Eraser(Vendor).ErasePersonFromAllLibrariesAsync("freed");
        Sandbox.Faults.Clear();
        Sandbox.Store.Delete(Vendor.InSandbox(), second);
        using (var console = new TestClient(Sandbox, Clock))
        {
            Assert.That((await console.FinAuthAsync("free", null, ("group_id", Second))).Status, Is.EqualTo(200));
        }

        Clock.Pass(Window);
        receipt = await Eraser(Vendor).VerifyErasureAsync(Saved(receipt));

        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
        Assert.That(receipt.Faces.Select(f => f.Outcome), Is.All.EqualTo(FaceDeletionOutcome.Gone));
    }

    [Test]
    public async Task AnotherKeysReceipt_IsRefused_UnlessTheAccountIsNamed()
    {
        const FaceVendor Vendor = FaceVendor.FinAuth;
        var receipt = Saved(await Eraser(Vendor).ErasePersonAsync("tenant"));
        var named = Saved(await Eraser(Vendor, o => o.Account = "one").ErasePersonAsync("tenant"));
        Seed(Vendor, "tenant", 1);
        Sandbox.AddCredential(new SandboxCredential("tenant-b", "tenant-b-secret"));
        var http = SdkClients.Http();
        FinAuthFaceEnrollmentClient Other(string? account) =>
            new(
                new FinAuthOptions
                {
                    Endpoint = Sandbox.Url,
                    ApiKey = "tenant-b",
                    ApiSecret = "tenant-b-secret",
                    LibraryId = Library,
                    Account = account,
                    TimeProvider = Clock,
                },
                http
            );

        Assert.That(
            async () => await Other(null).VerifyErasureAsync(receipt, []),
            Throws.ArgumentException.With.Message.Contains("another key").And.Message.Contains("option Account")
        );
        Assert.That(async () => await Other("two").VerifyErasureAsync(named), Throws.ArgumentException);
        Assert.That(There(Vendor, "tenant"), Has.Count.EqualTo(1));
        Assert.That(async () => await Other("one").VerifyErasureAsync(named), Throws.Nothing, "Keys rotate.");
        Assert.That(
            async () => await Other(receipt.Account).VerifyErasureAsync(receipt),
            Throws.Nothing,
            "Who names the account answers for it."
        );
        http.Dispose();
    }

    [Test]
    public async Task AWrongLibrary_IsNeverAnAbsentFace(
        [Values(FaceVendor.FinAuth, FaceVendor.AlibabaIdVerification)] FaceVendor vendor
    )
    {
        var failure = await FailureAsync(
            Eraser(vendor).DeleteFacesAsync("anybody", ["no-such-face"], "no-such-library")
        );

        Assert.That(failure.Kind, Is.EqualTo(FaceEnrollmentErrorKind.LibraryNotFound), failure.Message);
    }
}
