using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.Tests.Reconciliation;

/// <summary>Whether a lost request can still run: the vendor's clock decides, and nothing waits for ever.</summary>
[TestOf(typeof(RequestFate))]
public class RequestFateTests
{
    private static readonly DateTimeOffset s_end = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_validity = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(10);

    [TestCase(309, ExpectedResult = "wait 1")]
    [TestCase(310, ExpectedResult = "dead")]
    [TestCase(0, ExpectedResult = "wait 310")]
    [TestCase(-100, ExpectedResult = "wait 410")]
    public string Date_IsComparedWithTheEndOfTheSignatureAndTheSettleTime(int secondsAfterEnd) =>
        Show(
            new VendorMoment
            {
                Date = s_end + TimeSpan.FromSeconds(secondsAfterEnd),
                SinceLastAttempt = TimeSpan.FromHours(1),
            }
        );

    // FinAuth takes a stamp of a time to come, and its end lies as much later.
    [TestCase(0, false, 609, ExpectedResult = "wait 1")]
    [TestCase(1200, false, 610, ExpectedResult = "wait 900")]
    [TestCase(1200, false, 1510, ExpectedResult = "dead")]
    [TestCase(0, true, 36_000, ExpectedResult = "wait 30")]
    public string NoDate_TheStampMayHaveBeenAhead(int secondsAhead, bool byAnyTime, int secondsSince) =>
        Show(
            new VendorMoment
            {
                SinceLastAttempt = TimeSpan.FromSeconds(secondsSince),
                StampAhead = TimeSpan.FromSeconds(secondsAhead),
                IsUnbounded = byAnyTime,
            }
        );

    // The call still runs, and may send until its end.
    [TestCase(false, ExpectedResult = "wait 730")]
    [TestCase(true, ExpectedResult = "wait 430")]
    public string CallUnderWay_CountsFromItsEnd(bool hasDate) =>
        Show(
            new VendorMoment
            {
                Date = hasDate ? s_end + TimeSpan.FromHours(1) : null,
                SinceLastAttempt = TimeSpan.FromMinutes(-2),
            }
        );

    // Half the validity ahead, it would be believed after half the time.
    [TestCase(0.074, ExpectedResult = "wait 309")]
    [TestCase(160, ExpectedResult = "wait 150")]
    [TestCase(309, ExpectedResult = "wait 1")]
    [TestCase(310, ExpectedResult = "dead")]
    public string Date_FarAheadOfTheTimeThatPassed_IsNoClock(double secondsPassed) =>
        Show(
            new VendorMoment
            {
                Date = s_end + TimeSpan.FromHours(1),
                SinceLastAttempt = TimeSpan.FromSeconds(secondsPassed),
            }
        );

    // The monotonic clock of another process tells nothing: the wall clock must agree, or as much time pass here.
    [TestCase(310, 0, ExpectedResult = "dead")]
    [TestCase(309, 0, ExpectedResult = "wait 1")]
    [TestCase(0, 0, ExpectedResult = "wait 310")]
    [TestCase(-3600, 0, ExpectedResult = "wait 310")]
    [TestCase(-3600, 300, ExpectedResult = "wait 10")]
    [TestCase(-3600, 310, ExpectedResult = "dead")]
    [TestCase(-3600, 309, ExpectedResult = "wait 1")]
    public string Date_OtherProcess_NeedsTheWallClockOrTimeOfItsOwn(int secondsByWallClock, int secondsSinceAsked) =>
        Show(
            new VendorMoment
            {
                Date = s_end + TimeSpan.FromHours(1),
                SinceEndByWallClock = TimeSpan.FromSeconds(secondsByWallClock),
                SinceFirstAsked = TimeSpan.FromSeconds(secondsSinceAsked),
            }
        );

    // As without any: only time that surely passed counts, and the stamp may have been ahead of the vendor's clock.
    [TestCase(100, 0, ExpectedResult = "wait 510")]
    [TestCase(609, 0, ExpectedResult = "wait 1")]
    [TestCase(610, 0, ExpectedResult = "dead")]
    [TestCase(null, 0, ExpectedResult = "wait 610")]
    [TestCase(null, 600, ExpectedResult = "wait 10")]
    [TestCase(null, 610, ExpectedResult = "dead")]
    public string Date_ThatRunsFast_CountsAsNone(double? secondsPassed, int secondsSinceAsked) =>
        Show(
            new VendorMoment
            {
                Date = s_end + TimeSpan.FromHours(1),
                IsFast = true,
                SinceLastAttempt = secondsPassed is { } passed ? TimeSpan.FromSeconds(passed) : null,
                SinceFirstAsked = TimeSpan.FromSeconds(secondsSinceAsked),
                SinceEndByWallClock = TimeSpan.FromHours(1),
            }
        );

    [Test]
    public void Date_ThatRanFast_IsWaitedForAllTheSame() =>
        Assert.That(
            Show(
                new VendorMoment
                {
                    Date = s_end,
                    IsFast = true,
                    SinceLastAttempt = TimeSpan.FromHours(1),
                }
            ),
            Is.EqualTo("wait 310")
        );

    [Test]
    public void Date_SameProcess_AsksNoWallClock() =>
        Assert.That(
            Show(
                new VendorMoment
                {
                    Date = s_end + TimeSpan.FromHours(1),
                    SinceLastAttempt = TimeSpan.FromSeconds(100),
                    SinceEndByWallClock = TimeSpan.FromHours(1),
                    SinceFirstAsked = TimeSpan.FromHours(1),
                }
            ),
            Is.EqualTo("wait 210")
        );

    [Test]
    public void Date_ThroughACacheOrProxy_ProvesNothing() =>
        Assert.That(
            Show(
                new VendorMoment
                {
                    Date = s_end + TimeSpan.FromHours(1),
                    SinceLastAttempt = TimeSpan.FromHours(1),
                    IsDoubtful = true,
                }
            ),
            Is.EqualTo("wait 30")
        );

    [TestCase(609, ExpectedResult = "wait 1")]
    [TestCase(611, ExpectedResult = "dead")]
    public string NoDate_SameProcess_TwiceTheValidityOfItsOwnMonotonicTime(int secondsPassed) =>
        Show(new VendorMoment { SinceLastAttempt = TimeSpan.FromSeconds(secondsPassed) });

    [TestCase(23, ExpectedResult = "wait 30")]
    [TestCase(25, ExpectedResult = "never")]
    [TestCase(-23, ExpectedResult = "wait 30")]
    [TestCase(-25, ExpectedResult = "never")]
    public string NoDate_OtherProcess_IsNeverDead_AndNobodyWaitsForEver(int hours) =>
        Show(new VendorMoment { SinceTicket = TimeSpan.FromHours(hours) });

    [Test]
    public void EndAtTheEndOfTime_DoesNotBreakTheArithmetic() =>
        Assert.That(
            RequestFate
                .Of(DateTimeOffset.MaxValue, s_validity, s_settle, new VendorMoment { Date = s_end })
                .LookAgainAfter,
            Is.GreaterThan(TimeSpan.FromDays(1))
        );

    [TestCase(long.MaxValue, ExpectedResult = "wait")]
    [TestCase(1, ExpectedResult = "wait")]
    public string ValidityAtTheEndOfTime_DoesNotBreakTheArithmetic(long settleTicks)
    {
        var fate = RequestFate.Of(
            s_end,
            TimeSpan.MaxValue,
            TimeSpan.FromTicks(settleTicks),
            new VendorMoment { Date = s_end, SinceLastAttempt = TimeSpan.FromDays(1) }
        );
        var undated = RequestFate.Of(
            s_end,
            TimeSpan.MaxValue,
            TimeSpan.FromTicks(settleTicks),
            new VendorMoment { SinceLastAttempt = TimeSpan.FromDays(1) }
        );
        return fate.LookAgainAfter is not null && undated.LookAgainAfter is not null ? "wait" : "dead";
    }

    private static string Show(VendorMoment moment)
    {
        var fate = RequestFate.Of(s_end, s_validity, s_settle, moment);
        return fate.IsDead ? "dead"
            : fate.LookAgainAfter is { } wait ? $"wait {Math.Floor(wait.TotalSeconds)}"
            : "never";
    }
}
