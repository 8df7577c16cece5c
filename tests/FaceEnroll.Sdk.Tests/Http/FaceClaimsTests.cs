using FaceEnroll.Sdk.Http;
using FaceEnroll.Sdk.Tests.Resilience;

namespace FaceEnroll.Sdk.Tests.Http;

public class FaceClaimsTests
{
    private static readonly Uri s_endpoint = new("https://x.example");

    private static PersonKey Person(string id) => new(FaceVendor.FinAuth, s_endpoint, id);

    [Test]
    public async Task Face_OfAnotherRegistrationsCall_IsNotGivenToTheLostOne()
    {
        using var lost = new TencentScene(o => o.ReadFacesBeforeSending = true);
        using var other = new TencentScene(logger: new Support.LogRecorder());
        lost.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => lost.RunAsync(lost.EnrollAsync()))!;
        other.Wire.Reply(TencentScene.Enrolled);
        await other.EnrollAsync();

        lost.Wire.Reply(TencentScene.Person("77")).Reply(TencentScene.Person("77", "78"));
        var first = await lost.Client.ReconcileAsync(e.Ticket!);
        var second = await lost.Client.ReconcileAsync(e.Ticket!);

        Assert.That(first.Status, Is.EqualTo(FaceReconciliationStatus.NotYetVisible));
        Assert.That(second.FaceIds, Is.EqualTo(new[] { "78" }));
    }

    [Test]
    public async Task Gate_TwoRegistrations_LetOneCallOfAPersonRunAtATime()
    {
        using var first = new TencentScene();
        using var second = new TencentScene(logger: new Support.LogRecorder());
        using var canceling = new CancellationTokenSource();
        var reached = new TaskCompletionSource();
        first.Wire.HangAfterBody(() => reached.TrySetResult());
        second.Wire.Reply(TencentScene.Enrolled).Reply(TencentScene.Enrolled);
        var hanging = first.EnrollAsync(token: canceling.Token);
        await reached.Task;

        var waiting = second.EnrollAsync();
        await second.EnrollAsync(person: "p-2");
        Assert.That((waiting.IsCompleted, second.Wire.Sent.Count), Is.EqualTo((false, 1)), "only the other person's");

        canceling.Cancel();
        Assert.CatchAsync<FaceEnrollmentCanceledException>(() => hanging);
        await waiting;
        Assert.That(second.Wire.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public void Claim_NothingOpenAndNoWindow_RemembersNobody()
    {
        var claims = new FaceClaims();
        claims.Claim(Person("p"), "op", ["f"], TimeSpan.Zero);
        Assert.That(claims.Count, Is.Zero);
    }

    [Test]
    public void Claim_WindowOver_IsForgottenByTheNextPeople()
    {
        var claims = new FaceClaims();
        for (var i = 0; i < 5000; i++)
        {
            claims.Claim(Person("p" + i), "op", ["f"], TimeSpan.FromTicks(1));
        }

        Assert.That(claims.Count, Is.LessThan(2100));
    }

    [Test]
    public void Settle_LastTicket_ForgetsThePerson()
    {
        var claims = new FaceClaims();
        claims.Open(Person("p"), new FaceEnrollmentTicket { OperationId = "op" }, TimeSpan.FromHours(1));
        Assert.That(claims.Knows(Person("p")), Is.True);
        claims.Settle(Person("p"), "op");
        Assert.That(claims.Count, Is.Zero);
    }

    [Test]
    public void Memory_OfAMillionPeople_IsPrintedAndBounded()
    {
        const int People = 1_000_000;
        var claims = new FaceClaims();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < People; i++)
        {
            claims.Claim(Person("person-" + i), Nonce.Hex(), ["face-" + i], TimeSpan.FromHours(1));
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)People;
        TestContext.Out.WriteLine(
            $"FaceClaims: {each:F0} bytes a person, {each * People / 1e6:F0} MB for a million people"
        );
        Assert.That(claims.Count, Is.EqualTo(People));
        Assert.That(each, Is.LessThan(1000));
    }

    [TestCase(null, ExpectedResult = true)]
    [TestCase("its-own", ExpectedResult = false)]
    public bool Claim_NoIdWasNamed_TheFaceFoundForAnOpenTicketMayBeThat(string? reference)
    {
        var claims = new FaceClaims();
        var lost = new FaceEnrollmentTicket
        {
            OperationId = "lost",
            Reference = reference,
            KnownFaceIds = [],
        };
        claims.Open(Person("person-1"), lost, TimeSpan.FromMinutes(15));
        claims.Claim(Person("person-1"), "later", [], TimeSpan.Zero);
        // Asking opens it again.
        claims.Open(Person("person-1"), lost, TimeSpan.FromMinutes(15));

        return claims.Of(Person("person-1")).MayBelongToAnother(lost, ["new"]);
    }
}
