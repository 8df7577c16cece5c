using FaceEnroll.Sdk.Erasure;
using FaceEnroll.Sdk.Tests.Deletion;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Erasure;

[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(OpenEnrollments))]
public class OpenEnrollmentsTests
{
    private readonly ScriptedEraser _vendor = new();

    private async Task<string> FindAsync()
    {
        var receipt = new FaceErasureReceipt
        {
            Id = "erasure",
            Vendor = FaceVendor.FinAuth,
            Account = "FinAuth",
            Endpoint = "https://x.example",
            PersonId = "p",
        };
        var open = await new OpenEnrollments(_vendor.Registration, _vendor, _vendor.Options).FindAsync(
            receipt,
            default
        );
        return string.Join(" ", open.Select(t => t.OperationId));
    }

    [Test]
    public async Task Find_WithoutAStore_IsWhatThisProcessKnows()
    {
        Assert.That(await FindAsync(), Is.Empty);
        var ticket = ScriptedEraser.Ticket("op");
        FaceClaims.Shared.Open(PersonKey.Of(ticket), ticket, TimeSpan.FromHours(1));
        var other = ScriptedEraser.Ticket("other", "q");
        FaceClaims.Shared.Open(PersonKey.Of(other), other, TimeSpan.FromHours(1));
        Assert.That(await FindAsync(), Is.EqualTo("op"));
    }

    [Test]
    public async Task Find_OfAnotherAccount_IsAnotherPerson()
    {
        var ticket = ScriptedEraser.Ticket("op");
        ticket.Account = "another";
        FaceClaims.Shared.Open(PersonKey.Of(ticket), ticket, TimeSpan.FromHours(1));
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task Find_InAStoreToo_NamesEachOnce()
    {
        var store = new RecordingTicketStore();
        _vendor.Options.TicketStore = store;
        var known = ScriptedEraser.Ticket("known");
        FaceClaims.Shared.Open(PersonKey.Of(known), known, TimeSpan.FromHours(1));
        await store.SaveAsync(known, default);
        await store.SaveAsync(ScriptedEraser.Ticket("stored"), default);
        await store.SaveAsync(ScriptedEraser.Ticket("other", "q"), default);
        Assert.That(await FindAsync(), Is.EqualTo("known stored"));
    }

    [Test]
    public void Find_TheStoreFails_IsTheHosts()
    {
        _vendor.Options.TicketStore = new RecordingTicketStore
        {
            OnRead = () => throw new InvalidOperationException("secret"),
        };
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(FindAsync)!;
        Assert.That(
            (failure.Kind, failure.Certainty, failure.Error.Purpose),
            Is.EqualTo(
                (FaceEnrollmentErrorKind.HostCallback, FaceEnrollmentCertainty.NotSent, FaceOperationPurpose.Delete)
            )
        );
        Assert.That(failure.Message, Does.Not.Contain("secret"));
    }
}
