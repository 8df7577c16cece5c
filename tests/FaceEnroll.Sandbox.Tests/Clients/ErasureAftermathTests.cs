using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>What is still to be right when an erasure goes on: lists given before, requests that run late, replies that lag.</summary>
public sealed class ErasureAftermathTests : EraserFixture
{
    [Test]
    public async Task RememberedListWithAFaceThatIsNotThere_ThenNoList_DeletesNothing(
        [ValueSource(nameof(Erasing))] FaceVendor vendor
    )
    {
        var person = $"list-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Seed(vendor, person, 1);
        Clock.Pass(TimeSpan.FromMinutes(1));
        receipt = Saved(await Eraser(vendor).VerifyErasureAsync(receipt, [There(vendor, person)[0] + "0"]));
        Assert.That(There(vendor, person), Has.Count.EqualTo(1));

        receipt = await Eraser(vendor).VerifyErasureAsync(receipt);

        Assert.That(There(vendor, person), Has.Count.EqualTo(1), string.Join(" ", receipt.Reasons));
    }

    [Test]
    public async Task TheFaceDoesNotShowYet_NamedOnce_ThenNoList_IsKept()
    {
        const FaceVendor Vendor = FaceVendor.TencentCloud;
        const string Person = "hidden";
        Seed(Vendor, Person, 1);
        var receipt = Saved(await Eraser(Vendor).ErasePersonAsync(Person, Library));
        var lag = new LaggingReplies("GetPersonBaseInfo");
        using var http = new HttpClient(lag) { Timeout = Timeout.InfiniteTimeSpan };
        var eraser = (IFaceEraser)Client(Vendor, http: http);
        Seed(Vendor, Person, 1); // landed late
        lag.Records = true;
        await ((IFaceDirectory)eraser).GetPersonAsync(Person);
        lag.Records = false;
        var all = There(Vendor, Person);
        Sandbox.Store.AddFace(Vendor.InSandbox(), Library, Person, new byte[] { 7, 7, 7, 7 }); // another process enrolls
        var keep = There(Vendor, Person).Except(all).ToList();
        Clock.Pass(TimeSpan.FromMinutes(1));
        lag.Replays = 1;
        receipt = Saved(await eraser.VerifyErasureAsync(receipt, keep));
        Assert.That(There(Vendor, Person), Does.Contain(keep[0]));
        lag.Replays = 1;
        receipt = await eraser.VerifyErasureAsync(receipt);
        Assert.That(There(Vendor, Person), Does.Contain(keep[0]), string.Join(" ", receipt.Reasons));
    }

    [Test]
    public async Task LostAtALateVerification_VerifiedEarly_IsPendingNotUndecidable(
        [ValueSource(nameof(WithPeople))] FaceVendor vendor
    )
    {
        var person = $"late-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var receipt = await Eraser(vendor).ErasePersonAsync(person, Library);
        Seed(vendor, person, 1);
        Clock.Pass(TimeSpan.FromHours(25));
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.StoreOnCommand(), operation: ErasePerson(vendor));
        receipt = await Eraser(vendor).VerifyErasureAsync(Saved(receipt), []);
        Assert.That(There(vendor, person), Is.Empty);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending));
        Assert.That(receipt.VerifyAfter, Is.GreaterThan(Clock.GetUtcNow()));

        receipt = await Eraser(vendor).VerifyErasureAsync(Saved(receipt), []);

        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Pending), string.Join(" ", receipt.Reasons));
    }

    [Test]
    public async Task AKeptFaceThatWasSaidGone_ThePersonIsNotGone([ValueSource(nameof(WithPeople))] FaceVendor vendor)
    {
        var person = $"said-{vendor}".ToLowerInvariant();
        Seed(vendor, person, 1);
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.NotDeleted(), 100, ErasePerson(vendor));
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Sandbox.Faults.Clear();
        Clock.Pass(Window);

        receipt = await Eraser(vendor).VerifyErasureAsync(receipt, There(vendor, person));

        Assert.That(There(vendor, person), Has.Count.EqualTo(1));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
        Assert.That(receipt.Person, Is.Not.EqualTo(FaceDeletionOutcome.Gone));
    }

    [Test]
    public async Task MadeAnewInNoGroup_ItsFacesAreNamed_Completes()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaGuardrails;
        Seed(Vendor, "anew", 1);
        var receipt = Saved(await Eraser(Vendor).ErasePersonAsync("anew", Library));
        Clock.Pass(Window);
        Seed(Vendor, "anew", 1);
        await TakeOutAsync("anew", Library);

        receipt = await Eraser(Vendor).VerifyErasureAsync(receipt, There(Vendor, "anew"));

        Assert.That(There(Vendor, "anew"), Has.Count.EqualTo(1));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
    }

    [Test]
    public async Task Guardrails_LateRemovalOfAPersonMadeAnew_TheReceiptHasAWayOutThatKeepsIt()
    {
        const FaceVendor Vendor = FaceVendor.AlibabaGuardrails;
        Sandbox.Store.AddLibrary(Vendor.InSandbox(), Second);
        Seed(Vendor, "unbound", 1);
        Seed(Vendor, "unbound", 1, Second);
        Sandbox.Faults.Next(Vendor.InSandbox(), SandboxFault.StoreOnCommand(), 1, "DeleteGroups");
        var client = Client(Vendor);
        var eraser = (IFaceEraser)client;
        var first = await eraser.ErasePersonAsync("unbound", Library);
        Sandbox.Faults.Clear();
        await eraser.ErasePersonAsync("unbound", Second);
        await ((IFacePersonProvisioner)client).CreatePersonAsync(new FacePersonRequest("unbound", Library));
        var added = await client.EnrollAsync(new FaceEnrollmentRequest("unbound", FaceImage.FromBytes(Picture(1))));
        await Sandbox.StoreHeldAsync();
        Clock.Pass(Window);
        first = await eraser.VerifyErasureAsync(first, [added.Images[0].FaceId!]);
        Assert.That(There(Vendor, "unbound"), Has.Count.EqualTo(1));
        Assert.That(first.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", first.Reasons));
    }

    [Test]
    public async Task SettledButNotCompletedInTheStore_AskedAgain_IsNotOpen(
        [ValueSource(nameof(Erasing))] FaceVendor vendor
    )
    {
        var person = $"settled-{vendor}".ToLowerInvariant();
        Sandbox.AddPerson(vendor, person);
        Seed(vendor, person, 1);
        Clock.Pass(TimeSpan.FromMinutes(2));
        var store = new FlakyStore();
        var client = Client(
            vendor,
            o =>
            {
                o.ReadFacesBeforeSending = true;
                o.TicketStore = store;
            }
        );
        var request = new FaceEnrollmentRequest(person, FaceImage.FromBytes(Picture(1)));
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Close(SandboxMoment.BeforeReading));
        var lost = await FailureAsync(client.EnrollAsync(request));
        Clock.Pass(TimeSpan.FromHours(1));
        var first = await ((IFaceEnrollmentReconciler)client).ReconcileUntilKnownAsync(
            lost.Ticket!,
            request,
            timeProvider: Clock
        );
        Assert.That(first.Status, Is.EqualTo(FaceReconciliationStatus.NotEnrolled), first.Reason);
        // The store failed to complete it, so that it is open there still when the person is erased.
        var receipt = await ((IFaceEraser)client).ErasePersonAsync(person, Library);
        Assert.That(receipt.OpenEnrollments, Is.EqualTo(1));
        var second = await ((IFaceEnrollmentReconciler)client).ReconcileUntilKnownAsync(
            store.Open[0],
            request,
            timeProvider: Clock
        );
        Assert.That(second.Status, Is.EqualTo(FaceReconciliationStatus.NotEnrolled), second.Reason);
        store.Open.Clear();
        Clock.Pass(Window);
        receipt = await ((IFaceEraser)client).VerifyErasureAsync(receipt, []);

        Assert.That(receipt.OpenEnrollments, Is.Zero, string.Join(" ", receipt.Reasons));
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", receipt.Reasons));
    }

    [Test]
    public async Task ADeletedPersonShowsALittleLonger_IsStillGone_NotAlreadyAbsent(
        [ValueSource(nameof(WithPeople))] FaceVendor vendor,
        [Values(1, 2, 3)] int stale
    )
    {
        var person = $"shows-{vendor}-{stale}".ToLowerInvariant();
        Seed(vendor, person, 1);
        var lag = new LaggingReplies(vendor == FaceVendor.TencentCloud ? "GetPersonBaseInfo" : "/sface/person");
        using var http = new HttpClient(lag) { Timeout = Timeout.InfiniteTimeSpan };
        var eraser = (IFaceEraser)Client(vendor, http: http);
        lag.Records = true;
        var receipt = await eraser.ErasePersonAsync(person, Library);
        lag.Records = false;
        Assert.That(There(vendor, person), Is.Empty);
        Clock.Pass(TimeSpan.FromSeconds(10));
        lag.Replays = stale;
        receipt = await eraser.VerifyErasureAsync(receipt);
        Clock.Pass(Window);
        receipt = await eraser.VerifyErasureAsync(receipt);
        Assert.That(receipt.Person, Is.EqualTo(FaceDeletionOutcome.Gone));
        Assert.That(receipt.Faces.Single().Outcome, Is.EqualTo(FaceDeletionOutcome.Gone));
    }

    [Test]
    public async Task ALostRemovalFromAGroup_MayTakeThePerson_SoNobodyEnrollsItMeanwhile()
    {
        const FaceVendor Vendor = FaceVendor.TencentCloud;
        Sandbox.Store.AddLibrary(Vendor.InSandbox(), Second);
        Seed(Vendor, "removed", 1);
        Seed(Vendor, "removed", 1, Second);
        // By the time it runs, it may be the person's last group.
        Sandbox.Faults.Next(Vendor.InSandbox(), SandboxFault.StoreOnCommand(), 1, "DeletePersonFromGroup");
        var client = Client(Vendor);
        await ((IFaceEraser)client).ErasePersonAsync("removed", Library);

        var failure = await FailureAsync(
            client.EnrollAsync(new FaceEnrollmentRequest("removed", FaceImage.FromBytes(Picture(1))))
        );

        Assert.That(
            (failure.Kind, failure.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.NotSent))
        );
    }

    [Test]
    public async Task PutBackIntoTheLibrary_AllItsFacesAreNamed_Completes(
        [ValueSource(nameof(WithPeople))] FaceVendor vendor
    )
    {
        var person = $"back-{vendor}".ToLowerInvariant();
        Sandbox.Store.AddLibrary(vendor.InSandbox(), Second);
        Seed(vendor, person, 1);
        Seed(vendor, person, 1, Second);
        var receipt = Saved(await Eraser(vendor).ErasePersonAsync(person, Library));
        Clock.Pass(Window);
        var before = There(vendor, person);
        Sandbox.Store.AddPerson(vendor.InSandbox(), person, Library, Second);
        Sandbox.Store.AddFace(vendor.InSandbox(), Library, person, "back again"u8.ToArray());

        var some = Saved(await Eraser(vendor).VerifyErasureAsync(receipt, [.. There(vendor, person).Except(before)]));
        var all = await Eraser(vendor).VerifyErasureAsync(some, There(vendor, person));

        Assert.That(some.Reasons, Has.Some.Contains("name all of its faces to keep"));
        Assert.That(There(vendor, person), Has.Count.EqualTo(3));
        Assert.That(all.Status, Is.EqualTo(FaceErasureStatus.Complete), string.Join(" ", all.Reasons));
    }

    [Test]
    public async Task AWrongIdToKeep_IsRefused_BeforeAnythingIsSent([Values("half a character", "", null)] string? id)
    {
        const FaceVendor Vendor = FaceVendor.FinAuth;
        var receipt = await Eraser(Vendor).ErasePersonAsync("wrong-id", Library);
        var requests = Sandbox.Requests.Count;

        var failure = await FailureAsync(Eraser(Vendor).VerifyErasureAsync(receipt, [id?.Length > 0 ? "\ud800" : id!]));

        Assert.That(failure.Message, Does.Contain("faceIdsToKeep"));
        Assert.That(Sandbox.Requests, Has.Count.EqualTo(requests));
    }

    private sealed class FlakyStore : IFaceTicketStore
    {
        public List<FaceEnrollmentTicket> Open { get; } = [];

        public ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken)
        {
            Open.RemoveAll(t => t.OperationId == ticket.OperationId);
            Open.Add(FaceEnrollmentTicket.FromJson(ticket.ToJson()));
            return default;
        }

        public ValueTask CompleteAsync(
            FaceEnrollmentTicket ticket,
            FaceReconciliation outcome,
            CancellationToken cancellationToken
        ) => default;

        public ValueTask<IReadOnlyList<FaceEnrollmentTicket>> GetOpenAsync(
            FaceVendor vendor,
            string account,
            string? personId,
            CancellationToken cancellationToken
        ) => new(Open.Where(t => t.Vendor == vendor && (personId is null || t.PersonId == personId)).ToList());
    }
}
