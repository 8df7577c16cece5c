using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using FaceEnroll.Torture.Hosts;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>People that are erased, and the receipt of it, at all vendors that delete.</summary>
public sealed class PersonErasureTests : EraserFixture
{
    /// <summary>Longer than any lost request lives by any clock.</summary>
    [Test]
    public async Task Erase_ThenVerifyAfterTheWindow_IsComplete([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var ids = Seed(vendor, "p1", 3);
        var others = Seed(vendor, "p2", 1);

        var receipt = await Eraser(vendor).ErasePersonAsync("p1", Library);

        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Assert.That(
            receipt.Faces.Select(f => (f.FaceId, f.Outcome)),
            Is.EquivalentTo(ids.Select(id => (id, FaceDeletionOutcome.Gone)))
        );
        Assert.That(receipt.VerifyAfter, Is.GreaterThan(Clock.GetUtcNow()));
        Assert.That(There(vendor, "p1"), Is.Empty);

        // Before the window is over it stays pending, also in another process.
        var early = await Eraser(vendor).VerifyErasureAsync(Saved(receipt));
        Assert.That(early.Status, Is.EqualTo(FaceErasureStatus.Pending), string.Join(" ", early.Reasons));

        Clock.Pass(Window);
        var complete = await Eraser(vendor).VerifyErasureAsync(Saved(early));
        Assert.That(complete.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", complete.Reasons));
        Assert.That(complete.CompletedAt, Is.Not.Null);
        Assert.That(complete.Reasons, Is.Empty);
        Assert.That(There(vendor, "p2"), Is.EqualTo(others));
        Assert.That(Sandbox.Requests.Select(r => r.Signature!.Accepted), Is.All.True);
    }

    [Test]
    public async Task SameProcess_VerifiedAfterTheWindow_IsComplete([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        Seed(vendor, "p1", 1);
        var eraser = Eraser(vendor);
        var receipt = await eraser.ErasePersonAsync("p1", Library);
        Clock.Pass(receipt.VerifyAfter - Clock.GetUtcNow() + TimeSpan.FromSeconds(2));
        receipt = await eraser.VerifyErasureAsync(receipt);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
        Assert.That(await eraser.VerifyErasureAsync(receipt), Is.SameAs(receipt));
    }

    [Test]
    public async Task Nobody_IsPendingToo_AndThenComplete([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        Seed(vendor, "p2", 1);
        var eraser = Eraser(vendor);
        var receipt = await eraser.ErasePersonAsync("p1", Library);
        Assert.That((receipt.Status, receipt.Faces.Count), Is.EqualTo((FaceErasureStatus.Pending, 0)));
        Clock.Pass(Window);
        receipt = await eraser.VerifyErasureAsync(receipt);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
    }

    [Test]
    public async Task ALibraryThatIsNotThere_IsAnError_AndDeletesNothing(
        [ValueSource(nameof(Erasing))] FaceVendor vendor
    )
    {
        var ids = Seed(vendor, "p1", 2);
        var failure = await FailureAsync(Eraser(vendor).ErasePersonAsync("p1", "no-such-library"));
        Assert.That(failure.Kind, Is.EqualTo(FaceEnrollmentErrorKind.LibraryNotFound));
        Assert.That(There(vendor, "p1"), Is.EqualTo(ids));
    }

    [Test]
    public async Task AnEnrollmentThatLandsLate_IsFoundAndDeleted([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        Seed(vendor, "p1", 1);
        var eraser = Eraser(vendor);
        var receipt = await eraser.ErasePersonAsync("p1", Library);
        var landed = Seed(vendor, "p1", 1, Library);
        Assert.That(There(vendor, "p1"), Is.EqualTo(landed));

        var verified = await eraser.VerifyErasureAsync(Saved(receipt));

        Assert.That(There(vendor, "p1"), Is.Empty);
        Assert.That(verified.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Assert.That(
            verified.Faces.Single(f => f.FaceId == landed[0]).Outcome,
            Is.EqualTo(FaceDeletionOutcome.Gone),
            "What landed is in the receipt, too."
        );
        Clock.Pass(Window);
        Assert.That((await eraser.VerifyErasureAsync(verified)).Status, Is.EqualTo(FaceErasureStatus.Complete));
    }

    [Test]
    public async Task AFaceEnrolledSinceByThisProcess_IsKept([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var person = $"again-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var client = Client(vendor);
        var receipt = await ((IFaceEraser)client).ErasePersonAsync(person, Library);
        // Within a second nobody could tell by the vendor's clock, which has no fractions.
        Clock.Pass(TimeSpan.FromMinutes(1));
        Sandbox.AddPerson(vendor, person);
        await client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1))));
        var again = There(vendor, person);
        Assert.That(again, Has.Count.EqualTo(1));

        Clock.Pass(Window);
        var verified = await ((IFaceEraser)client).VerifyErasureAsync(Saved(receipt));

        Assert.That(There(vendor, person), Is.EqualTo(again), "Nobody asked for its deletion.");
        // ID Verification does not say which face it stored, so the host must.
        Assert.That(
            verified.Status,
            Is.EqualTo(
                vendor == FaceVendor.AlibabaIdVerification ? FaceErasureStatus.Pending : FaceErasureStatus.Complete
            ),
            string.Join(" ", verified.Reasons)
        );
    }

    [Test]
    public async Task FacesToKeep_AreKept_OthersAreDeleted([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        Seed(vendor, "p1", 1);
        var eraser = Eraser(vendor);
        var receipt = await eraser.ErasePersonAsync("p1", Library);
        var now = Seed(vendor, "p1", 2);

        var verified = await eraser.VerifyErasureAsync(receipt, [now[1]]);

        Assert.That(There(vendor, "p1"), Is.EqualTo(new[] { now[1] }));
        Assert.That(verified.Faces.Select(f => f.FaceId), Does.Not.Contain(now[1]).And.Contain(now[0]));
    }

    [Test]
    public async Task LostDeletion_IsSettled_AndEnrollingIsRefusedWhileItMayRunLate(
        [Values(FaceVendor.TencentCloud, FaceVendor.AlibabaGuardrails)] FaceVendor vendor
    )
    {
        var person = $"late-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 2);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.StoreOnCommand(), operation: ErasePerson(vendor));
        var client = Client(vendor);

        var receipt = await ((IFaceEraser)client).ErasePersonAsync(person, Library);

        Assert.That(receipt.Faces.Select(f => f.Outcome), Is.All.EqualTo(FaceDeletionOutcome.Gone));
        Assert.That(receipt.Person, Is.EqualTo(FaceDeletionOutcome.Gone));
        Assert.That(receipt.Reasons, Has.Some.Contains("may still run"));
        Sandbox.AddPerson(vendor, person);
        var refused = await FailureAsync(
            client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1))))
        );
        Assert.That(
            (refused.Kind, refused.Certainty, refused.IsRetryable),
            Is.EqualTo((FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.NotSent, true))
        );
        Assert.That(refused.Error.RetryAfter, Is.GreaterThan(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public async Task LostEachTime_IsUnknown_AndVerifyingGoesOn([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var ids = Seed(vendor, "p1", 2);
        Sandbox.Faults.Next(
            vendor.InSandbox(),
            SandboxFault.Reset(SandboxMoment.BeforeStoring),
            // Three for each face where faces are deleted one by one.
            count: vendor == FaceVendor.AlibabaIdVerification ? 6 : 3,
            operation: ErasePerson(vendor)
        );
        var eraser = Eraser(vendor);

        var receipt = await eraser.ErasePersonAsync("p1", Library);

        Assert.That(receipt.Faces.Select(f => f.Outcome), Is.All.EqualTo(FaceDeletionOutcome.Unknown));
        Assert.That(There(vendor, "p1"), Is.EqualTo(ids));
        receipt = await eraser.VerifyErasureAsync(Saved(receipt));
        Assert.That(receipt.Faces.Select(f => f.Outcome), Is.All.EqualTo(FaceDeletionOutcome.Gone));
        Assert.That(There(vendor, "p1"), Is.Empty);
    }

    [Test]
    public async Task Refused_IsInTheReceipt_AndPending([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var ids = Seed(vendor, "p1", 2);
        Sandbox.Faults.Next(
            vendor.InSandbox(),
            SandboxFault.HttpStatus(403),
            count: 100,
            operation: ErasePerson(vendor)
        );
        var eraser = Eraser(vendor);
        var receipt = await eraser.ErasePersonAsync("p1", Library);
        Assert.That(receipt.Faces.Select(f => f.Outcome), Is.All.EqualTo(FaceDeletionOutcome.NotApplied));
        Assert.That(receipt.Faces.Select(f => f.FailureKind), Has.All.Not.Null);
        Clock.Pass(Window);
        receipt = await eraser.VerifyErasureAsync(receipt);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending), "It is still there.");
        Assert.That(There(vendor, "p1"), Is.EqualTo(ids));
    }

    [Test]
    public async Task InSeveralLibraries_NamesOne_OrAllLoudly([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        Sandbox.Store.AddLibrary(vendor.InSandbox(), "second");
        Seed(vendor, "p1", 1);
        Seed(vendor, "p1", 1, "second");
        var eraser = Eraser(vendor);
        var hasPeople = vendor is FaceVendor.TencentCloud or FaceVendor.AlibabaGuardrails;
        if (hasPeople)
        {
            var failure = await FailureAsync(eraser.ErasePersonAsync("p1"));
            Assert.That(
                failure.Message,
                Does.Contain(nameof(IFaceEraser.ErasePersonFromAllLibrariesAsync)).And.Contain("libraryId")
            );
        }

        var one = await eraser.ErasePersonAsync("p1", "second");
        Assert.That(
            Sandbox.Store.FacesAt(vendor.InSandbox(), "p1").Count,
            hasPeople ? Is.EqualTo(2) : Is.EqualTo(1),
            "Where a person has its faces everywhere, they stay for the other group."
        );
        Assert.That(one.RemainsIn, hasPeople ? Is.EqualTo(new[] { Library }) : Is.Empty);

        var all = await eraser.ErasePersonFromAllLibrariesAsync("p1");
        Assert.That(There(vendor, "p1"), Is.Empty);
        Clock.Pass(Window);
        Assert.That((await eraser.VerifyErasureAsync(Saved(all))).Status, Is.EqualTo(FaceErasureStatus.Complete));
        Assert.That((await eraser.VerifyErasureAsync(Saved(one))).Status, Is.EqualTo(FaceErasureStatus.Complete));
    }

    [Test]
    public async Task AnOpenTicket_MakesItPending_AndSaysSo([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var person = $"open-{vendor}".ToLowerInvariant();
        Sandbox.AddPerson(vendor, person);
        Seed(vendor, person, 1);
        var store = new MemoryTicketStore();
        void Configure(FaceEnrollmentOptions options) => options.TicketStore = store;
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.StoreOnCommand());
        var lost = await FailureAsync(
            Client(vendor, Configure).EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1))))
        );
        Assert.That(lost.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));

        var receipt = await Eraser(vendor, Configure).ErasePersonAsync(person, Library);

        Assert.That(receipt.OpenEnrollments, Is.EqualTo(1));
        Assert.That(receipt.Reasons, Has.Some.Contains("open"));
        if (vendor is FaceVendor.FinAuth or FaceVendor.AlibabaIdVerification)
        {
            // Elsewhere it cannot land: the person is gone.
            Assert.That(await Sandbox.StoreHeldAsync(), Is.EqualTo(1));
            Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        }

        receipt = await Eraser(vendor, Configure).VerifyErasureAsync(Saved(receipt));
        Assert.That(There(vendor, person), Is.Empty);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
    }

    [Test]
    public async Task Receipt_OfAnotherAccountOrVendor_IsRefused()
    {
        Seed(FaceVendor.FinAuth, "p1", 1);
        var receipt = await Eraser(FaceVendor.FinAuth).ErasePersonAsync("p1", Library);
        Assert.ThrowsAsync<ArgumentException>(() => Eraser(FaceVendor.TencentCloud).VerifyErasureAsync(receipt));
        Assert.ThrowsAsync<ArgumentException>(() =>
            Eraser(FaceVendor.FinAuth, o => o.Account = "another").VerifyErasureAsync(receipt)
        );
    }

    [Test]
    public async Task Receipt_HashedForTheArchive_HoldsNoId([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var key = "0123456789abcdef"u8.ToArray();
        var ids = Seed(vendor, "person-to-forget", 2);
        var eraser = Eraser(vendor);
        var receipt = await eraser.ErasePersonAsync("person-to-forget", Library);
        Assert.Throws<InvalidOperationException>(() => receipt.WithHashedIds(key), "It would be of no use.");
        Clock.Pass(Window);
        var kept = (await eraser.VerifyErasureAsync(receipt)).WithHashedIds(key);
        Assert.That(kept.ToJson(), Does.Not.Contain("person-to-forget"));
        foreach (var id in ids)
        {
            Assert.That(kept.ToJson(), Does.Not.Contain(id));
        }

        Assert.That(kept.Faces.Select(f => f.FaceId), Has.All.Length.EqualTo(64));
        Assert.ThrowsAsync<ArgumentException>(() => eraser.VerifyErasureAsync(Saved(kept)));
    }

    [Test]
    public async Task Replace_AddsThenDeletes_AndAFailureBetweenSaysSo([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var person = $"replace-{vendor}".ToLowerInvariant();
        Sandbox.AddPerson(vendor, person);
        var old = Seed(vendor, person, 1);
        var eraser = Eraser(vendor);
        var request = new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1)));

        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.HttpStatus(403), count: 3, operation: DeleteFaces(vendor));
        var both = await eraser.ReplaceFacesAsync(request, old);
        Assert.That(both.IsComplete, Is.False);
        Assert.That(both.DeletionFailure!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(There(vendor, person), Has.Count.EqualTo(2), "The person has both.");

        Sandbox.Faults.Clear();
        var replaced = await eraser.ReplaceFacesAsync(
            new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(2))),
            There(vendor, person)
        );
        Assert.That(replaced.IsComplete, Is.True);
        Assert.That(There(vendor, person), Has.Count.EqualTo(1).And.Not.Contain(old[0]));
    }

    [Test]
    public async Task Replace_EnrollmentRefused_DeletesNothing([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var person = $"kept-{vendor}".ToLowerInvariant();
        Sandbox.AddPerson(vendor, person);
        var old = Seed(vendor, person, 2);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.HttpStatus(403), count: 3);
        await FailureAsync(
            Eraser(vendor)
                .ReplaceFacesAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1))), [old[0]])
        );
        Assert.That(There(vendor, person), Is.EqualTo(old));
    }
}
