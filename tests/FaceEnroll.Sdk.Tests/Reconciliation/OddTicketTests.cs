using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests.Reconciliation;

/// <summary>A ticket from a store may say anything: it is answered all the same, and never better for it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(Reconciler))]
[TestOf(typeof(SafeTime))]
public class OddTicketTests
{
    private static readonly string[] s_times =
    [
        "0001-01-01T00:00:00.0000001+00:00",
        "9999-12-31T23:59:59.9999999+00:00",
    ];
    private static readonly string[] s_members = ["CreatedAt", "LocalCreatedAt", "NoAttemptAfter", "Attempts"];

    private readonly ManualTimeProvider _time = new();
    private DateTimeOffset? _faceAt;

    private DateTimeOffset Now => new(_time.GetTimestamp(), TimeSpan.Zero);

    private static IEnumerable<TestCaseData> Extremes() =>
        from member in s_members
        from time in s_times
        from isKnown in new[] { true, false }
        select new TestCaseData(member, time, isKnown);

    // The face is there: whatever the ticket says, nobody may say that it is not.
    [TestCaseSource(nameof(Extremes))]
    public async Task TimeFarOff_AFaceIsThere_IsNeverCalledNotEnrolled(string member, string time, bool isKnown)
    {
        _faceAt = Now;
        var ticket = Ticket(
            t =>
            {
                var odd = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
                switch (member)
                {
                    case "CreatedAt":
                        t.CreatedAt = odd;
                        break;
                    case "LocalCreatedAt":
                        t.LocalCreatedAt = odd;
                        break;
                    case "NoAttemptAfter":
                        t.NoAttemptAfter = odd;
                        break;
                    default:
                        t.Attempts = [odd];
                        break;
                }
            },
            isKnown
        );
        foreach (var wait in new[] { 0, 10, 24 * 60, 3 * 24 * 60 })
        {
            _time.Advance(TimeSpan.FromMinutes(wait));
            var answer = await Client().ReconcileAsync(ticket);
            Assert.That(answer.Status, Is.Not.EqualTo(Status.NotEnrolled), $"after {wait}");
        }

        Assert.That((await Client().ReconcileAsync(ticket)).Status, Is.Not.EqualTo(Status.NotYetVisible), "for ever");
    }

    [TestCase("10675199.02:48:05.4775807")]
    [TestCase("3650000.00:00:00")]
    public async Task ErrorBoundOfAllTime_AFaceIsThere_IsUndecidable(string bound)
    {
        _faceAt = Now;
        var ticket = Ticket(
            t => t.ClockErrorBound = TimeSpan.Parse(bound, System.Globalization.CultureInfo.InvariantCulture),
            true
        );
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.That((await Client().ReconcileAsync(ticket)).Status, Is.EqualTo(Status.Undecidable));
    }

    // Made an hour later than it was sent: the call's own face would be an older one.
    [TestCase(true)]
    [TestCase(false)]
    public async Task CreatedLaterThanItWasSent_ItsFaceIsNoOlderOne(bool knowsLocalTime)
    {
        _faceAt = Now;
        var ticket = Ticket(
            t =>
            {
                t.CreatedAt += TimeSpan.FromHours(1);
                t.LocalCreatedAt = knowsLocalTime ? t.LocalCreatedAt : null;
            },
            true
        );
        _time.Advance(TimeSpan.FromHours(3));
        // By such a clock the vendor would never have taken it: time must pass here first.
        Assert.That((await Client().ReconcileAsync(ticket)).Status, Is.EqualTo(Status.NotYetVisible));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.That((await Client().ReconcileAsync(ticket)).Status, Is.EqualTo(Status.Undecidable));
    }

    // It names no account: another registration's may be another.
    [TestCase("FinAuth", ExpectedResult = Status.NotEnrolled)]
    [TestCase("other", ExpectedResult = Status.Undecidable)]
    public async Task<Status> OfAnOlderVersion_IsNotEnrolled_OnlyWhereItsOwnRegistrationAsks(string registration)
    {
        _faceAt = Now.AddDays(-1);
        var ticket = Ticket(
            t => (t.Version, t.Account, t.KeyIdSha256, t.Registration) = (0, null, null, registration),
            true
        );
        await Client().ReconcileAsync(ticket);
        _time.Advance(TimeSpan.FromMinutes(10));
        return (await Client().ReconcileAsync(ticket)).Status;
    }

    [Test]
    public async Task Whole_AFaceIsThere_IsEnrolled()
    {
        _faceAt = Now;
        var ticket = Ticket(_ => { }, true);
        Assert.That((await Client().ReconcileAsync(ticket)).Status, Is.EqualTo(Status.Enrolled));
    }

    private FaceEnrollmentTicket Ticket(Action<FaceEnrollmentTicket> change, bool isKnown)
    {
        var ticket = new FaceEnrollmentTicket
        {
            Version = FaceEnrollmentTicket.CurrentVersion,
            OperationId = Nonce.Hex(),
            Vendor = FaceVendor.FinAuth,
            Operation = "AddFace",
            Registration = "FinAuth",
            Account = "FinAuth",
            Endpoint = "https://x.example",
            PersonId = "p-1",
            LibraryId = "staff",
            ImageSha256 = [null],
            CreatedAt = Now,
            ClockErrorBound = isKnown ? TimeSpan.FromSeconds(1) : null,
            LocalCreatedAt = Now,
            Attempts = [Now],
            NoAttemptAfter = Now,
            SignatureValidity = TimeSpan.FromSeconds(100),
        };
        change(ticket);
        return FaceEnrollmentTicket.FromJson(ticket.ToJson());
    }

    private IFaceEnrollmentReconciler Client()
    {
        var options = new FinAuthOptions
        {
            ApiKey = "key",
            ApiSecret = "secret",
            LibraryId = "staff",
            Endpoint = new Uri("https://x.example"),
            TimeProvider = _time,
        };
        var http = new HttpClient(new StubHandler((request, _) => Task.FromResult(Answer(request))));
        return new FinAuthFaceEnrollmentClient(
            new Registration<FinAuthOptions>(
                FaceVendor.FinAuth,
                "FinAuth",
                () => options,
                () => http,
                NullLogger.Instance
            )
        );
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var response = ScriptedHandler.Response(
            request.RequestUri!.Segments[^1] == "get_size"
                ? $$"""{"group_id":"staff","face_count":1}"""
                : $$"""{"face_tokens":[{"face_token":"f","user_id":"p-1","add_time":{{_faceAt!.Value.ToUnixTimeMilliseconds()}}}]}"""
        );
        response.Headers.Date = Now;
        return response;
    }
}
