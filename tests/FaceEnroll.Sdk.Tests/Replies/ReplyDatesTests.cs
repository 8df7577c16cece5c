using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.Tests.Replies;

/// <summary>When a read-back looked, by the vendor's clock: never later than it really did.</summary>
[TestOf(typeof(ReplyDates))]
public class ReplyDatesTests
{
    private static readonly DateTimeOffset s_first = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [TestCase(0, 60, ExpectedResult = 0)]
    [TestCase(60, 0, ExpectedResult = 0)]
    [TestCase(0, null, ExpectedResult = null)]
    [TestCase(null, 0, ExpectedResult = null)]
    [TestCase(null, null, ExpectedResult = null)]
    public int? Earliest_IsTheFirstReplysTime_AndNoneWhereOneIsMissing(int? first, int? second)
    {
        var dates = new ReplyDates();
        dates.Add(At(first), isDoubtful: false);
        dates.Add(At(second), isDoubtful: false);
        Assert.That(dates.IsDoubtful, Is.False);
        return (int?)(dates.Earliest - s_first)?.TotalSeconds;
    }

    [Test]
    public void Earliest_TwoRepliesWithoutATime_IsNoneForEver()
    {
        var dates = new ReplyDates();
        dates.Add(null, isDoubtful: false);
        dates.Add(null, isDoubtful: false);
        dates.Add(s_first, isDoubtful: false);
        Assert.That(dates.Earliest, Is.Null);
    }

    [Test]
    public void Earliest_NoReply_IsNone() => Assert.That(new ReplyDates().Earliest, Is.Null);

    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(true, true)]
    public void OneDoubtfulReply_SpoilsTheRest(bool first, bool second)
    {
        var dates = new ReplyDates();
        dates.Add(s_first, first);
        dates.Add(s_first, second);
        Assert.That(dates.IsDoubtful, Is.True);
    }

    private static DateTimeOffset? At(int? seconds) => seconds is { } s ? s_first + TimeSpan.FromSeconds(s) : null;
}
