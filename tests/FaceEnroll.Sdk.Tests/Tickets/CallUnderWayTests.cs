using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tickets;
using Status = FaceEnroll.Sdk.FaceReconciliationStatus;

namespace FaceEnroll.Sdk.Tests.Tickets;

/// <summary>What a call is to other calls of its person, from before its first byte to its end.</summary>
[TestOf(typeof(FaceClaims))]
[TestOf(typeof(FaceClaim))]
public class CallUnderWayTests
{
    private static readonly PersonKey s_person = new(
        FaceVendor.TencentCloud,
        new Uri("https://iai.tencentcloudapi.com"),
        "p-1"
    );

    [TestCase("enrolled", ExpectedResult = false)]
    [TestCase("refused", ExpectedResult = false)]
    [TestCase("not sent", ExpectedResult = false)]
    [TestCase("lost", ExpectedResult = true)]
    public async Task<bool> Person_IsKnownWhileItsCallRuns_AndAfterwardsOnlyWhereItMayClaimAFace(string end)
    {
        var isKnown = false;
        using var scene = new TencentScene(o =>
        {
            o.ReadFacesBeforeSending = true;
            o.OnSending = (_, _) =>
            {
                isKnown = FaceClaims.Shared.Knows(s_person);
                return end == "not sent" ? throw new InvalidOperationException() : default;
            };
        });
        scene.Wire.Reply(TencentScene.Person("77"));
        _ = end switch
        {
            "enrolled" => scene.Wire.Reply(TencentScene.Enrolled),
            "refused" => scene.Wire.Reply(TencentScene.Error("InvalidParameterValue.NoFaceInPhoto")),
            _ => scene.Wire.BreakAfterBody(),
        };
        try
        {
            await scene.RunAsync(scene.EnrollAsync());
        }
        catch (FaceEnrollmentException) { }

        Assert.That(isKnown, Is.True);
        var another = new FaceEnrollmentTicket { OperationId = "another", KnownFaceIds = [] };
        return FaceClaims.Shared.Of(s_person).MayBelongToAnother(another, ["new"]);
    }

    [Test]
    public void FaceWithoutAName_AddedWhileACallRuns_MayBeWhatIsFoundForIt()
    {
        var claims = new FaceClaims();
        var slow = new FaceEnrollmentTicket { OperationId = "slow", KnownFaceIds = [] };
        claims.Begin(s_person, slow);
        claims.Claim(s_person, "other", [], TimeSpan.Zero);
        claims.Lose(s_person, slow, TimeSpan.FromHours(1));
        Assert.That(claims.Of(s_person).MayBelongToAnother(slow, ["new"]), Is.True);
    }

    [Test]
    public void FacesOfOthers_WhileACallRuns_AreKept()
    {
        var claims = new FaceClaims();
        var slow = new FaceEnrollmentTicket { OperationId = "slow", KnownFaceIds = [] };
        claims.Begin(s_person, slow);
        for (var i = 0; i < 3; i++)
        {
            claims.Claim(s_person, "other" + i, ["f" + i], TimeSpan.FromTicks(1));
            Thread.Sleep(1);
        }

        Assert.That(claims.FacesOf(s_person), Has.Count.EqualTo(3));
        claims.End(s_person, "slow");
        claims.Claim(s_person, "last", ["f"], TimeSpan.FromHours(1));
        Assert.That(claims.FacesOf(s_person), Is.EqualTo(new[] { "f" }));
    }

    [Test]
    public void Call_BeforeItSends_ClaimsNoFaceOfAnEarlierTicket()
    {
        var claims = new FaceClaims();
        var earlier = new FaceEnrollmentTicket { OperationId = "earlier", KnownFaceIds = [] };
        claims.Open(s_person, earlier, TimeSpan.FromHours(1));
        claims.Begin(s_person, new FaceEnrollmentTicket { OperationId = "now", KnownFaceIds = [] });
        Assert.That(claims.Of(s_person).MayBelongToAnother(earlier, ["f"]), Is.False);
        claims.Sending(s_person, "now");
        Assert.That(claims.Of(s_person).MayBelongToAnother(earlier, ["f"]), Is.True);
    }

    [Test]
    public void Asked_WhileItsCallRuns_TheTicketIsStillTheCalls()
    {
        var claims = new FaceClaims();
        claims.Begin(s_person, new FaceEnrollmentTicket { OperationId = "now" });
        claims.Open(s_person, new FaceEnrollmentTicket { OperationId = "now" }, TimeSpan.FromHours(1));
        claims.End(s_person, "now");
        Assert.That(claims.Count, Is.Zero);
    }

    // Its claim is over, and another call of the person has been enrolled since.
    [Test]
    public void OldTicketOfThisProcess_IsNotGivenAFaceThatIsKnownToBeAnothers()
    {
        var claims = new FaceClaims();
        claims.Claim(s_person, "later", ["f"], TimeSpan.Zero);
        var old = new FaceEnrollmentTicket
        {
            OperationId = "old",
            Created = new MonotonicMoment(TimeProvider.System, 0),
        };
        Assert.That(claims.Of(s_person).IsAnothers(old, "f"), Is.True);
    }

    [Test]
    public async Task Ticket_AskedByARegistrationOfAnotherClock_IsMeasuredByItsOwn()
    {
        using var lost = new TencentScene(o => o.ReadFacesBeforeSending = true);
        using var other = new TencentScene();
        lost.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => lost.RunAsync(lost.EnrollAsync()))!;
        other.Time.Advance(TimeSpan.FromHours(10));
        other.Wire.Clock = null;
        other.Wire.Reply(TencentScene.Person());
        var answer = await other.Client.ReconcileAsync(e.Ticket!);
        Assert.That(answer.Status, Is.EqualTo(Status.NotYetVisible));
    }

    [Test]
    public async Task Ticket_AskedWhileItsCallWaits_MayStillLandUntilTheCallsEnd()
    {
        FaceReconciliation? asked = null;
        using var scene = new TencentScene();
        using var other = new TencentScene(o => (o.TimeProvider, o.SerializeCallsPerPerson) = (scene.Time, false));
        other.Wire.Clock = null;
        other.Wire.Reply(TencentScene.Person());
        scene.Options.Timeout = TimeSpan.FromHours(1);
        scene.Options.ReadFacesBeforeSending = true;
        scene.Options.OnSending = async (ticket, token) =>
        {
            scene.Time.Advance(TimeSpan.FromMinutes(20));
            asked = await other.Client.ReconcileAsync(ticket, cancellationToken: token);
        };
        scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        Assert.That(asked!.Status, Is.EqualTo(Status.NotYetVisible));
        Assert.That(asked.AskAgainAfter, Is.GreaterThan(TimeSpan.FromMinutes(40)));
    }
}
