using System.Security.Cryptography;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Enrollment;

/// <summary>A ledger in the pipeline: it is asked before anything is prepared, and told how each send ended.</summary>
[TestOf(typeof(LedgeredJournal))]
[TestOf(typeof(EnrollmentPipeline))]
[TestOf(typeof(RecordedEnrollment))]
[TestOf(typeof(EnrollmentOutcome))]
public class LedgeredJournalTests
{
    private static readonly string s_hash = Convert.ToHexStringLower(SHA256.HashData(TencentScene.Picture()));

    private RecordingLedger _ledger = null!;
    private RecordingTicketStore _store = null!;
    private TencentScene _scene = null!;
    private LogRecorder _log = null!;

    [SetUp]
    public void Begin()
    {
        _ledger = new RecordingLedger();
        _store = new RecordingTicketStore();
        _log = new LogRecorder();
        _scene = new TencentScene(o => o.Ledger = _ledger, _log);
    }

    [TearDown]
    public void End()
    {
        _scene.Dispose();
        _log.Dispose();
    }

    private static RecordedEnrollment Recorded { get; } =
        new([new FaceImageOutcome(0, FaceImageStatus.Enrolled) { FaceId = "5", FromLedger = true }], []);

    private string[] Operations() => [.. _scene.Wire.Sent.Select(s => s.Header("X-TC-Action"))];

    private static FaceEnrollmentException Refusal() =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                FaceVendor.TencentCloud,
                "CreateFace",
                FaceEnrollmentErrorKind.Conflict,
                FaceEnrollmentCertainty.NotSent
            )
        );

    [Test]
    public async Task Enroll_Succeeds_IsLookedUpNotedAndClosed()
    {
        _scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Enrolled);
        await _scene.EnrollAsync();
        Assert.That(_ledger.Said, Is.EqualTo(new[] { "look up", "open 1", "close Enrolled" }));
        Assert.That(_ledger.Outcomes[0].Images!.Single().FaceId, Is.EqualTo("77"));
        var question = _ledger.Questions.Single();
        Assert.That(question.Sources, Is.EqualTo(new[] { s_hash }));
        Assert.That(
            (question.Vendor, question.Account, question.PersonId, question.LibraryId, question.Operation),
            Is.EqualTo((FaceVendor.TencentCloud, TencentScene.Registration, "p-1", (string?)null, "CreateFace"))
        );
    }

    [Test]
    public async Task Enroll_TheRecordHasTheAnswer_NothingIsPreparedOrSent()
    {
        _ledger.OnLookUp = _ => Recorded;
        _scene.Options.ImagePreparer = new CountingPreparer();
        var result = await _scene.EnrollAsync();
        Assert.That((result.Images[0].FaceId, result.Images[0].FromLedger), Is.EqualTo(("5", true)));
        Assert.That(_scene.Wire.Sent, Is.Empty);
        Assert.That(((CountingPreparer)_scene.Options.ImagePreparer).Count, Is.Zero);
    }

    [Test]
    public async Task Enroll_PreparedPicture_IsLookedUpByWhatTheCallerGave()
    {
        _scene.Options.ImagePreparer = new CountingPreparer { Made = TencentScene.Picture(50_000) };
        FaceEnrollmentTicket? ticket = null;
        _ledger.OnOpen = intent =>
        {
            ticket = intent.Ticket;
            return null;
        };
        _scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Enrolled);
        await _scene.EnrollAsync();
        Assert.That(_ledger.Questions.Single().Sources, Is.EqualTo(new[] { s_hash }));
        Assert.That(ticket!.ImageSha256, Is.EqualTo(new[] { s_hash }));
        Assert.That(
            ticket.SentImageSha256,
            Is.EqualTo(new[] { Convert.ToHexStringLower(SHA256.HashData(TencentScene.Picture(50_000))) })
        );
    }

    [Test]
    public async Task Enroll_TheIntentFindsTheAnswer_NothingIsSent()
    {
        _ledger.OnOpen = _ => Recorded;
        _scene.Wire.Reply(TencentScene.Person());
        var result = await _scene.EnrollAsync();
        Assert.That(result.Images[0].FromLedger, Is.True);
        Assert.That(Operations(), Does.Not.Contain("CreateFace"));
        Assert.That(_ledger.Said, Is.EqualTo(new[] { "look up", "open 1" }), "nothing was noted, nothing is closed");
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Enroll_TheLedgerRefuses_NothingIsSent(bool atOnce)
    {
        if (atOnce)
        {
            _ledger.OnLookUp = _ => throw Refusal();
        }
        else
        {
            _scene.Wire.Reply(TencentScene.Person());
            _ledger.OnOpen = _ => throw Refusal();
        }

        var refused = Assert.CatchAsync<FaceEnrollmentException>(() => _scene.EnrollAsync());
        Assert.That(
            (refused!.Kind, refused.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.NotSent))
        );
        Assert.That(Operations(), Does.Not.Contain("CreateFace"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Enroll_TheLedgerFails_NothingIsSentAndTheErrorSaysWhose(bool atOnce)
    {
        var cause = new InvalidOperationException("secret words of somebody else");
        if (atOnce)
        {
            _ledger.OnLookUp = _ => throw cause;
        }
        else
        {
            _scene.Wire.Reply(TencentScene.Person());
            _ledger.OnOpen = _ => throw cause;
        }

        var failed = Assert.CatchAsync<FaceEnrollmentException>(() => _scene.EnrollAsync())!;
        Assert.That(
            (failed.Kind, failed.Certainty, failed.InnerException),
            Is.EqualTo((FaceEnrollmentErrorKind.HostCallback, FaceEnrollmentCertainty.NotSent, cause))
        );
        Assert.That(failed.Message, Does.Contain("The ledger failed.").And.Not.Contain("secret"));
        Assert.That(Operations(), Does.Not.Contain("CreateFace"));
    }

    [Test]
    public async Task Enroll_TheLedgerFailsAfterwards_TheOutcomeStays()
    {
        _ledger.OnClose = _ => throw new InvalidOperationException("full");
        _scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Enrolled);
        Assert.That((await _scene.EnrollAsync()).Images[0].FaceId, Is.EqualTo("77"));
        Assert.That(
            string.Join("\n", _log.Messages),
            Does.Contain("the ledger failed after CreateFace with InvalidOperationException")
        );
    }

    [Test]
    public void Enroll_Refused_IsClosedWithTheVendorsCode()
    {
        _scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Error("InvalidParameterValue.NoFaceInPhoto"));
        Assert.CatchAsync<FaceEnrollmentException>(() => _scene.EnrollAsync());
        Assert.That(_ledger.Said[^1], Is.EqualTo("close NotEnrolled"));
        Assert.That(_ledger.Outcomes[0].Images?.Count ?? 0, Is.LessThan(2));
    }

    [Test]
    public void Enroll_Lost_IsClosedAsUndecidable()
    {
        _scene.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => _scene.RunAsync(_scene.EnrollAsync()));
        Assert.That(_ledger.Said[^1], Is.EqualTo("close Undecidable, read back"));
    }

    [Test]
    public async Task Enroll_LostAndFound_IsClosedAsReadBack()
    {
        _scene.Options.OnUnknown = FaceUnknownOutcome.Reconcile;
        _scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody().Reply(TencentScene.Person("1", "5"));
        await _scene.RunAsync(_scene.EnrollAsync());
        Assert.That(_ledger.Said[^1], Is.EqualTo("close Enrolled, read back"));
        Assert.That(_ledger.Outcomes[^1].Images!.Single().FaceId, Is.EqualTo("5"));
    }

    [Test]
    public void Enroll_FoundWhatIsAnothers_StaysUnknown()
    {
        _ledger.OnClose = outcome => !outcome.IsReadBack;
        _scene.Options.OnUnknown = FaceUnknownOutcome.Reconcile;
        _scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody().Reply(TencentScene.Person("1", "5"));
        var unknown = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            _scene.RunAsync(_scene.EnrollAsync())
        );
        Assert.That(unknown!.Message, Does.Contain("Another process has decided"));
    }

    [Test]
    public async Task Enroll_SentAgain_IsNotedAsTheSecondSend()
    {
        _scene.Options.OnUnknown = FaceUnknownOutcome.ReconcileAndResend;
        _scene.Options.ReconcileTimeout = TimeSpan.FromMinutes(20);
        _scene.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        _scene.Wire.Otherwise = (request, _) =>
            Task.FromResult(
                ScriptedHandler.Response(
                    request.Headers.GetValues("X-TC-Action").Single() == "CreateFace"
                        ? TencentScene.Enrolled
                        : TencentScene.Person()
                )
            );
        await _scene.RunAsync(_scene.EnrollAsync());
        Assert.That(
            _ledger.Said,
            Is.EqualTo(new[] { "look up", "open 1", "close NotEnrolled, read back", "open 2", "close Enrolled" })
        );
    }

    [Test]
    public async Task Enroll_WithATicketStoreToo_BothAreToldTheLedgerFirst()
    {
        _scene.Options.TicketStore = _store;
        var toldBefore = 0;
        _ledger.OnOpen = _ =>
        {
            toldBefore = _store.Said.Count;
            return null;
        };
        _scene.ReadTwice().Reply(TencentScene.Enrolled);
        await _scene.EnrollAsync();
        Assert.That(toldBefore, Is.Zero);
        Assert.That(_store.Said[^1], Is.EqualTo("complete Enrolled"));
        Assert.That(_ledger.Said[^1], Is.EqualTo("close Enrolled"));
    }

    [Test]
    public void Enroll_TheTicketStoreFailsAfterTheIntent_TheLedgerLearnsThatNothingWasSent()
    {
        _scene.Options.OnSending = (_, _) => throw new InvalidOperationException("no");
        _scene.Wire.Reply(TencentScene.Person());
        Assert.CatchAsync<FaceEnrollmentException>(() => _scene.EnrollAsync());
        Assert.That(_ledger.Said, Is.EqualTo(new[] { "look up", "open 1", "close NotEnrolled" }));
        Assert.That(Operations(), Does.Not.Contain("CreateFace"));
    }

    [Test]
    public async Task CreatePerson_PassesTheLedgerToo()
    {
        _ledger.OnLookUp = _ => Recorded;
        var person = new FacePersonRequest("p-1", ["g"])
        {
            Name = "n",
            FirstImage = FaceImage.FromBytes(TencentScene.Picture()),
        };
        Assert.That((await _scene.Client.CreatePersonAsync(person)).FirstImage!.FromLedger, Is.True);
        Assert.That(_scene.Wire.Sent, Is.Empty);
    }

    private sealed class CountingPreparer : IFaceImagePreparer
    {
        public int Count { get; private set; }

        public byte[]? Made { get; init; }

        public ValueTask<FaceImagePreparation> PrepareAsync(
            Stream content,
            FaceImageTarget target,
            CancellationToken cancellationToken
        )
        {
            Count++;
            return new ValueTask<FaceImagePreparation>(
                Made is null ? FaceImagePreparation.Unchanged : FaceImagePreparation.Prepared(Made)
            );
        }
    }
}
