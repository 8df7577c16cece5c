using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.Tickets;
using FaceEnroll.Torture;

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
        _bed.Client(
            FaceVendor.FinAuth,
            o =>
            {
                o.OnUnknown = FaceUnknownOutcome.Reconcile;
                o.ReconcileTimeout = TimeSpan.FromSeconds(2);
            }
        );

    /// <summary>Another process enrolls the first picture; what this one remembers of it goes.</summary>
    private async Task EnrollElsewhereAsync()
    {
        await Client().EnrollAsync(LedgerBed.Request(Person, 1));
        FaceClaims.Shared.Clear();
    }

    private void Lose()
    {
        _bed.Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.HttpStatus(500));
        var lost = Assert.CatchAsync<FaceEnrollmentException>(() => Client().EnrollAsync(LedgerBed.Request(Person, 2)));
        Assert.That(lost!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That(_bed.Stored(FaceVendor.FinAuth, Person, 2), Is.Zero);
    }

    [Test]
    public async Task Lost_AfterAnotherProcessesCall_IsUnknown_NotThatOnesFace()
    {
        await EnrollElsewhereAsync();
        Lose();
    }

    [Test]
    public async Task LostReply_AfterAnotherProcessesCall_FindsItsOwnFace()
    {
        await EnrollElsewhereAsync();
        _bed.Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.HttpStatus(500, stored: true));
        var found = await Client().EnrollAsync(LedgerBed.Request(Person, 2));
        var faces = _bed.Sandbox.Store.FacesAt(SandboxVendor.FinAuth, Person);
        Assert.That(faces, Has.Count.EqualTo(2));
        var own = faces.Single(f =>
            f.PictureSha256.Equals(UniquePicture.Hash(LedgerBed.Picture(2)), StringComparison.OrdinalIgnoreCase)
        );
        Assert.That(found.Images[0].FaceId, Is.EqualTo(own.FaceId));
    }

    [Test]
    public async Task Settled_AfterItsProcessDied_IsNotTheFaceOfACallBefore()
    {
        await EnrollElsewhereAsync();
        Lose();
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
            Is.EqualTo((FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.Unknown))
        );
        Assert.That(_bed.Stored(FaceVendor.FinAuth, Person, 2), Is.Zero);
    }
}
