using System.Net;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tickets;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>A person's records that are not all there prove no absence, and tell no face from older ones.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(AlibabaIdVerificationReadBack))]
public class AlibabaIdVerificationListTests
{
    private const string Mine = """{"FaceId":"f-1","MerchantUserId":"user-1"}""";

    private readonly ManualTimeProvider _time = new();
    private readonly Queue<string> _lists = new();
    private bool _isLost = true;

    private static string Page(int? total, params string[] items) =>
        $$"""{"Code":"Success","Items":[{{string.Join(",", items)}}]{{(total is { } n ? $",\"TotalCount\":{n}" : "")}}}""";

    private async Task<Status> AskAsync(params string[] after)
    {
        FaceClaims.Shared.Clear();
        var client = Client();
        var lost = await Catch.Async<FaceEnrollmentOutcomeUnknownException>(() =>
            client.EnrollAsync(AlibabaIdVerificationSetup.Request())
        );
        _time.Advance(TimeSpan.FromHours(1));
        foreach (var page in after)
        {
            _lists.Enqueue(page);
        }

        return (await client.ReconcileAsync(lost.Ticket!)).Status;
    }

    // The largest page is on no page of the vendor: one may be shorter than was asked for.
    [Test]
    public async Task ShortPage_OfMoreRecords_IsNotTheEnd()
    {
        _lists.Enqueue(Page(1, Mine));
        var status = await AskAsync(Page(2, Mine), Page(2, """{"FaceId":"f-2","MerchantUserId":"user-1"}"""));
        Assert.That(status, Is.EqualTo(Status.Enrolled));
    }

    [TestCase(null, ExpectedResult = Status.NotEnrolled)]
    [TestCase(1, ExpectedResult = Status.NotEnrolled)]
    [TestCase(2, ExpectedResult = Status.Undecidable)]
    public async Task<Status> ListThatEnds_IsWholeAsFarAsItIsCounted(int? total)
    {
        _lists.Enqueue(Page(1, Mine));
        return await AskAsync(Page(total, Mine), Page(total));
    }

    [TestCase("null")]
    [TestCase("""{"FaceId":"f-2"}""")]
    [TestCase("""{"MerchantUserId":"user-1"}""")]
    [TestCase("""{"FaceId":"f-2","MerchantUserId":""}""")]
    public async Task RecordThatIsNotTold_MayBeIt(string record)
    {
        _lists.Enqueue(Page(1, Mine));
        Assert.That(await AskAsync(Page(2, Mine, record)), Is.EqualTo(Status.Undecidable));
    }

    // What was there and not read must not be taken for new.
    [Test]
    public async Task NotReadWhole_BeforeTheCall_NothingIsNew()
    {
        _lists.Enqueue(Page(2, Mine));
        _lists.Enqueue(Page(2));
        var status = await AskAsync(Page(2, Mine, """{"FaceId":"f-0","MerchantUserId":"user-1"}"""));
        Assert.That(status, Is.EqualTo(Status.Undecidable));
    }

    // The vendor names no id: a face that shows later is the earlier call's.
    [Test]
    public async Task FaceOfTheCallBefore_ShowsLate_IsNotTheLostOnes()
    {
        FaceClaims.Shared.Clear();
        var client = Client();
        _lists.Enqueue(Page(0));
        _isLost = false;
        await client.EnrollAsync(AlibabaIdVerificationSetup.Request());
        _isLost = true;
        _lists.Enqueue(Page(0));
        var lost = await Catch.Async<FaceEnrollmentOutcomeUnknownException>(() =>
            client.EnrollAsync(AlibabaIdVerificationSetup.Request())
        );
        _time.Advance(TimeSpan.FromHours(1));
        _lists.Enqueue(Page(1, Mine));

        Assert.That((await client.ReconcileAsync(lost.Ticket!)).Status, Is.EqualTo(Status.Undecidable));
    }

    // A record that is deleted moves the others forward: one of them stands on no page that was read.
    [Test]
    public async Task DeletedBetweenPages_BeforeTheCall_NothingIsNew()
    {
        _lists.Enqueue(Page(3, Record("f-1"), Record("f-2")));
        _lists.Enqueue(Page(2));
        var status = await AskAsync(Page(2, Record("f-2"), Record("f-3")));
        Assert.That(status, Is.EqualTo(Status.Undecidable));
    }

    [Test]
    public async Task DeletedBetweenPages_AfterTheCall_IsNoAbsence()
    {
        _lists.Enqueue(Page(2, Record("f-1"), Record("f-2")));
        var status = await AskAsync(Page(3, Record("f-1"), Record("f-2")), Page(2));
        Assert.That(status, Is.EqualTo(Status.Undecidable));
    }

    // Whether the vendor tells such people apart is on no page.
    [TestCase("USER-1")]
    [TestCase(" user-1")]
    public async Task RecordOfAnIdThatIsWrittenInAnotherWay_MayBeIt(string person)
    {
        _lists.Enqueue(Page(1, Mine));
        var status = await AskAsync(Page(2, Mine, $$"""{"FaceId":"f-2","MerchantUserId":"{{person}}"}"""));
        Assert.That(status, Is.EqualTo(Status.Undecidable));
    }

    private static string Record(string id) => $$"""{"FaceId":"{{id}}","MerchantUserId":"user-1"}""";

    private AlibabaIdVerificationFaceEnrollmentClient Client() =>
        new(
            AlibabaIdVerificationSetup.Options(o => (o.TimeProvider, o.ReadFacesBeforeSending) = (_time, true)),
            new HttpClient(new StubHandler(AnswerAsync))
        );

    private Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isList = request.Headers.GetValues("x-acs-action").Single() == "QueryFaceRecord";
        var body =
            isList ? _lists.Dequeue()
            : _isLost ? ""
            : AlibabaIdVerificationWire.Added;
        var response = new HttpResponseMessage(isList || !_isLost ? HttpStatusCode.OK : HttpStatusCode.BadGateway)
        {
            Content = new StringContent(body),
        };
        response.Headers.Date = new DateTimeOffset(_time.GetTimestamp(), TimeSpan.Zero);
        return Task.FromResult(response);
    }
}
