using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails.AlibabaGuardrailsSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>Finding out what a lost call did, by the face ids before and after.</summary>
[TestOf(typeof(AlibabaGuardrailsReadBack))]
public class AlibabaGuardrailsReadBackTests
{
    private const string Lost = """{"code":500}""";

    private static string Faces(params string[] ids) =>
        $$$"""{"code":200,"data":{"personId":"person1","faceIds":[{{{string.Join(",", ids.Select(id => $"\"{id}\""))}}}]}}""";

    private static IEnumerable<string> Paths(AlibabaGuardrailsSetup fake) =>
        fake.Sent.Select(s => s.Uri.AbsolutePath["/green/sface/".Length..]);

    [Test]
    public async Task EnrollAsync_LostAndFound_IsEnrolled()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(Faces("1")).Reply(Lost).Reply(Faces("23088737259260929", "1"));
        fake.Options.OnUnknown = FaceUnknownOutcome.Reconcile;
        var result = await fake.Client.EnrollAsync(Urls());
        Assert.That(Paths(fake), Is.EqualTo(new[] { "person", "face/add", "person" }));
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(result.Images.Single().FaceId, Is.EqualTo("23088737259260929"));
    }

    // The reply names one face; of the other picture it says neither that it was added nor that it was not.
    [TestCase("""{"success":true,"faceId":2},{}""")]
    [TestCase("""{"success":true,"faceId":2}""")]
    public async Task ReconcileAsync_LaterCallMayHaveAddedMoreThanItNamed_IsUndecidable(string items)
    {
        var fake = new AlibabaGuardrailsSetup()
            .Reply(Faces("1"))
            .Reply(Lost)
            .Reply(Faces("1"))
            .Reply($$$"""{"code":200,"data":{"faceImageItems":[{{{items}}}]}}""")
            .Reply(Faces("1", "2", "3"));
        fake.Options.ReadFacesBeforeSending = true;
        var client = fake.Client;
        var error = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(Urls()))!;
        await client.EnrollAsync(Urls(2));

        var answer = await client.ReconcileAsync(error.Ticket!);

        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.Undecidable));
    }

    [TestCase(0, FaceReconciliationStatus.NotYetVisible)]
    [TestCase(30, FaceReconciliationStatus.NotYetVisible)]
    [TestCase(31, FaceReconciliationStatus.NotEnrolled)]
    public async Task ReconcileAsync_NothingThereAndNoDate_ProvesSomethingAfterTwiceTheSignature(
        int minutes,
        FaceReconciliationStatus expected
    )
    {
        var time = new ManualTimeProvider();
        var fake = new AlibabaGuardrailsSetup().Reply(Faces("1")).Reply(Lost).Reply(Faces("1"));
        fake.Options.TimeProvider = time;
        fake.Options.ReadFacesBeforeSending = true;
        var client = fake.Client;
        var error = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(Urls()))!;
        time.Advance(TimeSpan.FromMinutes(minutes));
        Assert.That((await client.ReconcileAsync(error.Ticket!)).Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task EnrollAsync_SentOnceMore_PublishesItsPictureAnew()
    {
        var time = new ManualTimeProvider();
        var host = new FakeImageHost();
        // Lost this time is what became of the picture: a success without items.
        var fake = new AlibabaGuardrailsSetup()
            .Reply(Faces())
            .Reply("""{"code":200}""")
            .Reply(Faces())
            .Reply(Faces())
            .Reply(Success);
        fake.Options.TimeProvider = time;
        fake.Options.ImageHost = host;
        fake.Options.OnUnknown = FaceUnknownOutcome.ReconcileAndResend;
        fake.Options.ReconcileTimeout = TimeSpan.FromHours(1);
        fake.Options.Timeout = fake.Options.AttemptTimeout = TimeSpan.FromHours(2);
        // The first reading back happens an hour later: the lost request can no longer run.
        fake.OnSent = () =>
        {
            if (fake.Sent.Count == 2)
            {
                time.Advance(TimeSpan.FromHours(1));
            }
        };

        await fake.Client.EnrollAsync(
            new FaceEnrollmentRequest("person1", FaceImage.FromBytes(PictureSample.Png(300, 400)))
        );

        Assert.That(Paths(fake), Is.EqualTo(new[] { "person", "face/add", "person", "person", "face/add" }));
        Assert.That(fake.Sent[1].Text, Does.Contain("https://store.example/0"));
        Assert.That(fake.Sent[4].Text, Does.Contain("https://store.example/1"));
        Assert.That(host.TakenDown, Is.EqualTo(new[] { 1 }), "The lost one stays for its delay.");
        time.Advance(TimeSpan.FromMinutes(5));
        await host.AllTakenDown.Task;
        Assert.That(host.TakenDown, Is.EqualTo(new[] { 1, 0 }));
    }

    [TestCase(FaceUnknownOutcome.Throw)]
    [TestCase(FaceUnknownOutcome.ReconcileAndResend)]
    public async Task CreatePersonAsync_Lost_IsNeverTakenForDoneOrSentAgain(FaceUnknownOutcome onUnknown)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(Lost);
        fake.Options.OnUnknown = onUnknown;
        var error = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            fake.Client.CreatePersonAsync(new("p", "g"))
        )!;
        Assert.That(Paths(fake), Is.EqualTo(new[] { "person/add" }));
        var answer = await fake.Client.ReconcileAsync(error.Ticket!);
        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.Undecidable));
        Assert.That(answer.Reason, Does.Contain("Duplicate"));
    }

    [Test]
    public void ReconcileAsync_NullTicket_IsAnArgumentError() =>
        Assert.ThrowsAsync<ArgumentNullException>(() => new AlibabaGuardrailsSetup().Client.ReconcileAsync(null!));
}
