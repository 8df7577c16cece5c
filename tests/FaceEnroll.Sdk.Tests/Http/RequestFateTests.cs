using FaceEnroll.Sdk.Http;

namespace FaceEnroll.Sdk.Tests.Http;

/// <summary>Whether a lost request can still run: the vendor's clock decides, and nothing waits for ever.</summary>
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
        Show(new VendorMoment { Date = s_end + TimeSpan.FromSeconds(secondsAfterEnd) });

    [TestCase(0.074, ExpectedResult = "wait 149")]
    [TestCase(149, ExpectedResult = "wait 1")]
    [TestCase(151, ExpectedResult = "dead")]
    public string Date_FarAheadOfTheTimeThatPassed_IsNoClock(double secondsPassed) =>
        Show(
            new VendorMoment
            {
                Date = s_end + TimeSpan.FromHours(1),
                SinceLastAttempt = TimeSpan.FromSeconds(secondsPassed),
            }
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

    private static string Show(VendorMoment moment)
    {
        var fate = RequestFate.Of(s_end, s_validity, s_settle, moment);
        return fate.IsDead ? "dead"
            : fate.LookAgainAfter is { } wait ? $"wait {Math.Floor(wait.TotalSeconds)}"
            : "never";
    }
}
