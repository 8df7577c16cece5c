using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>A ticket that is asked about again after its answer was final.</summary>
public sealed class AskedAgainTests : EraserFixture
{
    [Test]
    public async Task NotEnrolled_AskedAgain_IsNotGivenAFaceThatCameSince(
        [ValueSource(nameof(Erasing))] FaceVendor vendor
    )
    {
        var person = $"asked-{vendor}".ToLowerInvariant();
        Sandbox.AddPerson(vendor, person);
        Seed(vendor, person, 1);
        // FinAuth tells faces apart by their times.
        Clock.Pass(TimeSpan.FromMinutes(2));
        var client = Client(vendor, static o => o.ReadFacesBeforeSending = true);
        var request = new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1)));
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Close(SandboxMoment.BeforeReading));
        var lost = await FailureAsync(client.EnrollAsync(request));
        Clock.Pass(TimeSpan.FromHours(1));
        var reconciler = (IFaceEnrollmentReconciler)client;
        var first = await reconciler.ReconcileUntilKnownAsync(lost.Ticket!, request, timeProvider: Clock);
        Assert.That(first.Status, Is.EqualTo(FaceReconciliationStatus.NotEnrolled), first.Reason);
        // Another process enrolls the person.
        Seed(vendor, person, 2);

        var second = await reconciler.ReconcileAsync(lost.Ticket!, request);

        Assert.That(second.Status, Is.EqualTo(FaceReconciliationStatus.NotEnrolled), second.Reason);
    }
}
