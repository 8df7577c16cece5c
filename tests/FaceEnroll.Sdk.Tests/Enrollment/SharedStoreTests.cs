using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tickets;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests.Enrollment;

/// <summary>Several processes with one ticket store: what the others do is seen at the vendor and in the store only.</summary>
[TestOf(typeof(TicketJournal))]
[TestOf(typeof(OpenTickets))]
[TestOf(typeof(VendorHome))]
public class SharedStoreTests
{
    private readonly List<string> _faces = [];
    private RecordingTicketStore _store = null!;
    private TencentScene _scene = null!;
    private int _creates;

    [SetUp]
    public void Begin()
    {
        _faces.Clear();
        _creates = 0;
        _store = new RecordingTicketStore();
        _scene = new TencentScene(o => o.TicketStore = _store);
        // Whatever is enrolled here is lost before it is stored.
        _scene.Wire.Otherwise = (request, _) =>
            request.Headers.GetValues("X-TC-Action").Single() == "CreateFace" && ++_creates > 0
                ? throw new HttpRequestException("reset")
                : Task.FromResult(ScriptedHandler.Response(TencentScene.Person([.. _faces])));
    }

    [TearDown]
    public void End() => _scene.Dispose();

    private Task<FaceEnrollmentResult> EnrollAsync() => _scene.RunAsync(_scene.EnrollAsync());

    private async Task<FaceEnrollmentTicket> SaveAsync(string id, Action<FaceEnrollmentTicket>? change = null)
    {
        var ticket = new FaceEnrollmentTicket
        {
            Version = 2,
            OperationId = id,
            Vendor = FaceVendor.TencentCloud,
            Operation = "CreateFace",
            Registration = "gone",
            Account = "TencentCloud",
            Endpoint = "https://iai.tencentcloudapi.com",
            PersonId = "p-1",
            ImageSha256 = [null],
            KnownFaceIds = [],
            CreatedAt = _scene.Time.GetUtcNow(),
            NoAttemptAfter = _scene.Time.GetUtcNow(),
        };
        change?.Invoke(ticket);
        await _store.SaveAsync(ticket, default);
        return ticket;
    }

    [TestCase("reading the store")]
    [TestCase("saving")]
    public void Enroll_AnotherProcessEnrolledThePersonBefore_IsNotGivenThatFace(string when)
    {
        _scene.Options.OnUnknown = FaceUnknownOutcome.Reconcile;
        var isDone = false;
        ValueTask OtherProcess()
        {
            if (!isDone)
            {
                isDone = true;
                _faces.Add("the other's");
            }

            return default;
        }

        if (when == "saving")
        {
            _store.OnSave = _ => OtherProcess();
        }
        else
        {
            _store.OnRead = OtherProcess;
        }

        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(EnrollAsync);
        Assert.That(_store.Open.Single().KnownFaceIds, Is.EqualTo(new[] { "the other's" }));
    }

    [Test]
    public async Task Enroll_EndsBeforeItsSecondReading_ATicketFoundLaterIsGivenNoFace()
    {
        FaceEnrollmentTicket? announced = null;
        _store.OnRead = () =>
        {
            announced ??= _store.Open.Single();
            return default;
        };
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(EnrollAsync);
        _faces.Add("another's");
        FaceClaims.Shared.Clear();
        var answer = await _scene.Client.ReconcileAsync(announced!);
        Assert.That((answer.Status, answer.Reason), Is.EqualTo((Status.Undecidable, answer.Reason)));
        Assert.That(answer.Reason, Does.Contain("overlapped"));
    }

    [Test]
    public async Task Reconcile_TwoOpenTicketsOfAPerson_NeitherIsGivenTheFace()
    {
        var first = await SaveAsync("1");
        var second = await SaveAsync("2");
        _faces.Add("5");
        var answers = new[] { await _scene.Client.ReconcileAsync(first), await _scene.Client.ReconcileAsync(second) };
        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(Status.Undecidable));
        Assert.That(answers[0].Reason, Does.Contain("Another enrollment of this person is open"));
    }

    [Test]
    public async Task Enroll_TwoOpenTicketsOfThePerson_IsAConflict()
    {
        await SaveAsync("1");
        await SaveAsync("2");
        _faces.Add("5");
        var e = Assert.CatchAsync<FaceEnrollmentException>(EnrollAsync)!;
        Assert.That(
            (e.Kind, e.Certainty, _creates),
            Is.EqualTo((FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.NotSent, 0))
        );
        Assert.That(_store.Open.Select(t => t.OperationId), Is.EquivalentTo(new[] { "1", "2" }));
    }

    [TestCase("https://iai.tencentcloudapi.com.", true)]
    [TestCase("https://iai.ap-guangzhou.tencentcloudapi.com", false)]
    [TestCase("https://iai.intl.tencentcloudapi.com", false)]
    public async Task Enroll_TicketOfAnotherSpellingOfTheHost_IsSettledOrAConflict(string endpoint, bool isSurelyOne)
    {
        await SaveAsync("1", t => t.Endpoint = endpoint);
        _scene.Time.Advance(TimeSpan.FromMinutes(20));
        var e = Assert.CatchAsync<FaceEnrollmentException>(EnrollAsync)!;
        Assert.That(e.Kind == FaceEnrollmentErrorKind.Conflict, Is.EqualTo(!isSurelyOne));
        Assert.That(_creates, Is.EqualTo(isSurelyOne ? 1 : 0));
        Assert.That(_store.Open.Any(t => t.OperationId == "1"), Is.EqualTo(!isSurelyOne));
    }

    [Test]
    public async Task Enroll_TicketOfAnotherHome_IsNotThisPersons()
    {
        await SaveAsync("1", t => t.Endpoint = "https://iai.ap-shanghai-fsi.tencentcloudapi.com");
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(EnrollAsync);
        Assert.That(_store.Open, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Reconcile_AtAnotherSpellingOfTheHost_IsAnswered()
    {
        var ticket = await SaveAsync("1", t => t.Endpoint = "https://iai.tencentcloudapi.com.");
        _faces.Add("5");
        Assert.That((await _scene.Client.ReconcileAsync(ticket)).Status, Is.EqualTo(Status.Enrolled));
    }

    [TestCase("OnSending throws")]
    [TestCase("canceled")]
    public void Enroll_FailsBeforeSendingButAfterSaving_LeavesNothingOpen(string how)
    {
        using var canceling = new CancellationTokenSource();
        _scene.Options.OnSending = (_, _) =>
        {
            if (how == "canceled")
            {
                canceling.Cancel();
                return RecordingTicketStore.Hang();
            }

            throw new InvalidOperationException("host");
        };
        Assert.CatchAsync(() => _scene.EnrollAsync(token: canceling.Token));
        Assert.That(_store.Said, Does.Contain("save 0").And.Contain("complete NotEnrolled"));
        Assert.That((_store.Open.Count, _creates), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Enroll_StoreSavesAfterTheCallsEnd_IsCompletedThen()
    {
        using var canceling = new CancellationTokenSource();
        var late = new TaskCompletionSource();
        var completed = new TaskCompletionSource();
        _store.OnSave = _ =>
        {
            canceling.Cancel();
            return new ValueTask(late.Task);
        };
        _store.OnComplete = _ =>
        {
            completed.SetResult();
            return default;
        };
        Assert.CatchAsync<FaceEnrollmentCanceledException>(() => _scene.EnrollAsync(token: canceling.Token));
        Assert.That(completed.Task.IsCompleted, Is.False, "it is not saved yet");
        late.SetResult();
        await completed.Task;
        while (_store.Said.Count < 2)
        {
            await Task.Yield();
        }

        Assert.That(_store.Said, Is.EqualTo(new[] { "save 0", "complete NotEnrolled" }));
    }

    [Test]
    public void Enroll_StoresListFailsWhileItIsRead_IsTheHostsFailure()
    {
        _scene.Options.TicketStore = new LazyStore();
        var e = Assert.CatchAsync<FaceEnrollmentException>(EnrollAsync)!;
        Assert.That(
            (e.Kind, e.Certainty, e.InnerException?.GetType()),
            Is.EqualTo((FaceEnrollmentErrorKind.HostCallback, FaceEnrollmentCertainty.NotSent, typeof(IOException)))
        );
    }

    private sealed class LazyStore : IFaceTicketStore
    {
        public ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken) => default;

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
        ) => new(new LazyList());
    }

    private sealed class LazyList : IReadOnlyList<FaceEnrollmentTicket>
    {
        public int Count => 1;

        public FaceEnrollmentTicket this[int index] => throw new IOException("gone");

        public IEnumerator<FaceEnrollmentTicket> GetEnumerator() => throw new IOException("gone");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
