using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>What a verification keeps, and what it only seems to have to keep.</summary>
public sealed class ErasureKeepingTests : EraserFixture
{
    [Test]
    public async Task AnEnrollmentLostBefore_SettledSince_IsNotKept([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var person = $"settled-{vendor}".ToLowerInvariant();
        Sandbox.AddPerson(vendor, person);
        Seed(vendor, person, 1);
        var client = Client(vendor, static o => o.ReadFacesBeforeSending = true);
        var picture = Picture(1);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.StoreOnCommand());
        var lost = await FailureAsync(
            client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(picture)))
        );
        var receipt = await ((IFaceEraser)client).ErasePersonAsync(person, Library);
        Sandbox.AddPerson(vendor, person);
        Assert.That(await Sandbox.StoreHeldAsync(), Is.EqualTo(1));
        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        var answer = await ((IFaceEnrollmentReconciler)client).ReconcileUntilKnownAsync(
            lost.Ticket!,
            new FaceEnrollmentRequest(person, FaceImage.FromBytes(picture)),
            timeProvider: Clock
        );
        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.Enrolled), answer.Reason);

        Clock.Pass(Window);
        receipt = await ((IFaceEraser)client).VerifyErasureAsync(Saved(receipt));

        Assert.That(There(vendor, person), Is.Empty, "It began before the erasure, whenever it was settled.");
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
    }

    [Test]
    public async Task EnrolledWhileTheVerificationWaits_IsKept_ThoughTheListCouldNotNameIt(
        [ValueSource(nameof(Erasing))] FaceVendor vendor
    )
    {
        var person = $"meanwhile-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        // By the vendor's clock, which is all that a saved receipt has, nobody can tell what was first.
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Sandbox.AddPerson(vendor, person);
        Task<FaceErasureReceipt>? verifying = null;
        var client = Client(
            vendor,
            o =>
                o.OnSending = (_, _) =>
                {
                    verifying ??= Eraser(vendor).VerifyErasureAsync(receipt, [], CancellationToken.None);
                    return default;
                }
        );

        await client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1))));
        receipt = await verifying!;

        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Assert.That(receipt.Reasons, Has.Some.Contains("verify again, and name the faces to keep"));
    }

    [Test]
    public async Task EnrolledWithoutANameWhileTheVerificationWaits_IsKept_BesideWhatTheListNames()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaIdVerification;
        Seed(Vendor, "beside", 1);
        var receipt = Reread(await Eraser(Vendor).ErasePersonAsync("beside", Library));
        var keep = Seed(Vendor, "beside", 1);
        Task<FaceErasureReceipt>? verifying = null;
        var client = Client(
            Vendor,
            o =>
                o.OnSending = (_, _) =>
                {
                    verifying ??= Eraser(Vendor).VerifyErasureAsync(receipt, keep, CancellationToken.None);
                    return default;
                }
        );

        await client.EnrollAsync(new FaceEnrollmentRequest("beside", FaceImage.FromBytes(Picture(1))));
        receipt = await verifying!;

        Assert.That(There(Vendor, "beside"), Has.Count.EqualTo(2));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
    }

    [Test]
    public async Task EnrolledAtOnceAfter_ReadFromAFile_IsKept_ByTheProcessThatErased(
        [ValueSource(nameof(Erasing))] FaceVendor vendor
    )
    {
        var person = $"at-once-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var client = Client(vendor);
        var receipt = Reread(await ((IFaceEraser)client).ErasePersonAsync(person, Library));
        Sandbox.AddPerson(vendor, person);
        await client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1))));
        Clock.Pass(Window);

        receipt = await ((IFaceEraser)client).VerifyErasureAsync(receipt);

        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        // ID Verification does not say which face it stored.
        Assert.That(
            receipt.Status,
            Is.EqualTo(
                vendor == FaceVendor.AlibabaIdVerification ? FaceErasureStatus.Pending : FaceErasureStatus.Complete
            ),
            string.Join(" ", receipt.Reasons)
        );
    }

    [Test]
    public async Task ASlipInAnId_KeepsAll([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var person = $"slip-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Seed(vendor, person, 1);
        Clock.Pass(TimeSpan.FromMinutes(1));

        receipt = await Eraser(vendor).VerifyErasureAsync(receipt, [There(vendor, person)[0] + "0"]);

        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Assert.That(receipt.Reasons, Has.Some.Contains("A face that is to be kept is not there"));
    }

    [Test]
    public async Task AFaceWithoutAName_AndAListThatNamesNobody_IsKept()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaIdVerification;
        Seed(Vendor, "unnamed", 1);
        var client = Client(Vendor);
        var receipt = await ((IFaceEraser)client).ErasePersonAsync("unnamed");
        await client.EnrollAsync(new FaceEnrollmentRequest("unnamed", FaceImage.FromBytes(Picture(1))));
        Clock.Pass(Window);

        receipt = await ((IFaceEraser)client).VerifyErasureAsync(receipt, ["no-such-face"]);

        Assert.That(There(Vendor, "unnamed"), Has.Count.EqualTo(1));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
    }

    [Test]
    public async Task WhatWasNamedOnce_IsKept_UntilAnotherListIsGiven([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var person = $"remembered-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Seed(vendor, person, 1);
        Clock.Pass(TimeSpan.FromMinutes(1));
        receipt = Saved(await Eraser(vendor).VerifyErasureAsync(receipt, There(vendor, person)));

        receipt = Saved(await Eraser(vendor).VerifyErasureAsync(receipt));

        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        Assert.That(receipt.KeptFaceIds, Is.EqualTo(There(vendor, person)));
        Clock.Pass(Window);
        receipt = Saved(await Eraser(vendor).VerifyErasureAsync(receipt, []));
        Assert.That(There(vendor, person), Is.Empty);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
    }

    [Test]
    public async Task AFaceOfTheReceipt_NamedOnce_IsKept([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var person = $"row-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.HttpStatus(403), 100, ErasePerson(vendor));
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Sandbox.Faults.Clear();
        receipt = Saved(await Eraser(vendor).VerifyErasureAsync(receipt, There(vendor, person)));

        receipt = await Eraser(vendor).VerifyErasureAsync(receipt);

        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        Assert.That(receipt.Faces.Single().IsKept, Is.True);
    }

    [Test]
    public async Task AFaceThatTheErasureFound_IsNotKept_WhicheverTimeItIs(
        [Values(FaceVendor.TencentCloud, FaceVendor.AlibabaGuardrails, FaceVendor.FinAuth)] FaceVendor vendor
    )
    {
        var person = $"found-{vendor}".ToLowerInvariant();
        Sandbox.AddPerson(vendor, person);
        var client = Client(vendor);
        await client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1))));
        // The clock was ahead, and is set back before somebody verifies.
        Clock.Pass(TimeSpan.FromDays(400));
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.HttpStatus(403), 100, ErasePerson(vendor));
        var receipt = await ((IFaceEraser)client).ErasePersonAsync(person, Library);
        Assert.That(receipt.Faces.Single().Outcome, Is.EqualTo(FaceDeletionOutcome.NotApplied));
        Sandbox.Faults.Clear();

        receipt = await ((IFaceEraser)client).VerifyErasureAsync(Saved(receipt));

        if (vendor == FaceVendor.TencentCloud)
        {
            // For a minute another face may be there and not show, and there only the whole person could be deleted.
            Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
            return;
        }

        Assert.That(There(vendor, person), Is.Empty);
        Assert.That(receipt.Faces.Single().Outcome, Is.EqualTo(FaceDeletionOutcome.Gone));
    }

    [Test]
    public async Task APersonThatWasNotDeleted_AndHasNewFaces_DoesNotHoldTheReceipt(
        [Values(FaceVendor.TencentCloud, FaceVendor.AlibabaGuardrails)] FaceVendor vendor
    )
    {
        var person = $"stays-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var client = Client(vendor);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.HttpStatus(403), 100, ErasePerson(vendor));
        var receipt = await ((IFaceEraser)client).ErasePersonAsync(person, Library);
        Sandbox.Faults.Clear();
        var added = await client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1))));

        Clock.Pass(Window);
        receipt = await ((IFaceEraser)client).VerifyErasureAsync(receipt);

        Assert.That(There(vendor, person), Is.EqualTo(new[] { added.Images[0].FaceId }));
        Assert.That(
            (receipt.Status, receipt.Person),
            Is.EqualTo((FaceErasureStatus.Complete, FaceDeletionOutcome.NotApplied)),
            string.Join(" ", receipt.Reasons)
        );
    }

    [Test]
    public async Task AFaceFoundLongAfter_IsLeftUntilSomebodySaysWhoseItIs(
        [ValueSource(nameof(Erasing))] FaceVendor vendor
    )
    {
        var person = $"back-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Clock.Pass(TimeSpan.FromDays(20));
        // Another process enrolls the person, who came back.
        Seed(vendor, person, 1);
        Clock.Pass(TimeSpan.FromDays(10));

        var asked = await Eraser(vendor).VerifyErasureAsync(receipt);

        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        if (vendor == FaceVendor.FinAuth)
        {
            // It tells when the face was added.
            Assert.That(asked.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", asked.Reasons));
            return;
        }

        Assert.That(asked.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Assert.That(asked.Reasons, Has.Some.Contains("name the faces to keep"));
        var kept = await Eraser(vendor).VerifyErasureAsync(asked, There(vendor, person));
        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        Assert.That(kept.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", kept.Reasons));
        var none = await Eraser(vendor).VerifyErasureAsync(asked, []);
        Assert.That(There(vendor, person), Is.Empty);
        Assert.That(none.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", none.Reasons));
    }

    [Test]
    public async Task AFaceThatWasNotDeleted_MayStillBeKept([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var person = $"kept-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.HttpStatus(403), 100, ErasePerson(vendor));
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Sandbox.Faults.Clear();
        Clock.Pass(Window);

        receipt = await Eraser(vendor).VerifyErasureAsync(receipt, There(vendor, person));

        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
        Assert.That(receipt.Faces.Single().IsKept, Is.True);
    }

    [Test]
    public async Task AnIdToKeepThatIsNobodys_KeepsNobody(
        [Values(FaceVendor.TencentCloud, FaceVendor.AlibabaGuardrails)] FaceVendor vendor
    )
    {
        var person = $"stale-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Seed(vendor, person, 1);
        Clock.Pass(Window);

        var stale = await Eraser(vendor).VerifyErasureAsync(receipt, ["123456"]);
        var none = await Eraser(vendor).VerifyErasureAsync(Saved(stale), []);

        Assert.That(stale.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Assert.That(stale.Reasons, Has.Some.StartsWith("A face that is to be kept is not there"));
        Assert.That(There(vendor, person), Is.Empty);
        Assert.That(none.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", none.Reasons));
    }

    [Test]
    public async Task AFaceWithoutAName_ThatThisProcessEnrolledSince_IsNotTakenByAnEmptyList()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaIdVerification;
        var receipt = Saved(await Eraser(Vendor).ErasePersonAsync("unnamed", Library));
        await Client(Vendor).EnrollAsync(new FaceEnrollmentRequest("unnamed", FaceImage.FromBytes(Picture(1))));
        Clock.Pass(Window);

        var none = await Eraser(Vendor).VerifyErasureAsync(receipt, []);

        Assert.That(There(Vendor, "unnamed"), Has.Count.EqualTo(1));
        Assert.That(none.Status, Is.EqualTo(FaceErasureStatus.Pending));
    }
}
