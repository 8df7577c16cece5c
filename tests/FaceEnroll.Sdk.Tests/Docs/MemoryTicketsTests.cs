using FaceEnroll.Sdk.Tests.Resilience;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>The store that the documentation shows does what it should.</summary>
public class MemoryTicketsTests
{
    [Test]
    public async Task Snippet_StoreOfTheDocumentation_KeepsWhatIsOpen()
    {
        using var scene = new TencentScene(logger: new Support.LogRecorder());
        var store = new global::Docs.MemoryTickets();
        scene.Options.TicketStore = store;
        scene.ReadTwice().BreakAfterBody();
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()));
        var open = await store.GetOpenAsync(FaceVendor.TencentCloud, "branch-7", "p-1", default);
        Assert.That(open.Single().Attempts, Has.Count.EqualTo(1));
        Assert.That(await store.GetOpenAsync(FaceVendor.TencentCloud, "branch-7", "p-2", default), Is.Empty);
        Assert.That(await store.GetOpenAsync(FaceVendor.TencentCloud, "other", null, default), Is.Empty);
        await store.CompleteAsync(open[0], new FaceReconciliation(FaceReconciliationStatus.NotEnrolled), default);
        Assert.That(await store.GetOpenAsync(FaceVendor.TencentCloud, "branch-7", null, default), Is.Empty);
    }
}
