using System.Globalization;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.FinAuth.FinAuthSetup;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

/// <summary>A library's list that is not all there proves no absence.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(FinAuthReadBack))]
[TestOf(typeof(FinAuthListFaces))]
[TestOf(typeof(FinAuthPage))]
[TestOf(typeof(FinAuthGetSize))]
public sealed class FinAuthListTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly FakeLibrary _library;
    private readonly FinAuthFaceEnrollmentClient _client;

    public FinAuthListTests()
    {
        _library = new FakeLibrary(() => new DateTimeOffset(_time.GetTimestamp(), TimeSpan.Zero));
        _client = new FinAuthFaceEnrollmentClient(Options(o => o.TimeProvider = _time), _library.Stub.Client);
    }

    public void Dispose() => _library.Dispose();

    // Shorter than was asked for, and the vendor says where to go on: the face stands behind it.
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(1000)]
    public async Task ShortPage_ThatNamesTheNext_IsNotTheEnd(int most)
    {
        for (var i = 0; i < 3; i++)
        {
            _library.Add("old" + i, "person-1", _library.Clock().AddHours(-1));
        }

        _library.MostPerPage = most;
        _library.StoresLostAdds = true;
        var ticket = await LostAsync();
        _time.Advance(TimeSpan.FromMinutes(10));

        var answer = await _client.ReconcileAsync(ticket);

        Assert.That((answer.Status, answer.FaceIds.Single()), Is.EqualTo((Status.Enrolled, "added1")));
    }

    // The vendor gives fewer than were asked for, and does not say that more follows: the count does.
    [TestCase(1)]
    [TestCase(2)]
    public async Task ShortPage_OfFewerThanWereCounted_IsNotTheEnd(int most)
    {
        for (var i = 0; i < 3; i++)
        {
            _library.Add("old" + i, "person-1", _library.Clock().AddHours(-1));
        }

        (_library.MostPerPage, _library.NamesNext) = (most, false);
        _library.StoresLostAdds = true;
        var ticket = await LostAsync();
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.That((await _client.ReconcileAsync(ticket)).Status, Is.EqualTo(Status.Enrolled));
    }

    // The count may know a new face before the list does.
    [Test]
    public async Task ListThatEndsBeforeTheCount_IsNoAbsence()
    {
        _library.Add("old", "person-1", _library.Clock().AddHours(-1));
        var ticket = await LostAsync();
        _time.Advance(TimeSpan.FromMinutes(10));
        _library.Instead = o =>
            o == "get_size" ? VendorStub.Reply(200, """{"group_id":"staff","face_count":2}""") : null;

        Assert.That((await _client.ReconcileAsync(ticket)).Status, Is.EqualTo(Status.Undecidable));
    }

    [Test]
    public async Task ListThatEndsBeforeTheCount_OfFacesDeletedSince_IsAnAbsence()
    {
        _library.Add("old", "person-1", _library.Clock().AddHours(-1));
        var ticket = await LostAsync();
        _time.Advance(TimeSpan.FromMinutes(10));
        var counts = 0;
        _library.Instead = o =>
            o == "get_size" && counts++ == 0 ? VendorStub.Reply(200, """{"group_id":"staff","face_count":2}""") : null;

        Assert.That((await _client.ReconcileAsync(ticket)).Status, Is.EqualTo(Status.NotEnrolled));
    }

    // Whether the vendor tells such people apart is on no page; and one that is not told may be the person.
    [TestCase("PERSON-1")]
    [TestCase(" person-1")]
    [TestCase("")]
    public async Task FaceOfNobodyForSure_IsNoAbsence(string person)
    {
        var ticket = await LostAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        _library.Add("late", person, _library.Clock());
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.That((await _client.ReconcileAsync(ticket)).Status, Is.EqualTo(Status.Undecidable));
    }

    [Test]
    public async Task NextAfterTheLastFace_AnEmptyPageIsTheEnd()
    {
        _library.Add("old", "person-1", _library.Clock().AddHours(-1));
        var ticket = await LostAsync();
        _time.Advance(TimeSpan.FromMinutes(10));
        var lists = 0;
        var old = _library.Clock().AddHours(-1).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        _library.Instead = operation =>
            operation != "list" ? null
            : lists++ > 0 ? VendorStub.Reply(200, """{"face_tokens":[],"next":2}""")
            : VendorStub.Reply(
                200,
                $$"""{"face_tokens":[{"face_token":"old","user_id":"person-1","add_time":{{old}}}],"next":"2"}"""
            );

        Assert.That((await _client.ReconcileAsync(ticket)).Status, Is.EqualTo(Status.NotEnrolled));
        Assert.That(lists, Is.EqualTo(2));
    }

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"user_id":"person-1","add_time":4000000000000}""")]
    [TestCase("""{"face_token":"","user_id":"person-1"}""")]
    public async Task FaceThatIsNotTold_IsNoAbsence(string face)
    {
        var ticket = await LostAsync();
        _time.Advance(TimeSpan.FromMinutes(10));
        _library.Instead = o => o == "list" ? VendorStub.Reply(200, $$"""{"face_tokens":[{{face}}]}""") : null;

        var e = Assert.CatchAsync<FaceEnrollmentException>(() => _client.ReconcileAsync(ticket))!;

        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Protocol));
    }

    private async Task<FaceEnrollmentTicket> LostAsync() =>
        (await Catch.Async<FaceEnrollmentOutcomeUnknownException>(() => _client.EnrollAsync(Request()))).Ticket!;
}
