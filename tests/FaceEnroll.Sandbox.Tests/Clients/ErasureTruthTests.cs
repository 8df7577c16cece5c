using System.Text.Json.Nodes;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>What a receipt says must be so at the vendor, whatever happened to the person meanwhile.</summary>
public sealed class ErasureTruthTests : EraserFixture
{
    [Test]
    public async Task TakenOutOfTheLastGroup_WithItsFaces_IsErased()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaGuardrails;
        Sandbox.Store.AddLibrary(Vendor.InSandbox(), Second);
        Seed(Vendor, "nowhere", 1);
        Seed(Vendor, "nowhere", 1, Second);
        var receipt = await Eraser(Vendor).ErasePersonAsync("nowhere", Library);
        await TakeOutAsync("nowhere", Second);
        Clock.Pass(Window);

        receipt = await Eraser(Vendor).VerifyErasureAsync(Saved(receipt));

        Assert.That(There(Vendor, "nowhere"), Is.Empty);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
        Assert.That(receipt.Faces.Select(f => f.Outcome), Is.All.EqualTo(FaceDeletionOutcome.Gone));
    }

    [Test]
    public async Task ErasedFromBothGroups_OneRequestRunsLate_IsErased()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaGuardrails;
        Sandbox.Store.AddLibrary(Vendor.InSandbox(), Second);
        Seed(Vendor, "late", 1);
        Seed(Vendor, "late", 1, Second);
        Sandbox.Faults.Next(Vendor.InSandbox(), SandboxFault.StoreOnCommand(), 3, "DeleteGroups");
        var first = await Eraser(Vendor).ErasePersonAsync("late", Library);
        Sandbox.Faults.Clear();
        var second = await Eraser(Vendor).ErasePersonAsync("late", Second);
        Assert.That(await Sandbox.StoreHeldAsync(), Is.GreaterThan(0));
        Clock.Pass(Window);

        first = await Eraser(Vendor).VerifyErasureAsync(Saved(first));
        Clock.Pass(Window);
        second = await Eraser(Vendor).VerifyErasureAsync(Saved(second));

        Assert.That(There(Vendor, "late"), Is.Empty);
        Assert.That(second.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", second.Reasons));
    }

    [Test]
    public async Task RefusedThenTakenOutOfItsGroup_IsErased()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaGuardrails;
        Seed(Vendor, "refused", 1);
        Sandbox.Faults.Next(Vendor.InSandbox(), SandboxFault.HttpStatus(403), 100, "DeletePerson");
        var receipt = await Eraser(Vendor).ErasePersonAsync("refused", Library);
        Sandbox.Faults.Clear();
        await TakeOutAsync("refused", Library);
        Clock.Pass(Window);

        receipt = await Eraser(Vendor).VerifyErasureAsync(Saved(receipt));

        Assert.That(There(Vendor, "refused"), Is.Empty);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
    }

    [Test]
    public async Task InNoGroupFromTheStart_IsLeft_AndSaid()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaGuardrails;
        Seed(Vendor, "outside", 1);
        await TakeOutAsync("outside", Library);
        var receipt = await Eraser(Vendor).ErasePersonAsync("outside", Library);
        Clock.Pass(Window);
        var verified = await Eraser(Vendor).VerifyErasureAsync(Saved(receipt));

        Assert.That(There(Vendor, "outside"), Has.Count.EqualTo(1), "It was not in the library that was named.");
        Assert.That(receipt.Reasons, Has.Some.Contains("without naming a library"));
        Assert.That(
            (verified.Status, verified.Person),
            Is.EqualTo((FaceErasureStatus.Pending, FaceDeletionOutcome.NotApplied))
        );
        Assert.That(verified.Reasons, Has.Some.Contains("without naming a library"));

        await Eraser(Vendor).ErasePersonAsync("outside");
        verified = await Eraser(Vendor).VerifyErasureAsync(verified);
        Assert.That(There(Vendor, "outside"), Is.Empty);
        Assert.That(verified.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", verified.Reasons));
    }

    [Test]
    public async Task ALostRequestThatTakesOutOfAGroup_StopsNobodyFromEnrolling()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaGuardrails;
        Sandbox.Store.AddLibrary(Vendor.InSandbox(), Second);
        Seed(Vendor, "unbound", 1);
        Seed(Vendor, "unbound", 1, Second);
        Sandbox.Faults.Next(Vendor.InSandbox(), SandboxFault.Close(SandboxMoment.BeforeReplying), 1, "DeleteGroups");
        var client = Client(Vendor);

        var receipt = await ((IFaceEraser)client).ErasePersonAsync("unbound", Library);

        Assert.That(receipt.Reasons, Has.Some.Contains("take the person out of the library was lost"));
        await client.EnrollAsync(new FaceEnrollmentRequest("unbound", FaceImage.FromBytes(Picture(1))));
        Assert.That(There(Vendor, "unbound"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task AnswersWithoutDeleting_AtTheVerification_IsNotComplete(
        [ValueSource(nameof(Erasing))] FaceVendor vendor
    )
    {
        var person = $"pretence-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Seed(vendor, person, 1);
        Clock.Pass(Window);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.NotDeleted(), 100, ErasePerson(vendor));

        receipt = Saved(await Eraser(vendor).VerifyErasureAsync(receipt, []));

        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Sandbox.Faults.Clear();
        receipt = await Eraser(vendor).VerifyErasureAsync(receipt, []);
        Assert.That(There(vendor, person), Is.Empty);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
        // Somebody may have come back: whoever reads the receipt sees it.
        Assert.That(receipt.Faces.Select(f => f.FoundByVerification), Is.EqualTo([false, true]));
        Assert.That(receipt.Reasons, Has.Some.EqualTo("Faces that only a verification found, and deleted: 1."));
    }

    [Test]
    public async Task AKeptFaceThatWasSaidGone_IsSaidToBeThere([ValueSource(nameof(Erasing))] FaceVendor vendor)
    {
        var person = $"kept-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.NotDeleted(), 100, ErasePerson(vendor));
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Sandbox.Faults.Clear();
        Clock.Pass(Window);

        receipt = await Eraser(vendor).VerifyErasureAsync(receipt, There(vendor, person));

        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        var face = receipt.Faces.Single();
        Assert.That(face.IsKept, Is.True);
        Assert.That(face.Outcome, Is.Not.EqualTo(FaceDeletionOutcome.Gone));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
    }

    [Test]
    public async Task AReceiptWithoutAPlace_IsRefused_BeforeAnythingIsSent(
        [ValueSource(nameof(WithPeople))] FaceVendor vendor,
        [Values("AnyLibrary", "Person")] string without
    )
    {
        var person = $"placeless-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.HttpStatus(403), 100, ErasePerson(vendor));
        var receipt = JsonNode.Parse((await Eraser(vendor).ErasePersonAsync(person)).ToJson())!.AsObject();
        Sandbox.Faults.Clear();
        receipt["LibraryIds"] = new JsonArray();
        Assert.That(receipt.Remove(without), Is.True);
        var requests = Sandbox.Requests.Count;

        Assert.That(
            async () =>
                await Eraser(vendor).VerifyErasureAsync(FaceErasureReceipt.FromJson(receipt.ToJsonString()), []),
            Throws.ArgumentException
        );
        Assert.That(Sandbox.Requests, Has.Count.EqualTo(requests));
    }

    [Test]
    public async Task AStoreThatThrowsAsTheCallerCancels_IsAFailureOfTheHosts()
    {
        using var source = new CancellationTokenSource();
        var eraser = Eraser(FaceVendor.FinAuth, o => o.TicketStore = new RudeStore(source));

        var failure = await FailureAsync(eraser.ErasePersonAsync("rude", Library, source.Token));

        Assert.That(failure.Kind, Is.EqualTo(FaceEnrollmentErrorKind.HostCallback));
        Assert.That(failure.Message, Does.Not.Contain("rude"));
    }

    private sealed class RudeStore(CancellationTokenSource source) : IFaceTicketStore
    {
        public ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken) => default;

        public ValueTask CompleteAsync(
            FaceEnrollmentTicket ticket,
            FaceReconciliation answer,
            CancellationToken cancellationToken
        ) => default;

        public ValueTask<IReadOnlyList<FaceEnrollmentTicket>> GetOpenAsync(
            FaceVendor vendor,
            string account,
            string? personId,
            CancellationToken cancellationToken
        )
        {
            source.Cancel();
            throw new InvalidOperationException($"Cancelled by user: {personId}");
        }
    }
}
