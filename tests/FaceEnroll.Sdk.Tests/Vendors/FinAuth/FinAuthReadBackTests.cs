using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.FinAuth.FinAuthSetup;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(FinAuthReadBack))]
[TestOf(typeof(FinAuthSearchFaces))]
[TestOf(typeof(FinAuthGetFaceInfo))]
[TestOf(typeof(FinAuthAddedFaces))]
[TestOf(typeof(FinAuthListFaces))]
public sealed class FinAuthReadBackTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private TimeSpan _offset;
    private readonly FakeLibrary _library;
    private readonly FinAuthFaceEnrollmentClient _client;

    public FinAuthReadBackTests()
    {
        // The vendor's clock is right, whatever is done to this machine's.
        _library = new FakeLibrary(() => new DateTimeOffset(_time.GetTimestamp(), TimeSpan.Zero) + _offset);
        _client = Client();
    }

    public void Dispose() => _library.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Reconcile_LostAndStored_IsFoundByTheList_WithoutThePicture(bool afterRestart)
    {
        _library.StoresLostAdds = true;
        var ticket = await LostAsync(_client);

        var answer = await (afterRestart ? Client() : _client).ReconcileAsync(afterRestart ? Saved(ticket) : ticket);

        Assert.That((answer.Status, answer.FaceIds.Single()), Is.EqualTo((Status.Enrolled, "added1")));
        Assert.That(_library.Operations, Does.Not.Contain("search"));
    }

    [Test]
    public async Task Reconcile_LostAndNotStored_IsNotEnrolledOnceTheSignIsDead()
    {
        _library.Add("old", "person-1", _library.Clock().AddHours(-1));
        var ticket = Saved(await LostAsync(_client));

        var early = await _client.ReconcileAsync(ticket);
        _time.Advance(early.AskAgainAfter!.Value);
        var late = await _client.ReconcileAsync(ticket);

        Assert.That((early.Status, late.Status), Is.EqualTo((Status.NotYetVisible, Status.NotEnrolled)));
    }

    [TestCase("person-1", -60, ExpectedResult = Status.NotEnrolled)]
    [TestCase("person-2", 1, ExpectedResult = Status.NotEnrolled)]
    public async Task<Status> Reconcile_EarlierFaceOrAnotherPersons_IsNotTaken(string person, int secondsAfter)
    {
        _library.AnswersAdds = true;
        await _client.EnrollAsync(new FinAuthFaceEnrollmentRequest("person-0", FaceImage.FromBytes(Portrait)));
        _library.AnswersAdds = false;
        _library.Add("other", person, _library.Clock().AddSeconds(secondsAfter));
        var ticket = await LostAsync(_client);
        _time.Advance(TimeSpan.FromMinutes(10));

        return (await _client.ReconcileAsync(ticket)).Status;
    }

    [Test]
    public async Task Reconcile_FaceWhoseTimeIsNotTold_IsInTheWayOfSayingThatNothingCame()
    {
        _library.Add("untold", "person-1", null);
        var ticket = await LostAsync(_client);
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.That((await _client.ReconcileAsync(ticket)).Status, Is.EqualTo(Status.Undecidable));
    }

    // This machine is an hour off; the ticket's time is the vendor's all the same.
    [TestCase(1)]
    [TestCase(-1)]
    public async Task Reconcile_ThisClockIsWrong_TheRightFaceIsFound(int hours)
    {
        _time.JumpWallClock(TimeSpan.FromHours(hours));
        _library.Add("old", "person-1", _library.Clock().AddMinutes(-1));
        _library.StoresLostAdds = true;
        var ticket = await LostAsync(_client, o => o.OnSending = (_, _) => default);
        _time.JumpWallClock(TimeSpan.FromHours(-hours));

        var answer = await Client().ReconcileAsync(Saved(ticket));

        Assert.That((answer.Status, answer.FaceIds.Single()), Is.EqualTo((Status.Enrolled, "added1")));
    }

    [TestCase(-20)]
    [TestCase(20)]
    public async Task Reconcile_VendorsClockIsSetBeforeTheCall_TheFaceIsFoundAllTheSame(int minutes)
    {
        var client = Client(o => o.OnSending = (_, _) => default);
        _library.AnswersAdds = true;
        await client.EnrollAsync(Request());
        _library.AnswersAdds = false;
        _library.StoresLostAdds = true;
        _offset = TimeSpan.FromMinutes(minutes);
        var ticket = await LostAsync(client);

        var answer = await client.ReconcileAsync(ticket);

        Assert.That((answer.Status, answer.FaceIds.SingleOrDefault()), Is.EqualTo((Status.Enrolled, "added2")));
    }

    // Nobody gives up by a clock of ours as long as the vendor tells its time.
    [Test]
    public async Task Reconcile_ThisClockRunsAheadByDays_StillWaitsForTheVendors()
    {
        var ticket = Saved(await LostAsync(_client));
        _time.JumpWallClock(TimeSpan.FromDays(2));

        var early = await Client().ReconcileAsync(ticket);
        _time.Advance(early.AskAgainAfter ?? TimeSpan.Zero);
        var late = await Client().ReconcileAsync(ticket);

        Assert.That((early.Status, late.Status), Is.EqualTo((Status.NotYetVisible, Status.NotEnrolled)));
    }

    [Test]
    public async Task Reconcile_OneEarlierReplyHadAWrongDate_TheStoredFaceIsFound()
    {
        var client = Client(o => o.OnSending = (_, _) => default);
        _library.AnswersAdds = true;
        await client.EnrollAsync(Request());
        var truth = _library.Clock;
        _library.Clock = () => truth().AddMinutes(20);
        await client.EnrollAsync(Request());
        _library.Clock = truth;
        (_library.AnswersAdds, _library.StoresLostAdds) = (false, true);
        var ticket = Saved(await LostAsync(client));
        _time.Advance(TimeSpan.FromMinutes(30));

        var answer = await Client().ReconcileAsync(ticket);

        Assert.That((answer.Status, answer.FaceIds.Single()), Is.EqualTo((Status.Enrolled, "added3")));
    }

    [Test]
    public async Task Reconcile_FaceOfAnEarlierCallOfThisProcess_IsNeverGiven()
    {
        _library.AnswersAdds = true;
        var first = await _client.EnrollAsync(Request());
        _library.AnswersAdds = false;
        var ticket = await LostAsync(_client);
        _time.Advance(TimeSpan.FromMinutes(10));

        var answer = await _client.ReconcileAsync(ticket);

        Assert.That(first.FaceToken, Is.EqualTo("added1"));
        Assert.That(answer.Status, Is.EqualTo(Status.NotEnrolled), "the same second, the same person, another call");
    }

    [Test]
    public async Task Reconcile_BigLibrary_IsReadFromItsEnd()
    {
        Fill(12_000);
        _library.StoresLostAdds = true;
        var ticket = await LostAsync(_client);

        var answer = await _client.ReconcileAsync(ticket);

        Assert.That(answer.FaceIds.Single(), Is.EqualTo("added1"));
        Assert.That(_library.Operations.Count(o => o == "list"), Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task Reconcile_ManyFacesSince_IsReadBackPageByPage_AndNoFurther()
    {
        Fill(5_000);
        var ticket = await LostAsync(_client);
        _time.Advance(TimeSpan.FromSeconds(5));
        for (var i = 0; i < 3_500; i++)
        {
            _library.Add("since" + i, "person-x" + i, _library.Clock());
        }

        _time.Advance(TimeSpan.FromMinutes(10));
        var answer = await _client.ReconcileAsync(ticket);

        Assert.That(answer.Status, Is.EqualTo(Status.NotEnrolled));
        Assert.That(
            _library.Operations.Count(o => o == "list"),
            Is.EqualTo(5),
            "four pages back, and one past the end"
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Reconcile_ListCannotBeReadSoFarBack_IsNeverNotEnrolled(bool isRefused)
    {
        if (isRefused)
        {
            Fill(2_500);
            _library.RefusesStartAbove = 1000;
        }

        var ticket = await LostAsync(_client);
        for (var i = 0; !isRefused && i < 2_500; i++)
        {
            _library.Add("since" + i, "person-x" + i, _library.Clock().AddSeconds(1));
        }

        _time.Advance(TimeSpan.FromMinutes(10));
        var answer = await (isRefused ? _client : Client(o => o.MaxReadBackPages = 2)).ReconcileAsync(Saved(ticket));

        Assert.That(answer.Status, Is.EqualTo(Status.Undecidable));
        Assert.That(answer.Reason, Does.Contain(isRefused ? "refused to list" : "MaxReadBackPages"));
    }

    [Test]
    public async Task Reconcile_ListRefused_TheSearchWithThePictureStillFinds()
    {
        Fill(2_500);
        _library.RefusesStartAbove = 1000;
        _library.StoresLostAdds = true;
        var ticket = await LostAsync(_client);

        var without = await _client.ReconcileAsync(ticket);
        var answer = await _client.ReconcileAsync(ticket, Request());

        Assert.That(without.Status, Is.EqualTo(Status.NotYetVisible));
        Assert.That((answer.Status, answer.FaceIds.Single()), Is.EqualTo((Status.Enrolled, "added1")));
        var search = FakeLibrary.Parts(_library.Stub.Sent.Single(s => s.Uri.Segments[^1] == "search"));
        Assert.That(
            search.Keys,
            Is.EqualTo(new[] { "sign", "sign_version", "group_id", "limit", "threshold", "file" })
        );
        Assert.That((search["group_id"], search["threshold"]), Is.EqualTo(("staff", "90")));
    }

    [TestCase("get_size", "{}")]
    [TestCase("get_size", "null")]
    [TestCase("get_size", """{"face_count":"many"}""")]
    [TestCase("list", "{}")]
    [TestCase("list", """{"face_tokens":"x"}""")]
    public async Task Reconcile_UnreadableReply_IsAnErrorAndNotAbsence(string operation, string reply)
    {
        var ticket = await LostAsync(_client);
        _library.Instead = o => o == operation ? VendorStub.Reply(200, reply) : null;

        Assert.That(
            () => _client.ReconcileAsync(ticket, Request()),
            Throws
                .TypeOf<FaceEnrollmentException>()
                .With.Property(nameof(FaceEnrollmentException.Certainty))
                .EqualTo(FaceEnrollmentCertainty.NotApplied)
        );
    }

    [Test]
    public async Task Enroll_OnUnknownReconcile_GivesTheResultThatWasLost()
    {
        _library.StoresLostAdds = true;

        var result = await Client(o => o.OnUnknown = FaceUnknownOutcome.Reconcile).EnrollAsync(Request());

        Assert.That((result.FaceToken, result.Images[0].FaceId), Is.EqualTo(("added1", "added1")));
        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "staff" }));
        Assert.That(_library.Operations.First(), Is.EqualTo("get_size"), "the vendor's clock is known before sending");
    }

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _library.Add("f" + i, "p" + i, _library.Clock().AddHours(-2));
        }
    }

    private FinAuthFaceEnrollmentClient Client(Action<FinAuthOptions>? configure = null) =>
        new(
            Options(o =>
            {
                o.TimeProvider = _time;
                configure?.Invoke(o);
            }),
            _library.Stub.Client
        );

    private async Task<FaceEnrollmentTicket> LostAsync(
        FinAuthFaceEnrollmentClient client,
        Action<FinAuthOptions>? configure = null
    )
    {
        var calling = configure is null ? client : Client(configure);
        var lost = await Catch.Async<FaceEnrollmentOutcomeUnknownException>(() => calling.EnrollAsync(Request()));
        return lost.Ticket!;
    }

    private static FaceEnrollmentTicket Saved(FaceEnrollmentTicket ticket) =>
        FaceEnrollmentTicket.FromJson(ticket.ToJson());
}
