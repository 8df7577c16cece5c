using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>What goes wrong while an erasure is verified, or a picture is replaced: nothing is lost, nothing too much is deleted.</summary>
public sealed class ErasureVerificationTests : EraserFixture
{
    [Test]
    public async Task EnrolledAgainInAnotherGroup_NoFaceIsTakenFromThere(
        [Values(FaceVendor.TencentCloud, FaceVendor.AlibabaGuardrails)] FaceVendor vendor
    )
    {
        var person = $"groups-{vendor}".ToLowerInvariant();
        Sandbox.Store.AddLibrary(vendor.InSandbox(), "second");
        Seed(vendor, person, 1);
        Seed(vendor, person, 1, "second");
        var client = Client(vendor);
        var operation = vendor == FaceVendor.TencentCloud ? "DeletePersonFromGroup" : "DeleteGroups";
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.HttpStatus(403), 100, operation);
        var receipt = await ((IFaceEraser)client).ErasePersonAsync(person, Library);
        Assert.That(receipt.Person, Is.EqualTo(FaceDeletionOutcome.NotApplied));
        Sandbox.Faults.Clear();
        await client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1))));
        var all = There(vendor, person);

        Clock.Pass(Window);
        receipt = await ((IFaceEraser)client).VerifyErasureAsync(receipt);

        Assert.That(There(vendor, person), Is.EqualTo(all), "They are the other group's, too.");
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Assert.That(receipt.Reasons, Has.Some.Contains("erase it again"));
    }

    [Test]
    public async Task ALostDeletionOfThePerson_HoldsTheReceiptUntilItCannotRun(
        [Values(FaceVendor.TencentCloud, FaceVendor.AlibabaGuardrails)] FaceVendor vendor
    )
    {
        Seed(vendor, "p1", 1);
        var receipt = await Eraser(vendor).ErasePersonAsync("p1", Library);
        Seed(vendor, "p1", 1);
        Clock.Pass(Window);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.StoreOnCommand(), operation: ErasePerson(vendor));

        receipt = await Eraser(vendor).VerifyErasureAsync(Saved(receipt));

        Assert.That(There(vendor, "p1"), Is.Empty);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending), "The lost one may still run.");
        Assert.That(receipt.VerifyAfter, Is.GreaterThan(Clock.GetUtcNow()));
        Clock.Pass(Window);
        Assert.That(
            (await Eraser(vendor).VerifyErasureAsync(Saved(receipt))).Status,
            Is.EqualTo(FaceErasureStatus.Complete)
        );
    }

    [Test]
    public async Task AFailedReading_IsThrown_AndNothingIsDeleted(
        [Values(FaceVendor.FinAuth, FaceVendor.AlibabaIdVerification)] FaceVendor vendor
    )
    {
        Sandbox.Store.AddLibrary(vendor.InSandbox(), "second");
        Seed(vendor, "p1", 1);
        var eraser = Eraser(vendor);
        var receipt = await eraser.ErasePersonFromAllLibrariesAsync("p1");
        var landed = Seed(vendor, "p1", 1);
        var list = vendor == FaceVendor.FinAuth ? "list" : "QueryFaceRecord";
        // The first library can be read, the second cannot.
        var (first, second) = (SandboxFault.Latency(TimeSpan.FromMilliseconds(1)), SandboxFault.HttpStatus(403));
        Sandbox.Faults.Next(vendor.InSandbox(), first, operation: list);
        Sandbox.Faults.Next(vendor.InSandbox(), second, count: 9, operation: list);

        await FailureAsync(eraser.VerifyErasureAsync(receipt));

        Assert.That(There(vendor, "p1"), Is.EqualTo(landed));
    }

    [Test]
    public async Task ATicketStoreThatHangs_EndsTheCall_NotThePersonsGate()
    {
        const FaceVendor Vendor = FaceVendor.FinAuth;
        Seed(Vendor, "p1", 1);
        var eraser = Eraser(
            Vendor,
            options =>
            {
                options.TicketStore = new HangingTicketStore();
                options.Timeout = options.AttemptTimeout = TimeSpan.FromSeconds(1);
            }
        );
        var failure = await FailureAsync(eraser.ErasePersonAsync("p1"));
        Assert.That(failure.Kind, Is.EqualTo(FaceEnrollmentErrorKind.HostCallback));
        Assert.That(There(Vendor, "p1"), Has.Count.EqualTo(1));
        Assert.That((await Eraser(Vendor).ErasePersonAsync("p1")).Faces, Has.Count.EqualTo(1), "The gate is open.");
    }

    [Test]
    public async Task Replace_NeverDeletesTheFaceThatItEnrolled(
        [Values(FaceVendor.TencentCloud, FaceVendor.AlibabaGuardrails, FaceVendor.FinAuth)] FaceVendor vendor
    )
    {
        var person = $"same-{vendor}".ToLowerInvariant();
        Sandbox.AddPerson(vendor, person);
        var store = new FaceEnroll.Torture.Hosts.MemoryTicketStore();
        var client = Client(vendor, options => options.TicketStore = store);
        var old = Seed(vendor, person, 1);
        // FinAuth tells faces apart by their time.
        Clock.Pass(TimeSpan.FromMinutes(5));
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Reset(SandboxMoment.BeforeReplying));
        await FailureAsync(client.EnrollAsync(new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1)))));
        var both = There(vendor, person);
        Assert.That(both, Has.Count.EqualTo(2), "The answer was lost, but the face landed.");

        // The same picture again: its ticket is settled, and the face that landed is the new one.
        var replaced = await ((IFaceEraser)client).ReplaceFacesAsync(
            new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1))),
            both
        );

        Assert.That(There(vendor, person), Is.EqualTo(both.Except(old)));
        Assert.That(replaced.IsComplete, Is.True);
    }

    private sealed class HangingTicketStore : IFaceTicketStore
    {
        public ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken) => default;

        public ValueTask CompleteAsync(
            FaceEnrollmentTicket ticket,
            FaceReconciliation outcome,
            CancellationToken cancellationToken
        ) => default;

        public async ValueTask<IReadOnlyList<FaceEnrollmentTicket>> GetOpenAsync(
            FaceVendor vendor,
            string account,
            string? personId,
            CancellationToken cancellationToken
        )
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
            return [];
        }
    }
}
