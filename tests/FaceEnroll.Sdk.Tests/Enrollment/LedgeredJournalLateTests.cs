using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Enrollment;

/// <summary>What a ledger notes too late, or must note once more.</summary>
[TestOf(typeof(LedgeredJournal))]
public class LedgeredJournalLateTests
{
    private RecordingLedger _ledger = null!;
    private RecordingTicketStore _store = null!;
    private TencentScene _scene = null!;

    [SetUp]
    public void Begin()
    {
        _ledger = new RecordingLedger();
        _store = new RecordingTicketStore();
        _scene = new TencentScene(o => o.Ledger = _ledger);
    }

    [TearDown]
    public void End() => _scene.Dispose();

    /// <summary>A ledger that ignores its token may note the intent after everybody has gone.</summary>
    [TestCase(false)]
    [TestCase(true)]
    public async Task Enroll_CanceledWhileTheLedgerOpens_IsClosedOnceThatEnds(bool fails)
    {
        var opening = new TaskCompletionSource();
        _ledger.Opening = opening.Task;
        using var canceled = new CancellationTokenSource();
        _ledger.OnLookUp = _ =>
        {
            canceled.CancelAfter(100);
            return null;
        };
        _scene.Wire.Reply(TencentScene.Person());
        var error = Assert.CatchAsync<FaceEnrollmentCanceledException>(() =>
            _scene.EnrollAsync(token: canceled.Token)
        )!;
        Assert.That(error.Error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(_ledger.Said, Does.Not.Contain("close NotEnrolled"));
        if (fails)
        {
            opening.SetException(new InvalidOperationException("full"));
        }
        else
        {
            opening.SetResult();
        }

        for (var i = 0; i < 100 && _ledger.Outcomes.Count == 0; i++)
        {
            await Task.Delay(20);
        }

        Assert.That(_ledger.Said[^1], Is.EqualTo("close NotEnrolled"));
        Assert.That(_ledger.Said.Contains("opened"), Is.EqualTo(!fails));
    }

    [Test]
    public async Task Enroll_TheTicketStoreChangesTheTicket_TheLedgerLearnsIt()
    {
        ChangeTheTicket();
        _scene.ReadTwice().Reply(TencentScene.Enrolled);
        await _scene.EnrollAsync();
        Assert.That(_ledger.Said, Is.EqualTo(new[] { "look up", "open 1", "extend", "close Enrolled" }));
    }

    [Test]
    public void Enroll_TheLedgerCannotLearnIt_NothingIsSentAndBothKnow()
    {
        ChangeTheTicket();
        _ledger.OnExtend = _ => throw new InvalidOperationException("full");
        _scene.ReadTwice();
        Assert.CatchAsync<FaceEnrollmentException>(() => _scene.EnrollAsync());
        Assert.That(_ledger.Said, Is.EqualTo(new[] { "look up", "open 1", "extend", "close NotEnrolled" }));
        Assert.That(_store.Said[^1], Is.EqualTo("complete NotEnrolled"));
        Assert.That(_store.Open, Is.Empty);
    }

    /// <summary>A call may have waited long since its intent was noted.</summary>
    [Test]
    public async Task Enroll_TheLedgerIsAskedRightBeforeTheSend_AfterItsIntent()
    {
        var asked = new List<string>();
        _ledger.OnCheckSend = operation => asked.Add($"{operation} after {_ledger.Said[^1]}");
        _scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Enrolled);
        await _scene.EnrollAsync();
        Assert.That(asked, Is.EqualTo(new[] { "CreateFace after open 1" }), "and of no reading");
    }

    [Test]
    public void Enroll_TheLedgerFailsRightBeforeTheSend_NothingIsSent()
    {
        _ledger.OnCheckSend = _ => throw new InvalidOperationException("away");
        _scene.Wire.Reply(TencentScene.Person());
        var error = Assert.CatchAsync<FaceEnrollmentException>(() => _scene.EnrollAsync())!.Error;
        Assert.That(
            (error.Kind, error.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.HostCallback, FaceEnrollmentCertainty.NotSent))
        );
        Assert.That(_ledger.Said[^1], Is.EqualTo("close NotEnrolled"));
    }

    private void ChangeTheTicket()
    {
        _scene.Options.TicketStore = _store;
        _store.OnSave = ticket =>
        {
            ticket.KnownFaceIds = ["1"];
            return default;
        };
    }
}
