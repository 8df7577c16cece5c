using FaceEnroll.Ledger.PostgreSql.Limiting;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Limiting;

/// <summary>When a slot may be used, by a clock that has nothing to do with the database's.</summary>
[TestOf(typeof(SlotGrant))]
public class SlotGrantTests
{
    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>Wherever between question and answer the database said it, what is used is used in its slot's time.</summary>
    [Test]
    public void Window_WhereverTheDatabaseLooked_IsInsideTheSlots(
        [Values(0, 3, 10)] int looked,
        [Values(0, 1, 7)] int slot
    )
    {
        var grant = new SlotGrant(Ms(1000), Ms(1010), Wait: Ms(40), Step: Ms(22), Count: 8);
        var begins = Ms(1000 + looked + 40 + (slot * 22));
        Assert.That(grant.NotBefore(slot), Is.GreaterThanOrEqualTo(begins));
        Assert.That(grant.NotAfter(slot), Is.LessThanOrEqualTo(begins + SlotGrant.Spread));
        Assert.That(grant.NotAfter(slot) - grant.NotBefore(slot), Is.EqualTo(Ms(90)), "an answer's way is taken off");
    }

    [Test]
    public void Window_AnswerTookLongerThanTheSpread_IsNone()
    {
        var grant = new SlotGrant(Ms(1000), Ms(1150), Wait: Ms(40), Step: Ms(22), Count: 1);
        Assert.That(grant.NotAfter(0), Is.LessThan(grant.NotBefore(0)));
    }

    /// <summary>The first is used as late, and the one N places later as early as it may be: a second lies between.</summary>
    [TestCase(0.5)]
    [TestCase(1)]
    [TestCase(7)]
    [TestCase(50)]
    [TestCase(333)]
    public void Step_OfNSlotsAndTheirSpread_IsASecondApart(double permitsPerSecond)
    {
        var many = Math.Max(1, (int)permitsPerSecond);
        var apart = (many * SlotGrant.StepOf(permitsPerSecond)) - SlotGrant.Spread;
        Assert.That(apart, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(apart, Is.LessThan(TimeSpan.FromSeconds(Math.Max(1, 1.1 / permitsPerSecond)) + Ms(1)));
    }
}
