using System.Globalization;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Http;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.FinAuth.FinAuthSetup;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class FinAuthReconcileTests
{
    private const long Now = 1795219200;

    private readonly FixedTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(Now));

    [Test]
    public async Task Reconcile_FaceOfThePersonAddedSince_IsEnrolled()
    {
        var (answer, sent) = await ReconcileAsync(("new", "person-1", (Now * 1000) + 900));

        Assert.That(answer.Status, Is.EqualTo(Status.Enrolled));
        Assert.That(answer.FaceIds, Is.EqualTo(new[] { "new" }));
        var search = Parts(sent[0]);
        Assert.That(sent[0].Uri.AbsolutePath, Is.EqualTo("/finauth/search/group/search"));
        Assert.That(
            search.Keys,
            Is.EqualTo(new[] { "sign", "sign_version", "group_id", "limit", "threshold", "file" })
        );
        Assert.That((search["group_id"], search["threshold"]), Is.EqualTo(("staff", "90")));
        Assert.That(sent[1].Uri.AbsolutePath, Is.EqualTo("/finauth/search/group/face_info"));
        Assert.That(Parts(sent[1])["face_token"], Is.EqualTo("new"));
    }

    // An earlier face, another person's, and one whose time is not told prove nothing.
    [TestCase("person-1", (Now * 1000) - 1)]
    [TestCase("person-2", (Now * 1000) + 900)]
    [TestCase("person-1", null)]
    public async Task Reconcile_AnotherFace_ProvesNothing(string person, long? addedAt)
    {
        Assert.That((await ReconcileAsync(("other", person, addedAt))).Answer.Status, Is.EqualTo(Status.NotYetVisible));
        _clock.Advance(TimeSpan.FromSeconds(111));
        Assert.That((await ReconcileAsync(("other", person, addedAt))).Answer.Status, Is.EqualTo(Status.Undecidable));
    }

    // This machine is two minutes slow: a face added a minute before the ticket, by the vendor's clock, has a later time.
    [Test]
    public async Task Reconcile_VendorsClockIsAhead_EarlierFaceIsNotTaken()
    {
        var (answer, _) = await ReconcileAsync(
            DateTimeOffset.FromUnixTimeSeconds(Now + 120),
            ("earlier", "person-1", (Now + 60) * 1000)
        );

        Assert.That(answer.Status, Is.EqualTo(Status.NotYetVisible));
    }

    [Test]
    public async Task Reconcile_WithoutTheRequest_IsUndecidableAndAsksNobody()
    {
        using var stub = new VendorStub(() => VendorStub.Reply(500, ""));
        var client = new FinAuthFaceEnrollmentClient(Options(), stub.Client);
        var ticket = await LostAsync(client);

        var answer = await client.ReconcileAsync(ticket);

        Assert.That(answer.Status, Is.EqualTo(Status.Undecidable));
        Assert.That(answer.Reason, Does.Contain("picture"));
        Assert.That(stub.Sent, Has.Count.EqualTo(1), "the lost call only");
    }

    [TestCase("{}")]
    [TestCase("""{"results":"x"}""")]
    [TestCase("""{"results":[{"user_id":"person-1"}]}""")]
    [TestCase("null")]
    public async Task Reconcile_UnreadableSearch_IsAnErrorAndNotAbsence(string reply)
    {
        using var stub = new VendorStub(sent =>
            VendorStub.Reply(sent.Uri.AbsolutePath.EndsWith("/add", StringComparison.Ordinal) ? 500 : 200, reply)
        );
        var client = new FinAuthFaceEnrollmentClient(Options(), stub.Client);
        var ticket = await LostAsync(client);

        Assert.That(
            () => client.ReconcileAsync(ticket, Request()),
            Throws
                .TypeOf<FaceEnrollmentException>()
                .With.Property(nameof(FaceEnrollmentException.Certainty))
                .EqualTo(FaceEnrollmentCertainty.NotApplied)
        );
    }

    [Test]
    public async Task Enroll_OnUnknownReconcile_GivesTheResultThatWasLost()
    {
        using var stub = new VendorStub(sent => Answer(sent, null, ("new", "person-1", (Now * 1000) + 5)));

        var result = await EnrollAsync(stub, Options(o => o.OnUnknown = FaceUnknownOutcome.Reconcile));

        Assert.That((result.FaceToken, result.Images[0].FaceId), Is.EqualTo(("new", "new")));
        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "staff" }));
    }

    private Task<(FaceReconciliation Answer, IReadOnlyList<SentRequest> Sent)> ReconcileAsync(
        params (string Token, string Person, long? AddedAt)[] faces
    ) => ReconcileAsync(null, faces);

    private async Task<(FaceReconciliation Answer, IReadOnlyList<SentRequest> Sent)> ReconcileAsync(
        DateTimeOffset? date,
        params (string Token, string Person, long? AddedAt)[] faces
    )
    {
        using var stub = new VendorStub(sent => Answer(sent, date, faces));
        var client = new FinAuthFaceEnrollmentClient(Options(o => o.TimeProvider = _clock), stub.Client);
        var ticket = await LostAsync(client);
        ticket.CreatedAt = DateTimeOffset.FromUnixTimeSeconds(Now);
        ticket.NoAttemptAfter = ticket.CreatedAt;
        return (await client.ReconcileAsync(ticket, Request()), [.. stub.Sent.Skip(1)]);
    }

    private static HttpResponseMessage Answer(
        SentRequest sent,
        DateTimeOffset? date,
        params (string Token, string Person, long? AddedAt)[] faces
    )
    {
        var reply = sent.Uri.Segments[^1] switch
        {
            "add" => VendorStub.Reply(500, ""),
            "search" => VendorStub.Reply(
                200,
                $$"""{"results":[{{string.Join(",", faces.Select(f => $$"""{"face_token":"{{f.Token}}","confidence":99.5}"""))}}]}"""
            ),
            _ => VendorStub.Reply(200, Info(faces.Single(f => f.Token == Parts(sent)["face_token"]))),
        };
        reply.Headers.Date = date;
        return reply;
    }

    private static string Info((string Token, string Person, long? AddedAt) face) =>
        $$"""
            {"info":{"face_token":"{{face.Token}}","user_id":"{{face.Person}}",
            "add_time":{{face.AddedAt?.ToString(CultureInfo.InvariantCulture) ?? "null"}}
            } }
            """;

    private static async Task<FaceEnrollmentTicket> LostAsync(FinAuthFaceEnrollmentClient client)
    {
        var lost = await Catch.Async<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(Request()));
        return FaceEnrollmentTicket.FromJson(lost.Ticket!.ToJson());
    }

    private static Dictionary<string, string> Parts(SentRequest sent) =>
        MultipartReader.Read(sent.Headers["Content-Type"], sent.Body).ToDictionary(p => p.Name, p => p.Text);
}
