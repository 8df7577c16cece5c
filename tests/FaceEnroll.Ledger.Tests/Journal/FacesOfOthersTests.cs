using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Ledger.Tests.Journal;

/// <summary>
/// A face that another process put there a moment ago is not a lost call's, though the vendor's clock cannot tell them apart.
/// </summary>
[TestOf(typeof(LedgerTickets))]
[NonParallelizable]
public class FacesOfOthersTests
{
    private const string Person = "person1";

    private LedgerBed _bed = null!;

    [SetUp]
    public async Task BeginAsync() => _bed = await LedgerBed.StartAsync();

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    private IFaceEnrollmentClient Client() =>
        _bed.Client(FaceVendor.FinAuth, o => o.OnUnknown = FaceUnknownOutcome.Reconcile);

    /// <summary>Another process enrolls the first picture; what this one remembers of it goes.</summary>
    private async Task EnrollElsewhereAsync()
    {
        await Client().EnrollAsync(LedgerBed.Request(Person, 1));
        FaceClaims.Shared.Clear();
    }

    private async Task LoseAsync()
    {
        _bed.Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.HttpStatus(500));
        var lost = Assert.CatchAsync<FaceEnrollmentException>(() => Client().EnrollAsync(LedgerBed.Request(Person, 2)));
        Assert.That(lost!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That(_bed.Stored(FaceVendor.FinAuth, Person, 2), Is.Zero);
        await Task.CompletedTask;
    }

    [Test]
    public async Task Lost_AfterAnotherProcessesCall_IsUnknown_NotThatOnesFace()
    {
        await EnrollElsewhereAsync();
        await LoseAsync();
    }

    [Test]
    public async Task Settled_AfterItsProcessDied_IsNotTheFaceOfACallBefore()
    {
        await EnrollElsewhereAsync();
        await LoseAsync();
        using (var file = new OtherWriter(_bed.Options.File))
        {
            // As it was when it was noted: its process died before it could write more.
            file.Run("UPDATE call SET status = 1, ticket = json_remove(ticket, '$.KnownFaceIds') WHERE status = 2");
        }

        await _bed.RestartAsync();
        FaceClaims.Shared.Clear();
        var open = Assert.CatchAsync<FaceEnrollmentException>(() => Client().EnrollAsync(LedgerBed.Request(Person, 2)));
        Assert.That(
            (open!.Kind, open.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.NotSent))
        );
        Assert.That(_bed.Stored(FaceVendor.FinAuth, Person, 2), Is.Zero);
    }
}
