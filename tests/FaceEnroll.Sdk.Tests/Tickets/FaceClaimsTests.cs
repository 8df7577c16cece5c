using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Tickets;

[TestOf(typeof(FaceClaims))]
[TestOf(typeof(FaceClaim))]
[TestOf(typeof(RecentFaces))]
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
        var ticket = new FaceEnrollmentTicket { OperationId = "op" };
        claims.Open(Person("p"), ticket, TimeSpan.FromHours(1));
        Assert.That(claims.Knows(Person("p")), Is.True);
        claims.Settle(Person("p"), ticket);
        Assert.That(claims.Count, Is.Zero);
    }

    [Test]
    public void Settled_StaysSo_UntilItIsSentAgain()
    {
        var claims = new FaceClaims();
        var sent = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
        var ticket = new FaceEnrollmentTicket { OperationId = "op", NoAttemptAfter = sent };
        Assert.That(claims.IsSettled(ticket), Is.False);
        claims.Settle(Person("p"), ticket);
        Assert.That(claims.IsSettled(ticket), Is.True);
        Assert.That(
            claims.IsSettled(new FaceEnrollmentTicket { OperationId = "op2", NoAttemptAfter = sent }),
            Is.False
        );
        ticket.NoAttemptAfter = sent.AddSeconds(1);
        Assert.That(claims.IsSettled(ticket), Is.False, "it was sent again since");
    }

    [Test]
    public void BusyPerson_EndedClaimsGo()
    {
        var claims = new FaceClaims();
        for (var i = 0; i < 100; i++)
        {
            claims.Claim(Person("p"), "op" + i, ["f" + i], TimeSpan.FromTicks(1));
        }

        Thread.Sleep(1);
        claims.Claim(Person("p"), "op", ["f"], TimeSpan.FromHours(1));
        Assert.That(claims.FacesOf(Person("p")), Is.EqualTo(new[] { "f" }));
    }

    [Test]
    public void BusyPerson_WhileATicketIsOpen_EveryFaceThatIsNotItsIsKept()
    {
        var claims = new FaceClaims();
        var lost = new FaceEnrollmentTicket { OperationId = "lost", KnownFaceIds = [] };
        claims.Open(Person("p"), lost, TimeSpan.FromHours(1));
        for (var i = 0; i < 5; i++)
        {
            claims.Claim(Person("p"), "op" + i, ["f" + i], TimeSpan.FromTicks(1));
        }

        Assert.That(claims.Of(Person("p")).IsAnothers(lost, "f0"), Is.True);
        Assert.That(claims.FacesOf(Person("p")), Has.Count.EqualTo(5));
        claims.Claim(Person("p"), "lost", ["own"], TimeSpan.FromHours(1));
        Assert.That(claims.FacesOf(Person("p")).Single(f => f[0] != 'f'), Is.EqualTo("own"));
        Assert.That(claims.Of(Person("p")).IsAnothers(lost, "own"), Is.False);
    }

    [TestCase(60_000, ExpectedResult = true)]
    [TestCase(0, ExpectedResult = false)]
    public bool OpenTicket_OfAnotherCall_IsInTheWayWhileItMayClaimAFace(int milliseconds)
    {
        var claims = new FaceClaims();
        var other = new FaceEnrollmentTicket { OperationId = "other", KnownFaceIds = [] };
        var lost = new FaceEnrollmentTicket { OperationId = "lost", KnownFaceIds = [] };
        claims.Open(Person("p"), lost, TimeSpan.FromHours(1));
        claims.Open(Person("p"), other, TimeSpan.FromMilliseconds(milliseconds));
        return claims.Of(Person("p")).MayBelongToAnother(lost, ["f"]);
    }

    // A host kept the ticket, the process ended, and the next one enrolled the person again before it asked.
    [TestCase("p", true, ExpectedResult = true)]
    [TestCase("p", false, ExpectedResult = false)]
    [TestCase("p-2", true, ExpectedResult = false)]
    public bool TicketOfAnEarlierProcess_IsNotGivenAFaceOfThisOne(string person, bool isAnothers)
    {
        var claims = new FaceClaims();
        claims.Claim(Person("p"), isAnothers ? "later" : "lost", ["f"], TimeSpan.Zero);
        return claims.Of(Person(person)).IsAnothers(new FaceEnrollmentTicket { OperationId = "lost" }, "f");
    }

    [Test]
    public async Task TicketOfAnEarlierProcess_PersonWasEnrolledAgainSince_IsNotGivenThatFace()
    {
        using var lost = new TencentScene(o => o.ReadFacesBeforeSending = true);
        lost.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => lost.RunAsync(lost.EnrollAsync()))!;
        var saved = e.Ticket!.ToJson();
        FaceClaims.Shared.Clear();
        FaceClaims.Shared.AreCompared = false;

        using var next = new TencentScene(o => o.ReadFacesBeforeSending = false);
        next.Wire.Reply(TencentScene.Enrolled).Reply(TencentScene.Person("77"));
        await next.EnrollAsync();
        var answer = await next.Client.ReconcileAsync(FaceEnrollmentTicket.FromJson(saved));
        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.NotYetVisible));
    }

    [Test]
    public void RecentFaces_AreBounded_TheOldestGoes()
    {
        var recent = new RecentFaces();
        for (var i = 0; i <= RecentFaces.Most; i++)
        {
            recent.Add(Person("p"), "f" + i, "op", began: null, isExact: false);
        }

        Assert.That(
            (recent.IsAnothers(Person("p"), "f0", ""), recent.IsAnothers(Person("p"), "f1", "")),
            Is.EqualTo((false, true))
        );
    }

    [Test]
    public void RecentFaces_WhatIsForgotten_IsAsLateAsTheLatestOfIt()
    {
        var time = new ManualTimeProvider();
        var early = new MonotonicMoment(time, time.GetTimestamp());
        time.Advance(TimeSpan.FromHours(1));
        var late = new MonotonicMoment(time, time.GetTimestamp());
        var recent = new RecentFaces();
        recent.Add(Person("p"), "late", "op", late, isExact: true);
        // Settled afterwards, of a call that began long before.
        recent.Add(Person("p"), "early", "op", early, isExact: true);
        for (var i = 0; i < RecentFaces.Most; i++)
        {
            recent.Add(Person("q"), "f" + i, "op", began: null, isExact: false);
        }

        var half = TimeSpan.FromMinutes(30);
        Assert.That(recent.IsSince(Person("p"), "late", half, half, []), Is.Null, "It may have been forgotten.");
    }

    [TestCase("https://X.example/", "https://x.example:443", ExpectedResult = true)]
    [TestCase("http://localhost:8080", "http://127.0.0.1:8080", ExpectedResult = true)]
    [TestCase("http://localhost:8080", "http://[::1]:8081", ExpectedResult = false)]
    [TestCase("https://x.example", "https://y.example", ExpectedResult = false)]
    [TestCase("https://iai.tencentcloudapi.com", "https://iai.ap-guangzhou.tencentcloudapi.com", ExpectedResult = true)]
    [TestCase(
        "https://iai.tencentcloudapi.com",
        "https://iai.ap-shanghai-fsi.tencentcloudapi.com",
        ExpectedResult = false
    )]
    [TestCase(
        "https://green.cn-shanghai.aliyuncs.com",
        "https://green-vpc.cn-shanghai.aliyuncs.com",
        ExpectedResult = true
    )]
    [TestCase(
        "https://green.cn-shanghai.aliyuncs.com",
        "https://green.cn-beijing.aliyuncs.com",
        ExpectedResult = false
    )]
    public bool Person_AtTwoSpellingsOfAHost_IsOne(string one, string other)
    {
        PersonKey first = new(FaceVendor.TencentCloud, new Uri(one), "p");
        PersonKey second = new(FaceVendor.TencentCloud, new Uri(other), "p");
        Assert.That(first.GetHashCode() == second.GetHashCode(), Is.True.Or.EqualTo(first.Equals(second)));
        return first.Equals(second);
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
        Assert.That(each, Is.LessThan(400));
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
