using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Enrollment;

/// <summary>The ticket store, as every enrollment passes it.</summary>
[TestOf(typeof(TicketJournal))]
[TestOf(typeof(EnrollmentTickets))]
public class TicketJournalTests
{
    private static readonly string[] s_onlyRead = ["GetPersonBaseInfo"];
    private static readonly string[] s_readTwice = ["GetPersonBaseInfo", "GetPersonBaseInfo"];

    private RecordingTicketStore _store = null!;
    private TencentScene _scene = null!;
    private LogRecorder _log = null!;

    [SetUp]
    public void Begin()
    {
        _store = new RecordingTicketStore();
        _log = new LogRecorder();
        _scene = new TencentScene(o => o.TicketStore = _store, _log);
    }

    [TearDown]
    public void End()
    {
        _scene.Dispose();
        _log.Dispose();
    }

    private string[] Operations() => [.. _scene.Wire.Sent.Select(s => s.Header("X-TC-Action"))];

    private FaceEnrollmentTicket Lose(params string[] known)
    {
        _scene.ReadTwice(known).BreakAfterBody();
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => _scene.RunAsync(_scene.EnrollAsync()));
        return _store.Open.Single();
    }

    [Test]
    public async Task Enroll_Succeeds_IsSavedBeforeTheFirstByteAndCompletedAfter()
    {
        string[]? sentBefore = null;
        _store.OnSave = _ =>
        {
            sentBefore = Operations();
            return default;
        };
        _scene.ReadTwice().Reply(TencentScene.Enrolled);
        await _scene.EnrollAsync();
        Assert.That(sentBefore, Is.EqualTo(s_readTwice));
        Assert.That(_store.Said, Is.EqualTo(new[] { "save 0", "save 0", "complete Enrolled" }));
        Assert.That(_store.Open, Is.Empty);
    }

    [Test]
    public void Enroll_Refused_IsCompletedAsNotEnrolled()
    {
        _scene.ReadTwice().Reply(TencentScene.Error("InvalidParameterValue.NoFaceInPhoto"));
        Assert.CatchAsync<FaceImageRejectedException>(() => _scene.EnrollAsync());
        Assert.That(_store.Said, Is.EqualTo(new[] { "save 0", "save 0", "complete NotEnrolled" }));
    }

    [Test]
    public void Enroll_ReplyLost_StaysOpenWithItsAttempts()
    {
        var ticket = Lose("1");
        Assert.That(_store.Said, Is.EqualTo(new[] { "save 0", "save 0", "save 1" }));
        Assert.That((ticket.Attempts.Count, ticket.SendNumber, ticket.Account), Is.EqualTo((1, 1, "branch-7")));
        Assert.That(ticket.NoAttemptAfter, Is.EqualTo(ticket.Attempts[0]));
    }

    [Test]
    public void Enroll_CanceledAfterTheBody_StaysOpenWithItsAttempts()
    {
        _scene.ReadTwice();
        _scene.EnrollCanceled(afterBody: true);
        Assert.That(_store.Said, Is.EqualTo(new[] { "save 0", "save 0", "save 1" }));
        Assert.That(_store.Open, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Enroll_CanceledWhileReadingBack_StaysOpenWithItsAttempts()
    {
        _scene.Options.OnUnknown = FaceUnknownOutcome.Reconcile;
        _scene.ReadTwice().BreakAfterBody().Reply(TencentScene.Person());
        using var canceling = new CancellationTokenSource();
        var call = _scene.EnrollAsync(token: canceling.Token);
        await _scene.WaitsAsync();
        canceling.Cancel();
        Assert.CatchAsync<FaceEnrollmentCanceledException>(() => call);
        Assert.That(_store.Said, Is.EqualTo(new[] { "save 0", "save 0", "save 1" }));
    }

    [Test]
    public async Task Enroll_FoundByReadingBack_IsCompleted()
    {
        _scene.Options.OnUnknown = FaceUnknownOutcome.Reconcile;
        _scene.ReadTwice().BreakAfterBody().Reply(TencentScene.Person("9"));
        await _scene.RunAsync(_scene.EnrollAsync());
        Assert.That(_store.Said, Is.EqualTo(new[] { "save 0", "save 0", "complete Enrolled" }));
    }

    [Test]
    public async Task Enroll_Resent_IsTheSecondTicketOfTheCall()
    {
        (_scene.Options.OnUnknown, _scene.Options.ReconcileTimeout) = (
            FaceUnknownOutcome.ReconcileAndResend,
            TimeSpan.FromMinutes(6)
        );
        var numbers = new List<(int Number, string Id)>();
        _store.OnSave = ticket =>
        {
            numbers.Add((ticket.SendNumber, ticket.OperationId));
            return default;
        };
        var adds = 0;
        _scene.Wire.Otherwise = (request, _) =>
            request.Headers.GetValues("X-TC-Action").Single() == "CreateFace"
                ? ++adds == 1
                    ? throw new HttpRequestException("reset")
                    : Task.FromResult(ScriptedHandler.Response(TencentScene.Enrolled))
                : Task.FromResult(ScriptedHandler.Response(TencentScene.Person("1")));
        await _scene.RunAsync(_scene.EnrollAsync());
        Assert.That(
            _store.Said,
            Is.EqualTo(new[] { "save 0", "save 0", "complete NotEnrolled", "save 0", "save 0", "complete Enrolled" })
        );
        Assert.That(numbers.Select(n => n.Number), Is.EqualTo(new[] { 1, 1, 2, 2 }));
        Assert.That(numbers.Select(n => n.Id).Distinct().Count(), Is.EqualTo(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Enroll_StoreThrowsBefore_NothingIsSent(bool whileReading)
    {
        if (whileReading)
        {
            _store.OnRead = () => throw new IOException("disk full");
        }
        else
        {
            _store.OnSave = _ => throw new IOException("disk full");
        }

        _scene.Wire.Reply(TencentScene.Person());
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => _scene.EnrollAsync())!;
        Assert.That(
            (e.Kind, e.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.HostCallback, FaceEnrollmentCertainty.NotSent))
        );
        Assert.That(e.InnerException, Is.TypeOf<IOException>());
        Assert.That(Operations(), Is.EqualTo(s_onlyRead));
    }

    [Test]
    public void Enroll_StoreHangsBefore_EndsByTheCallsTime()
    {
        _store.OnSave = _ => RecordingTicketStore.Hang();
        _scene.Wire.Reply(TencentScene.Person());
        var start = _scene.Time.GetTimestamp();
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => _scene.RunAsync(_scene.EnrollAsync()))!;
        Assert.That(
            (e.Kind, e.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.Timeout, FaceEnrollmentCertainty.NotSent))
        );
        // The store then hangs at its completing no longer than it may.
        Assert.That(
            _scene.Time.GetElapsedTime(start),
            Is.EqualTo(_scene.Options.Timeout).Within(TimeSpan.FromSeconds(11))
        );
        Assert.That(Operations(), Is.EqualTo(s_onlyRead));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Enroll_StoreFailsAfter_OutcomeStays(bool hangs)
    {
        _store.OnComplete = _ => hangs ? RecordingTicketStore.Hang() : throw new IOException("disk full");
        _scene.ReadTwice().Reply(TencentScene.Enrolled);
        var result = await _scene.RunAsync(_scene.EnrollAsync());
        Assert.That(result.Images[0].FaceId, Is.EqualTo("77"));
        Assert.That(_log.Entries.Select(e => e.Id), Has.One.EqualTo(12));
        Assert.That(_store.Open, Has.Count.EqualTo(1), "it is asked for again");
    }

    [Test]
    public void Enroll_StoreFailsAfterALoss_StaysUnknownWithItsTicket()
    {
        var saves = 0;
        _store.OnSave = _ => ++saves == 3 ? throw new IOException("disk full") : default;
        _scene.ReadTwice().BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => _scene.RunAsync(_scene.EnrollAsync()))!;
        Assert.That(e.Ticket!.Attempts, Has.Count.EqualTo(1));
        Assert.That(_log.Entries.Select(x => x.Id), Has.One.EqualTo(12));
    }

    [Test]
    public void Enroll_EarlierTicketMayStillLand_IsAConflictThatSaysWhenToComeBack()
    {
        Lose();
        _scene.Wire.Sent.Clear();
        _scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Person());
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => _scene.EnrollAsync())!;
        Assert.That(
            (e.Kind, e.Certainty, e.IsRetryable),
            Is.EqualTo((FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.NotSent, true))
        );
        Assert.That(e.Error.RetryAfter, Is.GreaterThan(TimeSpan.FromMinutes(4)));
        Assert.That(e.Message, Does.Contain("RetryAfter").And.Contain("ReconcilePendingAsync"));
        Assert.That(Operations(), Is.All.EqualTo("GetPersonBaseInfo"));
    }

    private Task<FaceEnrollmentResult> EnrollOtherPictureAsync() =>
        _scene.Client.EnrollAsync(new FaceEnrollmentRequest("p-1", FaceImage.FromBytes(TencentScene.Picture(5000))));

    [Test]
    public async Task Enroll_EarlierTicketLanded_IsSettledFirstAndItsFaceIsNotThisCalls()
    {
        Lose();
        FaceEnrollmentTicket? second = null;
        _store.OnSave = ticket =>
        {
            second = FaceEnrollmentTicket.FromJson(ticket.ToJson());
            return default;
        };
        // It lands between this call's reading of the ids and the question for it.
        _scene
            .Wire.Reply(TencentScene.Person())
            .Reply(TencentScene.Person("5"))
            .Reply(TencentScene.Person("5"))
            .Reply(TencentScene.Enrolled);
        await EnrollOtherPictureAsync();
        Assert.That(
            _store.Said.Skip(3),
            Is.EqualTo(new[] { "save 0", "complete Enrolled", "save 0", "complete Enrolled" })
        );
        Assert.That(second!.KnownFaceIds, Is.EqualTo(new[] { "5" }));
    }

    [Test]
    public async Task Enroll_AnotherPersonsTicketIsOpen_IsNotAskedFor()
    {
        Lose();
        _scene.Wire.Sent.Clear();
        _scene.ReadTwice().Reply(TencentScene.Enrolled);
        await _scene.EnrollAsync(person: "p-2");
        Assert.That(Operations(), Is.EqualTo(new[] { "GetPersonBaseInfo", "GetPersonBaseInfo", "CreateFace" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Enroll_TypedClientOrInterface_PassesTheStore(bool typed)
    {
        _scene.ReadTwice().Reply(TencentScene.Enrolled);
        var picture = FaceImage.FromBytes(TencentScene.Picture());
        if (typed)
        {
            await _scene.Client.EnrollAsync(new TencentCloud.TencentCloudFaceEnrollmentRequest("p-1", picture));
        }
        else
        {
            await ((IFaceEnrollmentClient)_scene.Client).EnrollAsync(new FaceEnrollmentRequest("p-1", picture));
        }

        Assert.That(_store.Said, Is.EqualTo(new[] { "save 0", "save 0", "complete Enrolled" }));
    }

    [Test]
    public void CreatePerson_FirstFaceLost_PassesTheStoreToo()
    {
        _scene.Wire.Reply(TencentScene.Error("InvalidParameterValue.PersonIdNotExist")).BreakAfterBody();
        _scene.Wire.Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Response(TencentScene.Person()));
        var request = new FacePersonRequest("p-9", "staff")
        {
            Name = "n",
            FirstImage = FaceImage.FromBytes(TencentScene.Picture()),
            Correlation = "row 9",
        };
        Assert.CatchAsync<FaceEnrollmentException>(() =>
            _scene.RunAsync(WithResult(_scene.Client.CreatePersonAsync(request)))
        );
        Assert.That(_store.Said[0], Is.EqualTo("save 0"));
        Assert.That(_store.Open.Single().Correlation, Is.EqualTo("row 9"));
    }

    private static async Task<bool> WithResult(Task task)
    {
        await task;
        return true;
    }
}
